package export

import (
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"florilege/backend/corpus"
)

//go:embed html/page.html html/page.css
var htmlFiles embed.FS

// shortQuote is the length, in bytes, up to which a quote is kept on one page.
const shortQuote = 700

// htmlPage is what html/page.html lays out.
type htmlPage struct {
	Language, Title, About, Intro string
	Begins                        bool // the title stands over it
	Style                         template.CSS
	Contents                      []htmlItem // headings, where there is a table of contents
	ContentsTitle                 string
	Items                         []htmlItem
}

type htmlItem struct {
	Kind        corpus.ItemKind
	Level       int
	Place       int    // of a heading that the contents leads to, from 1; else 0
	Text        string // of a quote: with its quotation marks
	Color       string
	Attribution string
	Short       bool
}

// writeHTML writes one page that needs nothing else: styles and fonts are in
// it, and its own policy forbids it to load anything.
func writeHTML(w io.Writer, d Document, l language, o Options) error {
	layout, err := template.ParseFS(htmlFiles, "html/page.html")
	if err != nil {
		return err
	}
	css, err := htmlFiles.ReadFile("html/page.css")
	if err != nil {
		return err
	}
	page := htmlPage{
		Language: l.tag, Title: d.Title, About: l.about(d), Intro: d.Intro, Begins: d.begins(),
		Style:         template.CSS(webFonts() + string(css)),
		ContentsTitle: l.contents, Items: make([]htmlItem, len(d.Blocks)),
	}
	place := 0
	if o.Contents {
		page.Contents, place = htmlContents(d)
	}
	for i, b := range d.Blocks {
		page.Items[i] = htmlItem{Kind: b.Kind, Level: b.Level, Text: b.Text, Color: b.Color}
		if b.Kind == corpus.ItemHeading && o.Contents {
			place++
			page.Items[i].Place = place
		}
		if b.Kind == corpus.ItemQuote {
			page.Items[i].Text = l.quoted(b.Quote.Text)
			page.Items[i].Attribution = l.attribution(b.Quote, o)
			page.Items[i].Short = len(b.Quote.Text) <= shortQuote
		}
	}
	return layout.Execute(w, page)
}

// htmlContents returns the headings of the whole document where it begins, and how
// many stand before this part of it.
func htmlContents(d Document) (contents []htmlItem, before int) {
	for i, b := range d.all() {
		if b.Kind != corpus.ItemHeading {
			continue
		}
		if d.begins() {
			contents = append(contents, htmlItem{Level: b.Level, Text: b.Text, Place: len(contents) + 1})
		} else if i < d.part.from {
			before++
		}
	}
	return contents, before
}

// webFonts returns the rules that declare the fonts, with the fonts in them.
func webFonts() string {
	var css strings.Builder
	for _, f := range []struct {
		family string
		weight int
		woff2  []byte
	}{
		{"Literata", 400, literataWOFF2},
		{"Literata", 700, literataBoldWOFF2},
		{"Atkinson Hyperlegible Next", 400, atkinsonWOFF2},
	} {
		fmt.Fprintf(&css, "@font-face { font-family: %q; font-weight: %d; src: url(data:font/woff2;base64,%s) format(\"woff2\"); }\n",
			f.family, f.weight, base64.StdEncoding.EncodeToString(f.woff2))
	}
	return css.String()
}
