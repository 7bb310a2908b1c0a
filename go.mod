module florilege

go 1.26.0
