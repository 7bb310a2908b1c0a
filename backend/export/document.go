package export

import (
	"time"

	"florilege/backend/corpus"
)

// Document is what leaves the program, ready to lay out.
type Document struct {
	Title      string
	Intro      string    // paragraphs ended by a line feed
	Project    string    // name of the study
	Language   string    // "fr" or "en": quotation marks and the words of the layout
	Made       time.Time // printed and stored, in its own time zone; must be set
	Blocks     []Block
	Renamed    bool       // pseudonyms stand for names: it is said under the title
	Codes      int        // of a codebook: how many are told of, in the place of quotes; 0 for another document
	Memos      int        // of memos: how many, in the place of quotes; 0 for another document
	Left       int        // quotes that were left out, for want of consent: it is said under the title
	Unsaid     int        // quotes of which nobody noted what was agreed
	Chain      []ChainRow // of a results chain; nil in another document
	Dimensions []string   // names of the ways in which codings are qualified
	Extra      []string   // names of the columns that tables have beside the usual ones

	part *part // of a preview; nil for a whole document
}

// Place says what a text of a document is.
type Place string

// The places of a document where words stand.
const (
	InTitle     Place = "title"
	InProject   Place = "project"
	InIntro     Place = "intro"
	InHeading   Place = "heading"
	InComment   Place = "comment"
	InQuote     Place = "quote"
	InSpeaker   Place = "speaker"
	InTestimony Place = "testimony" // its title
	InCode      Place = "code"
	InCoder     Place = "coder" // who put a code
	InMemo      Place = "memo"
	InValue     Place = "value" // of an attribute, or its name
	InTable     Place = "table" // that holds no word of a testimony
)

// Texts calls f with every text that an export can show, to read or to change.
// block is the index of the block it stands in, or -1. Whatever is added to a
// document that may hold a name belongs here.
func (d *Document) Texts(f func(p Place, block int, text *string)) {
	f(InTitle, -1, &d.Title)
	f(InProject, -1, &d.Project)
	f(InIntro, -1, &d.Intro)
	for i := range d.Extra {
		f(InValue, -1, &d.Extra[i])
	}
	for i := range d.Dimensions {
		f(InValue, -1, &d.Dimensions[i])
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch b.Kind {
		case corpus.ItemHeading:
			f(InHeading, i, &b.Text)
		case corpus.ItemComment:
			f(InComment, i, &b.Text)
		case corpus.ItemQuote:
			q := &b.Quote
			f(InQuote, i, &q.Text)
			f(InSpeaker, i, &q.Speaker)
			f(InTestimony, i, &q.Title)
			f(InMemo, i, &q.Memo)
			for x := range q.Extra {
				f(InValue, i, &q.Extra[x])
			}
			for c := range q.Codes {
				f(InCode, i, &q.Codes[c].Path)
				f(InCode, i, &q.Codes[c].Name)
				f(InCoder, i, &q.Codes[c].By)
				for a := range q.Codes[c].Also {
					f(InCoder, i, &q.Codes[c].Also[a].By)
				}
				for s := range q.Codes[c].Stances {
					f(InValue, i, &q.Codes[c].Stances[s])
				}
			}
		}
	}
}

// Block is one piece of a document: a heading, a quote or a comment.
type Block struct {
	Kind  corpus.ItemKind
	Level int    // of a heading: 1 to 3, others are brought in between
	Text  string // of a heading or a comment
	Color string // of a heading made from a code, "#rrggbb" or ""
	Quote Quote  // of a quote
}

// Quote is a quote with all that is printed about it.
type Quote struct {
	ID        corpus.ID
	Testimony corpus.ID
	Number    int    // printed on cards and in tables to find the quote again; 0: none
	Text      string // the stored words, with cuts […] and [additions] where Edited
	Edited    bool
	Speaker   string // "" where nobody is named
	Title     string // of the testimony
	Start     int    // bytes in the testimony's text
	End       int    // bytes, exclusive
	Turn      int    // from 1; 0 where the quote stands in no turn
	Time      string // of the recording, "00:12:31"; "" where not known
	Codes     []Code
	Memo      string
	Said      int      // how many times it stands in the project, by confirmed repeats; less than 1 means once
	People    int      // how many people say it, likewise
	Extra     []string // its cells under Document.Extra, as long
}

// Code is a code that a quote carries.
type Code struct {
	Path    string // corpus.Path
	Name    string
	Color   string        // "#rrggbb" or ""
	By      string        // the coder
	Also    []corpus.Hand // others who put the same code there
	At      time.Time
	Stances []string // under Document.Dimensions, as long; "" where it says nothing
}

// Options are the choices of one export. The zero value is the usual one.
type Options struct {
	HideTurns bool // leave the turn and the time out of attributions

	Contents bool     // DOCX, ODT, PDF, HTML: a table of contents after the introduction
	Notes    Notes    // DOCX, ODT: where references stand
	Template Template // DOCX, ODT: whose styles, headers, footers and page are used; the zero value is none
	Cards    CardOptions
}

// Template is a document or template of the user's, in the format that is written.
type Template struct {
	Name string // of its file, for errors
	Data []byte
}
