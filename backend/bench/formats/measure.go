package formats

import (
	"fmt"
	"strings"
	"time"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
)

// Result is what is kept of one file.
type Result struct {
	File       string  `json:"file"`
	Format     string  `json:"format"`
	By         string  `json:"by"`
	Encoding   string  `json:"encoding"`
	Bytes      int     `json:"bytes"`
	WordRecall float64 `json:"wordRecall"` // of the words that the interview has there
	TurnF1     float64 `json:"turnF1"`     // who says what, word for word
	SpeakerF1  float64 `json:"speakerF1"`  // how often each speaks, and who asks
	Identical  bool    `json:"identical"`  // the text, to the byte
	Headings   int     `json:"headings"`   // found
	OfHeadings int     `json:"ofHeadings"` // that the file has
	Times      int     `json:"times"`
	Ms         float64 `json:"ms"`
	Remark     string  `json:"remark,omitempty"` // what is lost, and where
	Missed     string  `json:"missed,omitempty"` // the thresholds missed
}

// heard is what was read of a file, whatever its shape.
type heard struct {
	text     string
	turns    []Turn
	askers   map[string]bool
	encoding string
	headings int
	times    int
}

// Measure reads every file and weighs it against the interview.
func Measure() ([]Result, error) {
	i, err := Reference()
	if err != nil {
		return nil, err
	}
	var out []Result
	for _, f := range Files() {
		r, err := f.measure(i)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		out = append(out, r)
	}
	return out, nil
}

func (f File) measure(i Interview) (Result, error) {
	data, err := f.Data()
	if err != nil {
		return Result{}, err
	}
	begun := time.Now()
	got, err := f.read(data)
	if err != nil {
		return Result{}, err
	}
	took := time.Since(begun)
	want := f.want(i)
	r := Result{
		File: f.Name, Format: f.Format(), By: f.By, Encoding: got.encoding, Bytes: len(data),
		WordRecall: share(words(want.text), words(got.text)),
		TurnF1:     f1(want.said(), got.said()),
		SpeakerF1:  f1(want.speaking(), got.speaking()),
		Headings:   got.headings, OfHeadings: want.headings + f.unmarked, Times: got.times, Remark: f.remark,
		Ms: float64(took.Microseconds()) / 1000,
	}
	r.Identical = got.text == want.text
	r.Missed = f.missed(r)
	return r, nil
}

// missed names the thresholds that a result misses.
func (f File) missed(r Result) string {
	var out []string
	for _, m := range []struct {
		what       string
		got, least float64
	}{{"word recall", r.WordRecall, f.leastRecall}, {"turn F1", r.TurnF1, leastF1}, {"speaker F1", r.SpeakerF1, leastF1}} {
		if m.got < m.least {
			out = append(out, fmt.Sprintf("%s %.4f, under %.3f", m.what, m.got, m.least))
		}
	}
	if f.exact && !r.Identical {
		out = append(out, "not the same text")
	}
	if r.Headings != r.OfHeadings-f.unmarked {
		out = append(out, fmt.Sprintf("%d headings of %d", r.Headings, r.OfHeadings))
	}
	return strings.Join(out, "; ")
}

func (f File) read(data []byte) (heard, error) {
	if f.shape == survey {
		return readSurvey(f.Name, data)
	}
	d, err := ingest.Read(f.Name, data)
	if err != nil {
		return heard{}, err
	}
	got := heard{encoding: d.Encoding, askers: map[string]bool{}}
	got.add(d)
	return got, nil
}

// readSurvey reads a table as the window proposes to.
func readSurvey(name string, data []byte) (heard, error) {
	table, err := ingest.ReadTable(name, data)
	if err != nil {
		return heard{}, err
	}
	got := heard{encoding: table.Encoding, askers: map[string]bool{}}
	sheet := table.Sheets[0]
	columns := sheet.Guess()
	for row := range sheet.Rows {
		if a, ok := sheet.Answers(row, columns, table, ""); ok {
			got.add(a.Draft)
		}
	}
	return got, nil
}

func (h *heard) add(d ingest.Draft) {
	if h.text != "" {
		h.text += "\n\n"
	}
	h.text += d.Text
	h.headings += len(d.Layout.Headings)
	h.times += len(d.Layout.Times)
	for _, s := range d.Speakers {
		h.askers[s.Name] = s.Interviewer
	}
	for _, t := range d.Layout.Turns {
		name := ""
		if t.Speaker != corpus.NoSpeaker {
			name = d.Speakers[t.Speaker].Name
		}
		h.turns = append(h.turns, Turn{name, t.Words.Of(d.Text)})
	}
}

// said counts turns by who says what.
func (h heard) said() map[string]int {
	out := map[string]int{}
	for _, t := range h.turns {
		out[t.Speaker+": "+strings.Join(strings.Fields(t.Words), " ")]++
	}
	return out
}

// speaking counts the turns of each speaker.
func (h heard) speaking() map[string]int {
	out := map[string]int{}
	for _, t := range h.turns {
		out[fmt.Sprint(t.Speaker, h.askers[t.Speaker])]++
	}
	return out
}

func words(text string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.Fields(anchor.Fold(text)) {
		out[w]++
	}
	return out
}

// share returns how much of want is in got.
func share(want, got map[string]int) float64 {
	all, found := 0, 0
	for w, n := range want {
		all += n
		found += min(n, got[w])
	}
	return float64(found) / float64(max(all, 1))
}

func f1(want, got map[string]int) float64 {
	precision, recall := share(got, want), share(want, got)
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}
