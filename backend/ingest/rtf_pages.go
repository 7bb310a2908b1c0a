package ingest

import "golang.org/x/text/encoding/charmap"

// codePage returns the table of a code page by its number, nil where it is not
// one of single bytes that is known.
func codePage(n int) *charmap.Charmap {
	return map[int]*charmap.Charmap{
		437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
		858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863,
		865: charmap.CodePage865, 866: charmap.CodePage866, 874: charmap.Windows874,
		1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
		1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
		1258: charmap.Windows1258, 10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic,
		28591: charmap.ISO8859_1, 28605: charmap.ISO8859_15,
	}[n]
}

// Character sets that a font of an RTF file may name, beside those that map to a
// code page below.
const (
	charsetANSI    = 0
	charsetDefault = 1
	charsetSymbol  = 2
)

// charsetPage returns the code page of a font's character set, 0 where the
// file's own is meant.
func charsetPage(charset int) int {
	return map[int]int{
		77: 10000, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
		254: 437, 255: 850,
	}[charset]
}
