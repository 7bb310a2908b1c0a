package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"

	"florilege/backend/corpus"
)

// decode returns the text of a plain file and the encoding it was in. guessed
// says that nothing in the file settles it. Bytes that make no character become
// U+FFFD.
func decode(name string, data []byte) (text, encoding string, guessed bool, err error) {
	if kindOf(data) != "" {
		return "", "", false, mistaken(name, data, "")
	}
	encoding, guessed = detect(data)
	switch encoding {
	case "utf-8", "utf-8 bom":
		text = strings.ToValidUTF8(string(data), "\uFFFD")
	case "utf-16le":
		text, err = utf.UTF16(utf.LittleEndian, utf.IgnoreBOM).NewDecoder().String(string(data))
	case "utf-16be":
		text, err = utf.UTF16(utf.BigEndian, utf.IgnoreBOM).NewDecoder().String(string(data))
	default:
		text, err = pages()[encoding].NewDecoder().String(string(data))
	}
	if err != nil {
		return "", "", false, corpus.FailWith(corpus.Unreadable, name, err)
	}
	return text, encoding, guessed, refuseNoise(name, text)
}

// detect names the encoding of data: by its byte order mark, by the zeros that
// UTF-16 leaves in European text, by the rules of UTF-8, and at last by the
// letters that each old code page would make of it.
func detect(data []byte) (enc string, guessed bool) {
	head := string(data[:min(len(data), 3)])
	switch {
	case head == "\xEF\xBB\xBF":
		return "utf-8 bom", false
	case strings.HasPrefix(head, "\xFF\xFE"):
		return "utf-16le", false
	case strings.HasPrefix(head, "\xFE\xFF"):
		return "utf-16be", false
	}
	var zeros [2]int // at even and at odd positions
	high, broken := 0, 0
	for i := 0; i < len(data); {
		if c := data[i]; c < utf8.RuneSelf {
			if c == 0 {
				zeros[i&1]++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			high++
		}
		i += n
	}
	units := len(data) / 2
	switch {
	case zeros[1] > units/2 && zeros[0] <= zeros[1]/8:
		return "utf-16le", true
	case zeros[0] > units/2 && zeros[1] <= zeros[0]/8:
		return "utf-16be", true
	case broken == 0:
		return "utf-8", false
	case high > 10*broken: // a few damaged bytes in UTF-8
		return "utf-8", true
	}
	return bestPage(data), true
}

func pages() map[string]*charmap.Charmap {
	return map[string]*charmap.Charmap{
		"windows-1252": charmap.Windows1252,
		"iso-8859-15":  charmap.ISO8859_15,
		"macintosh":    charmap.Macintosh,
		"cp850":        charmap.CodePage850,
	}
}

// bestPage returns the code page under which data reads most like a western
// European language, windows-1252 where several read alike.
func bestPage(data []byte) string {
	best, most := "windows-1252", 0
	tables := pages()
	for _, name := range []string{"windows-1252", "iso-8859-15", "macintosh", "cp850"} {
		if n := score(data, tables[name]); name == best || n > most {
			best, most = name, n
		}
	}
	return best
}

// score adds up how plausible each byte above ASCII is between its neighbours.
func score(data []byte, page *charmap.Charmap) int {
	total := 0
	for i, c := range data {
		if c < utf8.RuneSelf {
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = page.DecodeByte(data[i-1])
		}
		if i+1 < len(data) {
			after = page.DecodeByte(data[i+1])
		}
		total += plausibility(before, page.DecodeByte(c), after)
	}
	return total
}

// plausibility weighs a character above ASCII between its neighbours in French:
// its own letters more than those of other languages, a case that fits the
// letters around, signs where they stand.
func plausibility(before, r, after rune) int {
	left, right := unicode.IsLetter(before), unicode.IsLetter(after)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return -10
	case strings.ContainsRune("éèêëàâçùûüîïôœæ", r):
		return lowerCase(before, after, 3)
	case strings.ContainsRune("äöñáíóúßìò", r):
		return lowerCase(before, after, 1)
	case strings.ContainsRune("ÉÈÊËÀÂÇÙÛÜÎÏÔŒÆÄÖÑÁÍÓÚŸ", r):
		switch {
		case unicode.IsLower(before):
			return -3
		case unicode.IsUpper(before) || unicode.IsUpper(after):
			return 3
		}
		return 1
	case r == '’':
		if left && right {
			return 3
		}
		return 0
	case strings.ContainsRune("«»", r):
		switch {
		case left && right:
			return -3
		case left || right:
			return 1
		}
		return 2
	case strings.ContainsRune("\u00a0…–—“”€°‘•·", r):
		if left && right {
			return -1
		}
		return 1
	}
	return -2
}

// lowerCase weighs a letter in lower case that is worth so much inside a word.
func lowerCase(before, after rune, worth int) int {
	switch {
	case unicode.IsUpper(after):
		return -3
	case unicode.IsUpper(before) && !unicode.IsLetter(after):
		return 0
	case unicode.IsLetter(before) || unicode.IsLetter(after):
		return worth
	}
	return min(worth, 2)
}
