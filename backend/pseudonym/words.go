package pseudonym

import (
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// word is a run of letters, marks and digits of a text.
type word struct {
	start, end int // bytes
	id         int // of the vocabulary; 0 where no name has it
	capital    bool
	upper      bool // two letters or more, all capitals
	plural     bool // id is that of the word without its s
}

// folder folds words as anchor.Fold does, without allocating.
type folder struct {
	quick []string // of the first characters of Unicode
	buf   []byte

	letters, capitals int // of the word read last
	at                int
}

// quickRunes covers the Latin letters with their accents.
const quickRunes = 0x250

func newFolder() *folder {
	f := &folder{quick: make([]string, quickRunes)}
	for r := range rune(quickRunes) {
		f.quick[r] = anchor.Fold(string(r))
	}
	return f
}

// eachWord calls f with every word of text, in order. folded is good only
// during the call.
func (f *folder) eachWord(text string, do func(w word, folded []byte)) {
	for i := 0; i < len(text); {
		r, n := decode(text, i)
		if !wordRune(r) {
			i += n
			continue
		}
		w := f.word(text, i)
		w.upper = f.letters >= 2 && f.capitals == f.letters
		do(w, f.buf)
		i = max(w.end, f.at)
	}
}

// word reads the word that begins at a place; f.at is where its reading ended.
func (f *folder) word(text string, at int) word {
	w := word{start: at, end: at}
	buf, letters, capitals := f.buf[:0], 0, 0
	i := at
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			lower := c | 0x20
			if 'a' <= lower && lower <= 'z' {
				letters++
				if c != lower {
					capitals++
				}
			} else if c < '0' || c > '9' {
				break
			}
			buf = append(buf, lower)
			i++
			w.end = i
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			if !anchor.Unseen(r) {
				break
			}
			i += n // it hides in the word
			continue
		}
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		if r < quickRunes {
			buf = append(buf, f.quick[r]...)
		} else {
			buf = append(buf, anchor.Fold(string(r))...)
		}
		i += n
		w.end = i
	}
	first, _ := decode(text, at)
	w.capital = isUpper(first)
	f.buf, f.letters, f.capitals, f.at = buf, letters, capitals, i
	return w
}

func decode(text string, i int) (r rune, n int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return !apostrophe(r) && !anchor.Unseen(r) && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

func hyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// foldedWords returns the words of a name, folded.
func foldedWords(f *folder, name string) []string {
	var out []string
	f.eachWord(name, func(_ word, folded []byte) {
		if len(folded) > 0 {
			out = append(out, string(folded))
		}
	})
	return out
}
