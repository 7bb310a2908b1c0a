package pseudonym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// particle tells what may stand before an apostrophe and a name, folded.
func particle(folded string) bool {
	switch folded {
	case "l", "m", "n", "s", "t", "c", "j":
		return true
	}
	return whole(folded) != ""
}

// whole returns an elided word as it stands before a consonant, or "".
func whole(folded string) string {
	switch folded {
	case "d", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu":
		return folded + "e"
	}
	return ""
}

// elides tells words that lose their e before a vowel.
func elides(folded string) bool {
	return strings.HasSuffix(folded, "e") && whole(strings.TrimSuffix(folded, "e")) != ""
}

// start is how a word begins, for the word before it.
type start int

const (
	consonant start = iota
	vowel
	unsure // h and y: only the speaker knows
)

func startOf(s string) start {
	for _, r := range anchor.Fold(s) {
		switch {
		case strings.ContainsRune("aeiou", r):
			return vowel
		case r == 'h' || r == 'y':
			return unsure
		case wordRune(r):
			return consonant
		}
	}
	return consonant
}

// repaired returns what stands for the word before the name that begins with
// word i, and the pseudonym that goes after it; false where nothing changes.
// An edit of no bytes says that only the pseudonym loses its article.
func (s *scanned) repaired(i int, f form) (e Edit, with string, ok bool) {
	if i == 0 || i-1 < s.free {
		return e, "", false
	}
	elided := s.elided(i-1, i)
	if !elided && !s.blank(i-1, i) {
		return e, "", false
	}
	before := s.fold1(i - 1)
	switch {
	case elided && before == "l", !elided && (before == "le" || before == "la" || before == "les"):
		return s.article(i, f, before)
	case !elided && (before == "du" || before == "des" || before == "au" || before == "aux"):
		return s.contracted(i, f, before)
	}
	from := i - 1
	preposition := before
	if elided {
		preposition = whole(before)
	}
	switch {
	case preposition == "de" || !elided && s.isA(i-1):
		if f.article != "" {
			return s.edit(from, i, joined(preposition, f.article)), f.rest, true
		}
	case preposition == "" || !elided && !elides(before):
		return e, "", false
	}
	if preposition == "a" {
		return e, "", false
	}
	begins := startOf(f.with)
	switch {
	case elided && begins == consonant:
		return s.edit(from, i, preposition+" "), f.with, true
	case !elided && begins == vowel:
		return s.edit(from, i, strings.TrimSuffix(preposition, "e")+"’"), f.with, true
	}
	return e, "", false
}

// article repairs le, la, l' or les before the name, with the de or à before it.
func (s *scanned) article(i int, f form, before string) (Edit, string, bool) {
	from, preposition := i-1, ""
	if i >= 2 && i-2 >= s.free && s.blank(i-2, i-1) {
		if p := s.fold1(i - 2); p == "de" || s.isA(i-2) {
			from, preposition = i-2, p
		}
	}
	if f.article != "" {
		return s.edit(from, i, joined(preposition, f.article)), f.rest, true
	}
	switch begins := startOf(f.with); {
	case before == "l" && begins == consonant:
		return s.edit(i-1, i, ""), f.with, true
	case (before == "le" || before == "la") && begins == vowel:
		return s.edit(i-1, i, "l’"), f.with, true
	}
	return Edit{}, "", false
}

// contracted repairs du, des, au or aux before the name.
func (s *scanned) contracted(i int, f form, before string) (Edit, string, bool) {
	preposition := "de"
	if before[0] == 'a' {
		preposition = "a"
	}
	if f.article != "" {
		return s.edit(i-1, i, joined(preposition, f.article)), f.rest, true
	}
	if (before == "du" || before == "au") && startOf(f.with) == vowel {
		return s.edit(i-1, i, joined(preposition, "l")), f.with, true
	}
	return Edit{}, "", false
}

// joined returns a preposition ("de", "a" for à, or "") and an article as they
// are said together, up to the name.
func joined(preposition, article string) string {
	switch preposition + article {
	case "dele":
		return "du "
	case "deles":
		return "des "
	case "ale":
		return "au "
	case "ales":
		return "aux "
	}
	out := map[string]string{"": "", "de": "de ", "a": "à "}[preposition]
	if article == "l" {
		return out + "l’"
	}
	return out + article + " "
}

// edit returns the words from i to the name at word j as they are now, with the
// capitals they had; an edit of no bytes where they stay.
func (s *scanned) edit(i, j int, with string) Edit {
	span := corpus.Span{Start: s.words[i].start, End: s.words[j].start}
	old := span.Of(s.text)
	switch r, n := utf8.DecodeRuneInString(with); {
	case s.words[i].upper || s.words[i].capital && s.words[j].upper:
		with = strings.ToUpper(with)
	case s.words[i].capital && n > 0:
		with = string(unicode.ToUpper(r)) + with[n:]
	}
	if strings.ReplaceAll(old, "'", "’") == with {
		return Edit{}
	}
	return Edit{span, with, -1}
}

// blank reports whether blanks alone part words i and j, one line end at most.
func (s *scanned) blank(i, j int) bool {
	gap := s.text[s.words[i].end:s.words[j].start]
	return gap != "" && strings.TrimSpace(gap) == "" && strings.Count(gap, "\n") <= 1
}

// isA reports whether word i is à, which a without its accent is not.
func (s *scanned) isA(i int) bool {
	switch w := s.words[i]; s.text[w.start:w.end] {
	case "à", "À":
		return true
	}
	return false
}
