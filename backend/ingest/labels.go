package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// label is what may name a speaker at the start of a line.
type label struct {
	name  string // as written, without markup, colon and brackets
	bytes int    // length with colon, brackets, markup and the blanks after
	sure  bool   // a form that stands for nothing else: brackets, or bold with a colon
	alone bool   // capitals alone on a line, without a colon
}

// labelOf returns what may be a label at the start of a line of text, in the
// forms "Name :", "**Name :**", "**Name** :", "[Name]", "NAME" alone, and a
// table's first cell.
func labelOf(text string, l line) (label, bool) {
	s := l.span.Of(text)
	if rest, ok := strings.CutPrefix(s, "["); ok {
		name, after, ok := strings.Cut(rest, "]")
		if !ok || !plausible(name) {
			return label{}, false
		}
		return label{name: name, bytes: len(s) - len(skip(after, true)), sure: true}, true
	}
	if l.row {
		if name, rest, ok := strings.Cut(s, "\t"); ok && !strings.Contains(rest, "\t") && plausible(colonless(name)) {
			return label{name: colonless(name), bytes: len(s) - len(rest)}, true
		}
		return label{}, false
	}
	if l.bold > 0 {
		name := plain(s[:l.bold])
		rest := skip(s[l.bold:], true)
		colon := strings.HasSuffix(name, ":") || strings.HasPrefix(strings.TrimLeftFunc(s[l.bold:], unicode.IsSpace), ":")
		if plausible(colonless(name)) && (colon || rest != "") {
			return label{name: colonless(name), bytes: len(s) - len(rest), sure: colon}, true
		}
	}
	if name, rest, ok := strings.Cut(s, ":"); ok && !strings.HasPrefix(rest, "//") && plausible(name) {
		return label{name: strings.TrimSpace(name), bytes: len(s) - len(skip(rest, false))}, true
	}
	if l.heading == 0 || l.heading == capsLevel {
		if t := strings.TrimSpace(s); plausible(t) && upper(t) && utf8.RuneCountInString(t) <= 24 {
			return label{name: t, bytes: len(s), alone: true}, true
		}
	}
	return label{}, false
}

// skip passes over the blanks after a label, and over a colon among them.
func skip(s string, colon bool) string {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if colon {
		s = strings.TrimLeftFunc(strings.TrimPrefix(s, ":"), unicode.IsSpace)
	}
	return s
}

func colonless(s string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), ":"))
}

// Bounds of a name.
const (
	mostNameWords = 4
	mostNameBytes = 48
)

// plausible reports whether s can name a speaker: a few words, each
// capitalised, a particle or a number, and none of the words that open notes.
func plausible(s string) bool {
	s = strings.TrimSpace(s)
	words := strings.FieldsFunc(s, unicode.IsSpace)
	if len(words) == 0 || len(words) > mostNameWords || len(s) > mostNameBytes || notNames()[anchor.Fold(s)] {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !particles()[anchor.Fold(w)] {
			return false
		}
		if strings.ContainsAny(w, ",;!?()«»\"/=@…") {
			return false
		}
	}
	return true
}

func upper(s string) bool {
	return strings.ToUpper(s) == s && strings.ToLower(s) != s
}

func set(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}

func particles() map[string]bool {
	return set("de", "du", "des", "d'", "la", "le", "les", "et", "van", "von", "der", "den", "el", "ben", "&", "n°")
}

// notNames are the words that stand before a colon, or in brackets, and name
// nobody (folded).
func notNames() map[string]bool {
	return set(
		"exemple", "exemples", "ex", "note", "notes", "nb", "n.b.", "ps", "p.s.", "source", "sources", "remarque", "remarques",
		"attention", "date", "lieu", "duree", "titre", "theme", "objet", "sujet", "contexte", "resume", "conclusion",
		"introduction", "annexe", "total", "tel", "gsm", "e-mail", "email", "mail", "adresse", "page", "resultat", "resultats",
		"objectif", "objectifs", "impact", "impacts", "action", "actions", "warning", "example", "rires", "rire", "silence", "pause",
		"inaudible", "soupir", "soupirs", "musique", "bruit", "applaudissements", "rires collectifs", "laughter", "crosstalk",
		"coupe", "interruption", "sonnerie", "depasser", "reagir", "p", "c'est", "oui", "non", "bref", "donc", "alors", "voila",
		"et", "mais", "ou", "puis", "resultat final", "le temoin", "fichier", "transcription", "transcripteur", "transcriptrice",
	)
}

// interviewers are the labels of those who ask the questions (folded).
func interviewers() map[string]bool {
	return set(
		"enq", "enqueteur", "enquetrice", "enqueteurs", "enquetrices", "e", "q", "question", "i", "int", "itw", "interviewer",
		"intervieweur", "intervieweuse", "anim", "animateur", "animatrice", "mod", "moderateur", "moderatrice", "moderator",
		"facilitateur", "facilitatrice", "facilitator", "chercheur", "chercheuse", "researcher",
	)
}

// key is what two forms of one label share: case, accents and signs aside.
func key(name string) string {
	return strings.Join(strings.FieldsFunc(anchor.Fold(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

func isInterviewer(name string) bool {
	return interviewers()[strings.TrimRight(key(name), " 0123456789")]
}

// display makes a name of a label: names in capitals are opened, abbreviations
// are left.
func display(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	if !upper(name) || isInterviewer(name) || utf8.RuneCountInString(name) < 3 {
		return name
	}
	var b strings.Builder
	start := true
	for _, r := range name {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r) && !unicode.IsMark(r)
	}
	return b.String()
}
