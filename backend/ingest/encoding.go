package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"

	"florilege/backend/corpus"
)

// decode turns the bytes of a text file into UTF-8 and names the encoding: by
// its byte order mark, by the zero bytes of UTF-16, as UTF-8 where it is valid,
// else as the old encoding under which it reads most like French.
func decode(name string, data []byte) (text, encoding string, warnings []Warning, err error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", "", nil, corpus.Fail(corpus.EmptyFile, name, "")
	}
	if what := notText(data); what != "" {
		return "", "", nil, corpus.Fail(corpus.Unreadable, name, "it is "+what+", not text")
	}
	text, encoding, err = decodeAs(data)
	if err != nil {
		return "", "", nil, corpus.FailWith(corpus.Unreadable, name, err)
	}
	if controls(text)*50 > len(text) {
		return "", "", nil, corpus.Fail(corpus.Unreadable, name, "it is not text")
	}
	if n := strings.Count(text, "\uFFFD"); n > 0 {
		warnings = append(warnings, Warning{UndecodedBytes, fmt.Sprint(n)})
	}
	if encoding == "macintosh" || encoding == "cp850" || encoding == "iso-8859-15" {
		warnings = append(warnings, Warning{GuessedEncoding, encoding})
	}
	return text, encoding, warnings, nil
}

func decodeAs(data []byte) (text, name string, err error) {
	little := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM)
	big := xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM)
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), "utf-8", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return with(little, data, "utf-16le")
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return with(big, data, "utf-16be")
	}
	if even, odd := zeros(data); even+odd > 0 {
		if odd >= even {
			return with(xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), data, "utf-16le")
		}
		return with(xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), data, "utf-16be")
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", nil
	}
	// A file cut in the middle of a character is UTF-8 all the same.
	if broken := strings.Count(strings.ToValidUTF8(string(data), "\uFFFD"), "\uFFFD"); multibyte(data) > 20*broken {
		return strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8", nil
	}
	return mostFrench(data)
}

func with(e encoding.Encoding, data []byte, name string) (string, string, error) {
	out, err := e.NewDecoder().Bytes(data)
	return string(out), name, err
}

// zeros counts the zero bytes at even and odd places: in UTF-16 one half of the
// bytes of a Latin text is zero.
func zeros(data []byte) (even, odd int) {
	for i, b := range data[:min(len(data), 4096)] {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	return even, odd
}

// multibyte counts the characters of more than one byte.
func multibyte(data []byte) int {
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r != utf8.RuneError && size > 1 {
			n++
		}
		data = data[size:]
	}
	return n
}

// mostFrench decodes data as the single-byte encoding that yields most of the
// signs of French and fewest others; of equals the most used.
func mostFrench(data []byte) (text, name string, err error) {
	best := -1 << 31
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
	}{
		{"windows-1252", charmap.Windows1252},
		{"iso-8859-15", charmap.ISO8859_15},
		{"macintosh", charmap.Macintosh},
		{"cp850", charmap.CodePage850},
	} {
		t, _, err := with(c.enc, data, c.name)
		if err != nil {
			return "", "", err
		}
		if s := frenchness(t); s > best {
			text, name, best = t, c.name, s
		}
	}
	return text, name, nil
}

// frenchness scores the characters beyond ASCII.
func frenchness(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case strings.ContainsRune("éèêëàâçùûüîïôœÉÈÊÀÂÇÔÎŒ’‘“”«»…–—€\u00a0", r):
			score += 2
		case r == '\uFFFD' || unicode.IsControl(r):
			score -= 8
		case unicode.IsLetter(r):
			score--
		default:
			score -= 3
		}
	}
	return score
}

// notText says what a file is that is no text, or "".
func notText(data []byte) string {
	for _, k := range []struct{ magic, what string }{
		{"PK\x03\x04", "a zip or Office file"},
		{"\xd0\xcf\x11\xe0", "an old or protected Office file"},
		{"%PDF-", "a PDF"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"{\\rtf", "an RTF document"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.what
		}
	}
	return ""
}

// controls counts the characters that no text holds.
func controls(text string) int {
	n := 0
	for _, r := range text {
		if r < ' ' && !unicode.IsSpace(r) || r == '\uFFFD' {
			n++
		}
	}
	return n
}
