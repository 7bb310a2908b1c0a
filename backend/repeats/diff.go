package repeats

func reversed(list []int) []int { return list }
