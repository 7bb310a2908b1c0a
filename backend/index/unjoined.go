package index

import (
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// unjoined returns conditions in which words that make one where hyphens join them
// (rendez vous, peut être) mean that one as well as each by itself: people leave the
// hyphens out.
func (p *parser) unjoined(kids []*expr) []*expr {
	for i := 0; i < len(kids); i++ {
		for n := min(4, len(kids)-i); n > 1; n-- {
			run := kids[i : i+n]
			if !p.makesOne(run) {
				continue
			}
			at := corpus.Span{Start: run[0].at.Start, End: run[n-1].at.End}
			side := &expr{op: words, near: sideBySide, at: at}
			for _, e := range run {
				w := e.words[0]
				w.how = exactly
				side.words = append(side.words, w)
			}
			apart := &expr{op: all, kids: slices.Clone(run), at: at}
			kids = slices.Replace(kids, i, i+n, &expr{op: any_, kids: []*expr{apart, side}, at: at})
			break
		}
	}
	return kids
}

// makesOne reports whether plain words that only blanks part are one with hyphens.
func (p *parser) makesOne(run []*expr) bool {
	var joined []string
	for i, e := range run {
		if e.op != words || len(e.words) != 1 || e.words[0].how != inflected || len(e.words[0].written) != 1 {
			return false
		}
		if i > 0 && strings.TrimSpace(p.text[run[i-1].at.End:e.at.Start]) != "" {
			return false
		}
		joined = append(joined, strings.ToLower(e.at.Of(p.text)))
	}
	return isOpaque(strings.Join(joined, partSign))
}
