package lexicon

import "slices"

// Loose returns the lemmas of all forms that are a word once their accents and
// ligatures are taken away. The word is folded: lower case, without accents.
func (l *Lexicon) Loose(folded string) []Lemma {
	var out []Lemma
	l.walk(walked{at: l.forms.Start(), rest: folded}, func(form string, n uint64) {
		for _, lemma := range l.read(form, n) {
			if !slices.Contains(out, lemma) {
				out = append(out, lemma)
			}
		}
	})
	return out
}

// walked is a way into the automaton: the form so far, and what is left to match.
type walked struct {
	at     int
	number uint64
	form   string
	rest   string
}

func (l *Lexicon) walk(w walked, found func(form string, n uint64)) {
	if w.rest == "" {
		if ends, n := l.forms.IsMatchWithVal(w.at); ends {
			found(w.form, w.number+n)
		}
		return
	}
	for _, v := range variants(w.rest) {
		if next, ok := l.step(w, v); ok {
			l.walk(next, found)
		}
	}
}

// step follows the bytes of a variant.
func (l *Lexicon) step(w walked, v variant) (walked, bool) {
	for i := range len(v.written) {
		next, n := l.forms.AcceptWithVal(w.at, v.written[i])
		if !l.forms.CanMatch(next) {
			return w, false
		}
		w.at, w.number = next, w.number+n
	}
	w.form, w.rest = w.form+v.written, w.rest[v.folded:]
	return w, true
}

// variant is how the first bytes of a folded word may be written.
type variant struct {
	written string
	folded  int // bytes
}

func variants(rest string) []variant {
	out := []variant{{rest[:1], 1}}
	for _, s := range accented(rest[0]) {
		out = append(out, variant{s, 1})
	}
	if len(rest) > 1 {
		switch rest[:2] {
		case "oe":
			out = append(out, variant{"œ", 2})
		case "ae":
			out = append(out, variant{"æ", 2})
		}
	}
	return out
}

// accented returns the letters that French writes with an accent.
func accented(letter byte) []string {
	switch letter {
	case 'a':
		return []string{"à", "â", "ä"}
	case 'c':
		return []string{"ç"}
	case 'e':
		return []string{"é", "è", "ê", "ë"}
	case 'i':
		return []string{"î", "ï"}
	case 'n':
		return []string{"ñ"}
	case 'o':
		return []string{"ô", "ö"}
	case 'u':
		return []string{"ù", "û", "ü"}
	case 'y':
		return []string{"ÿ"}
	}
	return nil
}
