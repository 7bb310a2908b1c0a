package ingest

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// heardTurn is a turn of the conversation in testdata, with its cues.
type heardTurn struct {
	speaker string
	cues    []corpus.Timed // Span is of the words, which begin at 0
	words   string
}

// conversation reads what is said in conversation.*, and when: 62 turns of three
// people, written for these tests.
func conversation(t testing.TB) []heardTurn {
	t.Helper()
	data, err := os.ReadFile("testdata/conversation.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []heardTurn
	for l := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(l, "\n"), "\t")
		start, _ := strconv.ParseInt(f[0], 10, 64)
		end, err := strconv.ParseInt(f[1], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(out); n == 0 || out[n-1].speaker != f[2] {
			out = append(out, heardTurn{speaker: f[2]})
		}
		h := &out[len(out)-1]
		if h.words != "" {
			h.words += " "
		}
		at := len(h.words)
		h.words += f[3]
		h.cues = append(h.cues, corpus.Timed{Span: corpus.Span{Start: at, End: len(h.words)}, Start: start, End: end})
	}
	return out
}

// conversationF1 weighs what was found against what is there: turns as who says
// what, and speakers by their names and whether they interview.
func conversationF1(want []heardTurn, d Draft, words func(string) string) (turns, speakers float64) {
	said, found := map[string]int{}, map[string]int{}
	named, known := map[string]int{}, map[string]int{}
	for _, h := range want {
		said[h.speaker+": "+h.words]++
		named[fmt.Sprint(h.speaker, h.speaker == "Enquêtrice")] = 1
	}
	for _, turn := range d.Layout.Turns {
		found[d.Speakers[turn.Speaker].Name+": "+words(turn.Words.Of(d.Text))]++
	}
	for _, s := range d.Speakers {
		known[fmt.Sprint(s.Name, s.Interviewer)]++
	}
	return f1(said, found), f1(named, known)
}

const leastF1 = 0.98

func asIs(s string) string { return s }

// One conversation reads the same in every format with times: to the letter, with
// the same turns, speakers and times. oTranscribe keeps no ends.
func TestOneConversationInEveryTimedFormat(t *testing.T) {
	want := conversation(t)
	var text strings.Builder
	var times []corpus.Timed
	for i, h := range want {
		if i > 0 {
			text.WriteString("\n\n")
		}
		text.WriteString(h.speaker + " : ")
		for _, c := range h.cues {
			c.Span.Start, c.Span.End = c.Span.Start+text.Len(), c.Span.End+text.Len()
			times = append(times, c)
		}
		text.WriteString(h.words)
	}
	for _, file := range []string{
		"conversation.srt", "conversation.vtt", "conversation.TextGrid", "conversation-short.TextGrid",
		"conversation.eaf", "conversation.trs", "conversation.otr",
	} {
		t.Run(file, func(t *testing.T) {
			d := readFile(t, file)
			sound(t, d)
			if d.Text != text.String() {
				t.Error("another text")
			}
			turns, speakers := conversationF1(want, d, asIs)
			t.Logf("F1 of turns %.3f, of speakers %.3f", turns, speakers)
			if turns < leastF1 || speakers < leastF1 || len(d.Layout.Turns) != len(want) || len(d.Speakers) != 3 || len(d.Layout.Headings) != 0 {
				t.Errorf("F1 of turns %.3f, of speakers %.3f: %d turns, speakers %v, %d headings", turns, speakers, len(d.Layout.Turns), d.Speakers, len(d.Layout.Headings))
			}
			if len(d.Layout.Times) != len(times) {
				t.Fatalf("%d times, want %d", len(d.Layout.Times), len(times))
			}
			for i, got := range d.Layout.Times {
				want := times[i]
				if file == "conversation.otr" {
					want.End = want.Start
				}
				if got != want {
					t.Fatalf("time %d is %v, want %v", i, got, want)
				}
			}
		})
	}
}

var (
	inWords = regexp.MustCompile(`\[\d\d:\d\d:\d\d\] - `)
	signOff = regexp.MustCompile(` #\d\d:\d\d:\d\d-\d#$`)
)

// The same conversation as transcription services write it in plain text, and
// how exactly each tells the time: of a turn or of each cue.
func TestPlainTranscripts(t *testing.T) {
	want := conversation(t)
	words := func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(signOff.ReplaceAllString(inWords.ReplaceAllString(s, ""), ""), "\n", " "), "  ", " ")
	}
	for file, tells := range map[string]struct {
		unit  int64 // ms
		cues  bool  // each cue has its time
		ends  bool  // and each time its end
		after bool  // the time stands behind what was said: it is that of the next turn
	}{
		"otter.txt": {unit: 1000}, "name-below.txt": {unit: 1000}, "bracket-before.txt": {unit: 1000}, "paren-after.txt": {unit: 1000},
		"time-after-colon.txt": {unit: 1000}, "time-line.txt": {unit: 1000}, "markdown.md": {unit: 1000}, "zoom.txt": {unit: 1000},
		"dash-name.txt": {unit: 1}, "atrain.txt": {unit: 1000, cues: true}, "atrain-maxqda.txt": {unit: 1000, cues: true},
		"teams-old.txt": {unit: 1, ends: true}, "pasted-srt.txt": {unit: 1, ends: true}, "range-bracket.txt": {unit: 1, ends: true},
		"f4.txt": {unit: 100, after: true},
	} {
		t.Run(file, func(t *testing.T) {
			d := readFile(t, "plain/"+file)
			sound(t, d)
			turns, speakers := conversationF1(want, d, words)
			t.Logf("F1 of turns %.3f, of speakers %.3f", turns, speakers)
			if turns < leastF1 || speakers < leastF1 {
				t.Errorf("F1 of turns %.3f, of speakers %.3f: %d turns, speakers %v", turns, speakers, len(d.Layout.Turns), d.Speakers)
			}
			var times []corpus.Timed
			for i, h := range want {
				first, last := h.cues[0], h.cues[len(h.cues)-1]
				switch {
				case tells.cues:
					times = append(times, h.cues...)
				case tells.ends:
					times = append(times, corpus.Timed{Start: first.Start, End: last.End})
				case tells.after && i > 0:
					said := want[i-1].cues
					times = append(times, corpus.Timed{Start: said[len(said)-1].End})
				case !tells.after:
					times = append(times, corpus.Timed{Start: first.Start})
				}
			}
			if len(d.Layout.Times) != len(times) {
				t.Fatalf("%d times, want %d", len(d.Layout.Times), len(times))
			}
			for i, got := range d.Layout.Times {
				start := times[i].Start / tells.unit * tells.unit
				end := start
				if tells.ends {
					end = times[i].End
				}
				if got.Start != start || got.End != end {
					t.Fatalf("time %d is %v, want from %d to %d", i, got, start, end)
				}
			}
			if turn := d.Layout.Turn(d.Layout.Times[0].Span); turn < 0 || !d.Layout.Turns[turn].Words.Contains(d.Layout.Times[0].Span) {
				t.Error("the first time is not that of a turn's words")
			}
		})
	}
}
