package ingest

import (
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// A heading is the document's title only among its first lines that hold words.
const titleWithin = 5

// titleOf returns the title that the document gives itself: by its format, or
// by a first heading that stands before anybody speaks. Else it is the file's
// name made readable.
func titleOf(name string, doc document, headings []corpus.Heading, turns []corpus.Turn) string {
	if doc.title != "" {
		return doc.title
	}
	if len(headings) > 0 {
		h := headings[0]
		lines := 0
		for l := range strings.SplitSeq(doc.text[:h.Span.Start], "\n") {
			if strings.Trim(l, "#*_ \t") != "" {
				lines++
			}
		}
		early := lines == 0 || h.Level == 1 && lines < titleWithin
		title := plain(h.Span.Of(doc.text))
		if early && title != "" && (len(turns) == 0 || turns[0].Label.Start > h.Span.Start) {
			return title
		}
	}
	name = base(name)
	stem := strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSuffix(name, extension(name)))
	if stem = oneLine(anchor.Normalize(stem)); stem == "" {
		return name
	}
	return stem
}

// base returns a file's name without its folder, of either kind of system.
func base(name string) string { return name[strings.LastIndexAny(name, `/\`)+1:] }

// extension returns the end of a file's name from its last dot, or "".
func extension(name string) string {
	name = base(name)
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[i:]
	}
	return ""
}

// plain returns a heading or a cell in one line, without Markdown's signs, HTML
// tags, arrows and a colon at its end.
func plain(s string) string {
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		closing := strings.IndexByte(s[open:], '>')
		if closing < 0 {
			break
		}
		s = s[:open] + s[open+closing+1:]
	}
	s = strings.NewReplacer("**", "", "__", "", "*", "").Replace(s)
	return oneLine(strings.Trim(s, "#_ \t\n\u00a0\u202f:→←➔⇒>-–—•"))
}
