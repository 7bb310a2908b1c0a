package main

import (
	"bufio"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"florilege/backend/lexicon"
)

// forms is the lemmas of every form, both in lower case.
type forms map[string][]lexicon.Lemma

// irregular are plurals and feminines that the dictionary has as entries of their
// own.
var irregular = map[string]string{
	"yeux": "œil", "cieux": "ciel", "aïeux": "aïeul", "mesdames": "madame", "messieurs": "monsieur",
	"mesdemoiselles": "mademoiselle", "messeigneurs": "monseigneur", "bonshommes": "bonhomme", "gentilshommes": "gentilhomme",
	"franche": "franc", "franches": "franc", "expresse": "exprès", "expresses": "exprès", "coite": "coi", "coites": "coi",
}

// expand returns all forms of the entries of a dictionary.
func expand(path string, suffixes map[string][]suffix) (forms, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := forms{}
	lines := bufio.NewScanner(f)
	lines.Scan() // how many entries there are
	for lines.Scan() {
		entry, tags, _ := strings.Cut(lines.Text(), " ")
		word, flags, _ := strings.Cut(entry, "/")
		class, ok := classOf(tags)
		if !ok || !isWord(word) {
			continue
		}
		lemma := strings.ToLower(word)
		if singular, ok := irregular[lemma]; ok {
			lemma = singular
		}
		l := lexicon.Lemma{Word: lemma, Class: class}
		if has := pairs(flags); slices.Contains(has, virtual) {
			out.derive(word, has, l, suffixes)
		} else {
			out.add(word, l)
			out.derive(word, has, l, suffixes)
		}
	}
	out.joinCompounds()
	return out, lines.Err()
}

// classOf reads the tags of an entry. Entries that are no words, or mistakes, are
// left out.
func classOf(tags string) (lexicon.Class, bool) {
	class := lexicon.Noun
	for _, t := range strings.Fields(tags) {
		kind, ok := strings.CutPrefix(t, "po:")
		switch {
		case !ok:
		case kind == "err" || kind == "pfx" || kind == "sign" || kind == "ponc":
			return 0, false
		case kind == "mg":
			return lexicon.Grammar, true
		case kind == "npr" || kind == "prn" || kind == "patr":
			class = lexicon.Name
		case len(kind) > 1 && kind[0] == 'v' && '0' <= kind[1] && kind[1] <= '3':
			return lexicon.Verb, true
		}
	}
	return class, true
}

// isWord leaves out signs, figures, and symbols of one or two letters such as Me.
func isWord(s string) bool {
	if strings.ToLower(s) != s && utf8.RuneCountInString(s) <= 2 {
		return false
	}
	return s != "" && !strings.ContainsAny(s, "0123456789 .") && strings.ToLower(s) != strings.ToUpper(s)
}

func (f forms) derive(word string, flags []string, l lexicon.Lemma, suffixes map[string][]suffix) {
	for _, flag := range flags {
		for _, s := range suffixes[flag] {
			if form, ok := s.of(word); ok {
				f.add(form, l)
				f.derive(form, s.flags, l, suffixes)
			}
		}
	}
}

func (f forms) add(form string, l lexicon.Lemma) {
	form = strings.ToLower(form)
	if !slices.Contains(f[form], l) {
		f[form] = append(f[form], l)
	}
}

// joinCompounds leads the plurals of words with hyphens, which the dictionary has
// as entries of their own, to their singular: grands-mères to grand-mère.
func (f forms) joinCompounds() {
	for _, form := range slices.Sorted(maps.Keys(f)) {
		lemmas := f[form]
		own := slices.Index(lemmas, lexicon.Lemma{Word: form, Class: lexicon.Noun})
		if own < 0 || !strings.Contains(form, "-") {
			continue
		}
		for _, singular := range singulars(strings.Split(form, "-")) {
			l := lexicon.Lemma{Word: singular, Class: lexicon.Noun}
			if singular != form && slices.Contains(f[singular], l) {
				lemmas[own] = l
				break
			}
		}
	}
}

// singulars returns a word of several parts with the s or x of any of them left
// out.
func singulars(parts []string) []string {
	out := []string{""}
	for i, part := range parts {
		ways := []string{part}
		if bare := strings.TrimRight(part, "sx"); bare != "" && bare != part {
			ways = []string{part[:len(part)-1], part}
		}
		var longer []string
		for _, way := range ways {
			for _, begun := range out {
				if i > 0 {
					begun += "-"
				}
				longer = append(longer, begun+way)
			}
		}
		out = longer
	}
	return out
}
