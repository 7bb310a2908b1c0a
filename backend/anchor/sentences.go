package anchor

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"

	"florilege/backend/corpus"
)

// What Unicode's rules cut too early: titles, common abbreviations, initials.
var abbreviated = regexp.MustCompile(`(?:^|[\s( «"'’])(?:M|MM|Mme|Mmes|Mlle|Mlles|Mr|Dr|Drs|Pr|Prof|Me|Mgr|St|Ste|p|pp|ex|p\.\s?ex|cf|art|chap|fig|éd|vol|tél|env|max|min|bd|av|apr|J\.-C|c\.-à-d|c\.à\.d|n°|no|\p{Lu})\.\s*$`)

var (
	// openEnded may also end a sentence: only a small letter after them goes on.
	openEnded    = regexp.MustCompile(`(?:^|\s)(?:etc|s\.v\.p|svp)\.\s*$`)
	startsSmall  = regexp.MustCompile(`^[\s»”")\]–—-]*\p{Ll}`)
	closingMarks = regexp.MustCompile(`^\s*[»”")\]…][»”")\]…\s]*`)
	endsSentence = regexp.MustCompile(`[.!?…]["»”)\]\s]*$`)
	exclaims     = regexp.MustCompile(`[!?…]["»”)\]\s]*$`)
	paragraphEnd = regexp.MustCompile(`\n\s*\n\s*$`)
)

// longestBefore is how many bytes of an open sentence are looked at to know whether
// it goes on.
const longestBefore = 64

// Sentences returns the spans of the sentences of text, in order and without the
// blanks at their ends, as a French reader would cut it: « M. Dupont » and
// « Oui ! dit-elle. » stay whole, guillemets stay with their words, a line broken
// in mid-sentence goes on. The window cuts alike.
func Sentences(text string) []corpus.Span {
	var out []corpus.Span
	open := corpus.Span{Start: -1}
	take := func(s corpus.Span) {
		if s, ok := Trim(s, text); ok {
			out = append(out, s)
		}
	}
	for it := sentences.FromString(text); it.Next(); {
		next := corpus.Span{Start: it.Start(), End: it.End()}
		if open.Start >= 0 && goesOn(text[open.Start:next.Start], next.Of(text)) {
			open.End = next.End
			continue
		}
		// What closes the sentence before is cut to the wrong side: « … je viens. | » Et elle…
		lead := 0
		if open.Start >= 0 {
			lead = len(closingMarks.FindString(next.Of(text)))
			take(corpus.Span{Start: open.Start, End: next.Start + lead})
		}
		open = corpus.Span{Start: next.Start + lead, End: next.End}
	}
	if open.Start >= 0 {
		take(open)
	}
	return out
}

// goesOn reports whether a sentence that ended for Unicode goes on in what follows.
func goesOn(before, next string) bool {
	from := max(0, len(before)-longestBefore)
	tail := before[boundaryAfter(before, from):]
	switch {
	case !lettered(before):
		return true
	case !lettered(next) && !strings.ContainsRune(next, '«'):
		return true
	case paragraphEnd.MatchString(tail):
		return false
	case abbreviated.MatchString(tail):
		return true
	case openEnded.MatchString(tail) || exclaims.MatchString(tail):
		return startsSmall.MatchString(next)
	}
	return !endsSentence.MatchString(tail) && startsSmall.MatchString(next)
}

func lettered(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}
