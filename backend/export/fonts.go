package export

import _ "embed" // the fonts, described in fonts/README.md

//go:embed fonts/Literata-Regular.ttf
var literataTTF []byte

//go:embed fonts/Literata-Bold.ttf
var literataBoldTTF []byte

//go:embed fonts/AtkinsonHyperlegibleNext-Regular.ttf
var atkinsonTTF []byte

//go:embed fonts/Literata-Regular.woff2
var literataWOFF2 []byte

//go:embed fonts/Literata-Bold.woff2
var literataBoldWOFF2 []byte

//go:embed fonts/AtkinsonHyperlegibleNext-Regular.woff2
var atkinsonWOFF2 []byte
