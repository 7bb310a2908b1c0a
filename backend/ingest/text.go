package ingest

import (
	"bytes"

	"florilege/backend/corpus"
)

// readText reads a plain text file: its text word for word, markup included.
func readText(name string, data []byte) (source, error) {
	text, encoding, guessed, err := decode(name, data)
	src := source{text: text, encoding: encoding}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	return src, err
}

// notText says what data is that is plainly no text, or "".
func notText(data []byte) string {
	for _, f := range []struct{ magic, what string }{
		{"PK\x03\x04", "a zip archive, perhaps a Word or OpenDocument text; give it back its own extension"},
		{"\xd0\xcf\x11\xe0", "an old or protected Office document; save it as .docx without a password"},
		{"%PDF-", "a PDF document"},
		{`{\rtf`, "a rich text document; give it back its own extension, .rtf"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"ID3", "a sound recording"},
		{"RIFF", "a sound recording or a film"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.what
		}
	}
	return ""
}

// few control characters are forgiven in any file: an old end-of-file mark, a
// stray escape.
const few = 3

// refuseNoise returns an error where decoded text is not text: a NUL, or more
// than one control character in a hundred.
func refuseNoise(name, text string) error {
	controls := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == 0:
			return corpus.Fail(corpus.Unreadable, name, "it is not a text file")
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f':
			controls++
		}
	}
	if controls > few && controls*100 > len(text) {
		return corpus.Fail(corpus.Unreadable, name, "it is not a text file")
	}
	return nil
}

// PlainText returns the text of a plain file that is no testimony, such as a
// table, whatever its encoding. The name is for errors: corpus.Unreadable.
func PlainText(name string, data []byte) (string, error) {
	text, _, _, err := decode(name, data)
	return text, err
}
