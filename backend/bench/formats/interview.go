package formats

import (
	"fmt"
	"strings"
)

// Kind says what a block of the interview is.
type Kind string

// The blocks that the interview is made of.
const (
	Title     Kind = "title"
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph" // in italics: nobody says it
	Item      Kind = "item"      // of a list
	Speech    Kind = "speech"    // a turn begins
	More      Kind = "more"      // another paragraph of the turn
	Note      Kind = "note"      // the footnote, whose mark is NoteMark
)

// NoteMark stands in the text where the footnote belongs.
const NoteMark = "[1]"

// Block is a paragraph of the interview. Stars in its text part what stands in
// italics.
type Block struct {
	Kind    Kind
	Speaker string // of Speech and More
	Text    string
}

// Plain returns the text of a block without its stars.
func (b Block) Plain() string { return strings.ReplaceAll(b.Text, "*", "") }

// Interview is what every file says.
type Interview []Block

// Turn is what somebody says, its paragraphs parted by line feeds.
type Turn struct{ Speaker, Words string }

// String writes the interview as Parse reads it: a block a line, with tabs.
func (i Interview) String() string {
	var b strings.Builder
	for _, k := range i {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", k.Kind, k.Speaker, k.Text)
	}
	return b.String()
}

// Parse reads what String wrote.
func Parse(text string) (Interview, error) {
	var out Interview
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("the interview: %d columns in a line", len(f))
		}
		out = append(out, Block{Kind(f[0]), f[1], f[2]})
	}
	return out, nil
}

// Label is how a turn begins in written transcripts: the speaker's name, and a
// colon after a no-break space.
func (b Block) Label() string {
	if b.Kind != Speech {
		return ""
	}
	return b.Speaker + "\u00a0: "
}

// Text returns the interview as it is stored when nothing is lost: a blank line
// between paragraphs, a line feed between the items of a list.
func (i Interview) Text() string {
	var b strings.Builder
	before := Kind("")
	for _, k := range i {
		switch {
		case before == "":
		case before == Item && k.Kind == Item:
			b.WriteString("\n")
		default:
			b.WriteString("\n\n")
		}
		before = k.Kind
		switch k.Kind {
		case Item:
			b.WriteString("• ")
		case Note:
			b.WriteString(NoteMark + " ")
		}
		b.WriteString(k.Label() + k.Plain())
	}
	return b.String()
}

// Turns returns who says what, in order.
func (i Interview) Turns() []Turn {
	var out []Turn
	for _, k := range i {
		switch k.Kind {
		case Speech:
			out = append(out, Turn{k.Speaker, k.Plain()})
		case More:
			out[len(out)-1].Words += "\n" + k.Plain()
		}
	}
	return out
}

// Spoken returns the turns alone as timed formats have them: each in one
// paragraph, without the mark of the footnote.
func (i Interview) Spoken() []Turn {
	out := i.Turns()
	for n := range out {
		out[n].Words = strings.NewReplacer("\n", " ", NoteMark, "").Replace(out[n].Words)
	}
	return out
}

// Headings counts the title and the headings.
func (i Interview) Headings() int {
	n := 0
	for _, k := range i {
		if k.Kind == Title || k.Kind == Heading {
			n++
		}
	}
	return n
}

// With returns the interview with signs replaced in every block.
func (i Interview) With(r *strings.Replacer) Interview {
	out := make(Interview, len(i))
	for n, k := range i {
		out[n] = Block{k.Kind, r.Replace(k.Speaker), r.Replace(k.Text)}
	}
	return out
}

// Lacking replaces the signs that an encoding lacks by what people type then. It
// knows the encodings of testdata; the others lack nothing.
func Lacking(encoding string) *strings.Replacer {
	pairs := []string{"\u202f", "\u00a0", "🙂", ":-)"} // in any page of 256 characters
	switch encoding {
	case "iso-8859-15":
		pairs = append(pairs, "’", "'", "…", "...", "–", "-", "•", "-")
	case "iso-8859-1", "cp850":
		pairs = append(pairs, "’", "'", "…", "...", "–", "-", "•", "-", "œ", "oe", "Œ", "Oe", "€", "euros")
	case "windows-1252", "macintosh":
	default:
		pairs = nil
	}
	return strings.NewReplacer(pairs...)
}

// Sheet is the interview as a survey: the answers are dealt out to answer sheets
// in their order, so many open questions each.
type Sheet struct {
	Questions []string
	Rows      []Answers
}

// Answers is one answer sheet.
type Answers struct {
	Name, Age, Again string
	Answers          []string
}

// Survey returns the interview's answers as a survey.
func (i Interview) Survey() Sheet {
	s := Sheet{Questions: []string{
		"Comment êtes-vous arrivé·e ici ?", "Qu’est-ce qui a changé pour vous ?", "Qu’est-ce qui reste difficile ?",
		"Qui vous a aidé·e ?", "Que diriez-vous à quelqu’un qui hésite ?",
	}}
	asker := ""
	for _, t := range i.Turns() {
		if asker == "" {
			asker = t.Speaker // who speaks first asks
		}
		if t.Speaker == asker {
			continue
		}
		if n := len(s.Rows); n == 0 || len(s.Rows[n-1].Answers) == len(s.Questions) {
			s.Rows = append(s.Rows, Answers{
				Name: fmt.Sprintf("R%02d", n+1), Age: fmt.Sprint(23 + n*7%40), Again: []string{"oui", "non", "oui"}[n%3],
			})
		}
		last := &s.Rows[len(s.Rows)-1]
		last.Answers = append(last.Answers, t.Words)
	}
	return s
}
