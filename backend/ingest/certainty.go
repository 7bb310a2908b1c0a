package ingest

import (
	"fmt"

	"florilege/backend/anchor"
)

// Level says how far the turns of a draft can be trusted.
type Level string

// The levels of trust.
const (
	NobodyNamed Level = "none"     // there are no turns
	Doubtful    Level = "doubtful" // what was taken for speakers may be none
	Likely      Level = "likely"
	Sure        Level = "sure"
)

// Doubt says why turns are not sure, the gravest reason first.
type Doubt string

// The reasons to doubt.
const (
	NoDoubt     Doubt = ""
	FewTurns    Doubt = "few_turns"    // fewer than usualTurns
	MuchOutside Doubt = "much_outside" // many words stand in no turn
	OftenOnce   Doubt = "often_once"   // many speakers speak once only
	OneVoice    Doubt = "one_voice"    // only one person speaks
	LongRuns    Doubt = "long_runs"    // the same person is named several times in a row
)

// Certainty is how sure a reading is, and what that rests on.
type Certainty struct {
	Level   Level
	Doubt   Doubt
	People  int
	Turns   int
	Inside  float64 // share of the words that stand in turns and their labels, from 0 to 1
	Changes float64 // share of the turns before which another person speaks, from 0 to 1
}

// What an ordinary dialogue has.
const (
	fewestTurns   = 4
	usualTurns    = 8
	leastInside   = 0.4
	usualInside   = 0.8
	usualChanging = 0.5
)

// Certainty judges the turns of the draft.
func (d Draft) Certainty() Certainty {
	c := Certainty{People: len(d.Speakers), Turns: len(d.Layout.Turns)}
	if c.Turns == 0 {
		c.Level = NobodyNamed
		return c
	}
	inside, changes, once := 0, 0, 0
	for i, t := range d.Layout.Turns {
		inside += anchor.CountWords(d.Text[t.Label.Start:max(t.Label.End, t.Words.End)])
		if i > 0 && t.Speaker != d.Layout.Turns[i-1].Speaker {
			changes++
		}
	}
	for _, v := range d.Voices() {
		once += as01(v.Turns == 1)
	}
	c.Inside = min(1, float64(inside)/float64(max(1, d.Words)))
	c.Changes = float64(changes) / float64(max(1, c.Turns-1))
	c.Level, c.Doubt = judged(c, once)
	return c
}

func judged(c Certainty, once int) (Level, Doubt) {
	switch {
	case c.Turns < fewestTurns:
		return Doubtful, FewTurns
	case c.Inside < leastInside:
		return Doubtful, MuchOutside
	case 2*once > c.People:
		return Doubtful, OftenOnce
	case c.Turns < usualTurns:
		return Likely, FewTurns
	case c.Inside < usualInside:
		return Likely, MuchOutside
	case 3*once > c.People:
		return Likely, OftenOnce
	case c.People == 1:
		return Likely, OneVoice
	case c.Changes < usualChanging:
		return Likely, LongRuns
	}
	return Sure, NoDoubt
}

// String returns one English sentence.
func (c Certainty) String() string {
	if c.Level == NobodyNamed {
		return "nobody was recognised as speaking"
	}
	why := map[Doubt]string{
		NoDoubt:     "",
		FewTurns:    ", for there are few turns",
		MuchOutside: fmt.Sprintf(", for %.0f %% of the words stand in no turn", 100*(1-c.Inside)),
		OftenOnce:   ", for many speak only once",
		OneVoice:    ", for nobody answers",
		LongRuns:    ", for the same person is often named twice in a row",
	}
	return fmt.Sprintf("speakers: %d, turns: %d, %s%s", c.People, c.Turns, c.Level, why[c.Doubt])
}
