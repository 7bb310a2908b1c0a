package pseudonym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// reading is a text that a Gatherer reads.
type reading struct {
	*Gatherer
	text  string
	words []word
}

func (t *reading) folded(i int) string { return t.uses[t.words[i].id].folded }

// between returns what stands between word i and the next.
func (t *reading) between(i int) string { return t.text[t.words[i].end:t.words[i+1].start] }

// begins reports whether a sentence, or what is quoted, begins with word i.
func (t *reading) begins(i int) bool {
	if i == 0 {
		return true
	}
	gap := t.between(i - 1)
	if strings.HasPrefix(gap, ".") && isTitle(t.folded(i-1)) && !strings.Contains(gap, "\n") {
		return false // M. Dubois
	}
	return strings.ContainsAny(gap, ".!?…:\n«“\"—–[(*•")
}

// close reports whether word i+1 goes on with what word i began.
func (t *reading) close(i int) bool {
	if i+1 >= len(t.words) {
		return false
	}
	gap := t.between(i)
	if strings.HasPrefix(gap, ".") && isTitle(t.folded(i)) {
		gap = gap[1:]
	}
	if strings.Count(gap, "\n") > 1 || gap == "" {
		return false
	}
	for _, r := range gap {
		if !unicode.IsSpace(r) && !hyphen(r) && !apostrophe(r) {
			return false
		}
	}
	return true
}

// take notes the name that begins with word i, and returns the word after it.
func (t *reading) take(i int) int {
	head := headOf(t.folded(i))
	if t.elides(i) {
		return i + 1
	}
	if !t.words[i].capital && head == "" {
		return i + 1
	}
	end, proper := t.extent(i, head)
	if end == i+1 && !t.words[i].capital || proper == 0 {
		return i + 1
	}
	t.note(i, end, head)
	return end
}

// elides reports whether word i is one like L' before another.
func (t *reading) elides(i int) bool {
	if i+1 >= len(t.words) || !particle(t.folded(i)) {
		return false
	}
	r, n := utf8.DecodeRuneInString(t.between(i))
	return apostrophe(r) && n == len(t.between(i))
}

// extent returns the word after a name that begins with word i, and how many of
// its words begin with a capital.
func (t *reading) extent(i int, head corpus.NameKind) (end, proper int) {
	acronym := isAcronym(t.text[t.words[i].start:t.words[i].end])
	end = i + 1
	if t.words[i].capital && head == "" {
		proper = 1
	}
	for end < len(t.words) && t.close(end-1) && !t.begins(end) {
		next := end
		for next < len(t.words) && next-end < 3 && !t.words[next].capital && t.links(next, head != "" || acronym) && t.close(next) {
			next++
		}
		if next >= len(t.words) || !t.words[next].capital || t.begins(next) || len(t.folded(next)) == 1 && next == end {
			break
		}
		end, proper = next+1, proper+1
	}
	return end, proper
}

// links reports whether word i may stand inside a name: a particle, or after a
// word like rue any small word.
func (t *reading) links(i int, after bool) bool {
	f := t.folded(i)
	switch f {
	case "van", "von", "der", "den", "ter", "ten", "el", "al", "ben", "bin", "ibn":
		return true
	case "de", "du", "des", "d", "la", "le", "les", "l", "aux", "sur", "sous", "en", "a", "saint", "sainte":
		return after
	}
	return false
}

// note counts a name of words i to end, without the titles before it.
func (t *reading) note(i, end int, head corpus.NameKind) {
	from := i
	for from < end && isTitle(t.folded(from)) {
		from++
	}
	if from == end {
		return
	}
	words := make([]string, 0, end-from)
	for j := from; j < end; j++ {
		words = append(words, t.folded(j))
	}
	written := t.text[t.words[from].start:t.words[end-1].end]
	r := t.run(words, strings.Join(strings.Fields(written), " "))
	if t.begins(i) && from == i && head == "" {
		r.start++
	} else {
		r.mid++
	}
	if r.example == "" {
		r.example = Around(t.text, corpus.Span{Start: t.words[i].start, End: t.words[end-1].end})
	}
	r.votes[t.guess(i, from, end, head)]++
}

// guess says of what kind the name of words from to end may be.
func (t *reading) guess(i, from, end int, head corpus.NameKind) corpus.NameKind {
	before := ""
	if i > 0 && t.close(i-1) {
		before = t.text[t.words[i-1].start:t.words[i-1].end]
	}
	switch {
	case from > i:
		return corpus.NameOfPerson
	case head != "":
		return head
	case isAcronym(t.text[t.words[from].start:t.words[from].end]) && end-from != 2:
		return corpus.NameOfOrganisation
	case before == "à" || before == "vers" || before == "jusqu" || before == "en":
		return corpus.NameOfPlace
	}
	return corpus.NameOfPerson
}

// mostAround is how many bytes an example shows on either side.
const mostAround = 48

// Around returns the words around a span of a text, on one line.
func Around(text string, s corpus.Span) string {
	start, stop := max(0, s.Start-mostAround), min(len(text), s.End+mostAround)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start++
	}
	for stop < len(text) && !utf8.RuneStart(text[stop]) {
		stop--
	}
	left, right := text[start:s.Start], text[s.End:stop]
	if at := strings.LastIndexByte(left, '\n'); at >= 0 {
		left = left[at+1:]
	} else if at := strings.IndexByte(left, ' '); start > 0 && at >= 0 {
		left = "…" + left[at+1:]
	}
	if at := strings.IndexByte(right, '\n'); at >= 0 {
		right = right[:at]
	} else if at := strings.LastIndexByte(right, ' '); stop < len(text) && at >= 0 {
		right = right[:at] + "…"
	}
	return strings.Join(strings.Fields(left+s.Of(text)+right), " ")
}
