package cli

import (
	"fmt"
	"io"

	"florilege/backend/export"
	"florilege/backend/workspace"
)

// cardFlags are the choices of workshop cards.
type cardFlags struct {
	PerPage      int    `help:"Cards on an A4 sheet: 2, 4, 6, 8 or 9." placeholder:"N"`
	Paper        string `enum:",a5,a6,a7" default:"" help:"Cards: a page of a5, a6 or a7 for each, in place of sheets to cut." placeholder:"SIZE"`
	Back         string `enum:",blank,category" default:"" help:"Cards, printed on both sides: blank, or the category, which then does not stand on the front." placeholder:"WHAT"`
	HideCategory bool   `help:"Cards: without the category."`
	HideSpeaker  bool   `help:"Cards: without who speaks."`
	Large        bool   `help:"Cards: large print."`
	Plain        bool   `help:"Cards: without colours."`
	QR           bool   `name:"qr" help:"Cards: a code that leads back to the quote."`
	Blank        int    `help:"Cards: so many without words, at the end." placeholder:"N"`
	Key          bool   `help:"Cards: the facilitator's sheet at the end."`
	Draw         int    `help:"Cards: only so many." placeholder:"N"`
	Balanced     bool   `help:"Cards: drawn evenly across speakers and categories."`
	Seed         uint64 `help:"Cards: drawn at random, the same for the same number." placeholder:"N"`
}

func (f cardFlags) options() export.CardOptions {
	return export.CardOptions{
		PerPage: f.PerPage, Paper: f.Paper, HideCategory: f.HideCategory, HideSpeaker: f.HideSpeaker, Back: export.Back(f.Back),
		Large: f.Large, Plain: f.Plain, QR: f.QR, Blank: f.Blank, Key: f.Key,
		Draw: export.Draw{Count: f.Draw, Balanced: f.Balanced, Random: f.Seed > 0, Seed: f.Seed},
	}
}

// exportRow is what export prints.
type exportRow struct {
	Path    string            `json:"path"`
	Format  string            `json:"format"`
	Written bool              `json:"written"` // false where it was refused for what it would show
	LeftOut int               `json:"leftOut"` // quotes that may not be shown
	Unsaid  int               `json:"unsaid"`  // quotes of which nobody noted what was agreed
	Leaks   leaksResult       `json:"leaks"`   // what it shows, or would show, of real names
	Missing []missingSignsRow `json:"missing"` // characters that no font has, shown as □
	Cards   *cardsRow         `json:"cards,omitempty"`

	public bool // asked for
}

// cardsRow tells what became of a deck.
type cardsRow struct {
	Cards     int            `json:"cards"`
	Pages     int            `json:"pages"`
	Continued []continuedRow `json:"continued"` // quotes that take several cards
}

type continuedRow struct {
	Number int    `json:"number"`
	Quote  string `json:"quote"`
	Cards  int    `json:"cards"`
}

type missingSignsRow struct {
	Place     string `json:"place"`  // "quote", "speaker", "heading"…, as in leaks
	Number    int    `json:"number"` // of the quote, or 0
	Quote     string `json:"quote"`  // or ""
	Character string `json:"character"`
}

func cardsRowOf(w *workspace.Workspace, r workspace.ExportRequest) (*cardsRow, error) {
	report, err := w.ReportCards(r)
	if err != nil {
		return nil, err
	}
	out := &cardsRow{Cards: report.Cards, Pages: report.Pages, Continued: []continuedRow{}}
	for _, c := range report.Continued {
		out.Continued = append(out.Continued, continuedRow{c.Number, string(c.Quote), c.Cards})
	}
	return out, nil
}

// missingSigns tells which characters an export cannot draw.
func missingSigns(w *workspace.Workspace, r workspace.ExportRequest) ([]missingSignsRow, error) {
	out := []missingSignsRow{}
	list, err := w.Substitutes(r)
	for _, s := range list {
		out = append(out, missingSignsRow{string(s.Place), s.Number, string(s.Quote), s.Character})
	}
	return out, err
}

func (r exportRow) text(out io.Writer) {
	if r.Written {
		fmt.Fprintln(out, r.Path)
	} else {
		fmt.Fprintf(out, "not written: %s\n", r.Path)
	}
	printLeaks(out, "real name", r.Leaks.Names)
	printLeaks(out, "trace of a name", r.Leaks.Traces)
	if n := len(r.Leaks.Candidates); n > 0 {
		fmt.Fprintf(out, "%d words look like names and are not decided: \"florilege leaks\" lists them\n", n)
	}
	if r.public && r.Unsaid > 0 {
		fmt.Fprintf(out, "%d quotes shown of which nobody noted what was agreed\n", r.Unsaid)
	}
	if r.LeftOut > 0 {
		fmt.Fprintf(out, "%d quotes left out for want of consent\n", r.LeftOut)
	}
	for _, m := range r.Missing {
		where := m.Place
		if m.Number > 0 {
			where = fmt.Sprintf("%s %d", m.Place, m.Number)
		}
		fmt.Fprintf(out, "%s: no font has %s, shown as □\n", where, m.Character)
	}
	if r.Cards == nil {
		return
	}
	fmt.Fprintf(out, "%d cards on %d pages\n", r.Cards.Cards, r.Cards.Pages)
	for _, c := range r.Cards.Continued {
		fmt.Fprintf(out, "quote %d goes on: %d cards\n", c.Number, c.Cards)
	}
}
