package ingest

import (
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Voice is what a draft has of one speaker, for a person to recognise.
type Voice struct {
	Key       string // of the label, equal for labels that differ by case, accents and signs only
	Turns     int
	Words     int         // as a person counts them
	Questions int         // turns that end with a question mark
	Example   corpus.Span // a sentence of theirs, empty where they say nothing
}

// Bounds of an example, in words.
const (
	fewestShown = 6
	mostShown   = 30
)

// Voices returns what each speaker says, in the order of the speakers.
func (d Draft) Voices() []Voice {
	out := make([]Voice, len(d.Speakers))
	for i, s := range d.Speakers {
		out[i].Key = keyOf(s.Name)
	}
	for _, t := range d.Layout.Turns {
		if t.Speaker < 0 || t.Speaker >= len(out) {
			continue
		}
		v, words := &out[t.Speaker], t.Words.Of(d.Text)
		n := anchor.CountWords(words)
		v.Turns++
		v.Words += n
		if asked(words) {
			v.Questions++
		}
		if shown := anchor.CountWords(v.Example.Of(d.Text)); shown < fewestShown && n > shown {
			v.Example = firstSentence(d.Text, t.Words)
		}
	}
	return out
}

// asked reports whether words end with a question.
func asked(words string) bool {
	return strings.HasSuffix(strings.TrimRight(words, " \t\n\u00a0\u202f»”\")*_"), "?")
}

// firstSentence returns the first sentence of s that says something, cut where
// it is long.
func firstSentence(text string, s corpus.Span) corpus.Span {
	words := 0
	for at := s.Start; at < s.End; at++ {
		switch text[at] {
		case ' ', '\n':
			if words++; words >= mostShown {
				return trim(text, corpus.Span{Start: s.Start, End: at})
			}
		case '.', '!', '?':
			if words+1 >= fewestShown && (at+1 == s.End || text[at+1] == ' ' || text[at+1] == '\n') {
				return corpus.Span{Start: s.Start, End: at + 1}
			}
		}
	}
	return trim(text, s)
}

// A speaker is taken for the one who asks, where no label says so, by turns that
// are mostly questions and short beside those of the others.
const (
	askingTurns  = 4
	askingShare  = 3 // one word in three at most
	shorterTimes = 2 // turns half as long as the others' at most
)

// guessInterviewer marks the one who seems to ask, where no label says who does,
// and warns of it.
func (d *Draft) guessInterviewer() {
	for _, s := range d.Speakers {
		if s.Interviewer {
			return
		}
	}
	if i := asking(d.Voices()); i != corpus.NoSpeaker {
		d.Speakers[i].Interviewer = true
		d.Warnings = append(d.Warnings, Warning{AskerGuessed, d.Speakers[i].Name})
	}
}

// asking returns the speaker who seems to ask the questions, or NoSpeaker. Only
// one can.
func asking(voices []Voice) int {
	turns, words := 0, 0
	for _, v := range voices {
		turns, words = turns+v.Turns, words+v.Words
	}
	found := corpus.NoSpeaker
	for i, v := range voices {
		others, said := turns-v.Turns, words-v.Words
		if v.Turns < askingTurns || others == 0 || 2*v.Questions <= v.Turns ||
			askingShare*v.Words > words || shorterTimes*v.Words*others > said*v.Turns {
			continue
		}
		if found != corpus.NoSpeaker {
			return corpus.NoSpeaker
		}
		found = i
	}
	return found
}

// Sample returns the first n passages as they will be read.
func (d Draft) Sample(n int) []corpus.Passage {
	all := corpus.Passages(d.Text, d.Layout.Turns)
	return all[:min(n, len(all))]
}
