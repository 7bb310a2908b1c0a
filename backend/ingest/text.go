package ingest

import "florilege/backend/corpus"

// readText reads a plain text file: its text word for word, markup included.
func readText(name string, data []byte) (source, error) {
	text, encoding, guessed, err := decode(name, data)
	src := source{text: text, encoding: encoding}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	return src, err
}

// few control characters are forgiven in any file: an old end-of-file mark, a
// stray escape.
const few = 3

// refuseNoise returns an error where decoded text is not text.
func refuseNoise(name, text string) error {
	if noisy(text) {
		return corpus.Fail(corpus.NotText, name, "")
	}
	return nil
}

// noisy reports whether there is a NUL in text, or more than one control
// character in a hundred.
func noisy(text string) bool {
	controls := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == 0:
			return true
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f':
			controls++
		}
	}
	return controls > few && controls*100 > len(text)
}

// PlainText returns the text of a plain file that is no testimony, such as a
// table, whatever its encoding. The name is for errors: corpus.Unreadable.
func PlainText(name string, data []byte) (string, error) {
	text, _, _, err := decode(name, data)
	return text, err
}
