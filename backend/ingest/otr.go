package ingest

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"florilege/backend/corpus"
)

// readOTR reads a transcript of oTranscribe: JSON with the page that was typed.
// Its times are buttons between the words and no words themselves; who speaks is
// typed, and recognised as in any text.
func readOTR(name string, data []byte) (source, error) {
	text, encoding, guessed, err := decode(name, data)
	if err != nil {
		return source{}, err
	}
	var file struct {
		Text *string `json:"text"`
	}
	text = strings.TrimSpace(strings.TrimLeft(text, "\uFEFF"))
	switch err := json.Unmarshal([]byte(text), &file); {
	case !strings.HasPrefix(text, "{"):
		return source{}, other(name, text, kindPlain)
	case err == nil && file.Text == nil:
		return source{}, corpus.Fail(corpus.WrongKind, name, kindJSON)
	case err != nil:
		return source{}, corpus.Fail(corpus.Broken, name, "")
	}
	var p otrPage
	p.open.start = untimed
	p.read(html.NewTokenizer(strings.NewReader(*file.Text)))
	src := source{encoding: encoding, paragraphs: said(labelled(p.cues))}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	src.warnings = append(src.warnings, warned(nil, map[WarningCode]int{Pictures: p.pictures})...)
	return src, nil
}

// otrPage is a typed page while it is read.
type otrPage struct {
	cues     []cue
	open     cue
	text     strings.Builder
	pictures int
	skipped  atom.Atom // the element being left out, 0 for none
}

func (p *otrPage) read(z *html.Tokenizer) {
	for {
		switch z.Next() {
		case html.ErrorToken:
			p.end()
			return
		case html.TextToken:
			if p.skipped == 0 {
				p.text.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if p.skipped == a {
				p.skipped = 0
			}
			if block(a) {
				p.paragraph()
			}
		}
	}
}

func (p *otrPage) start(t html.Token) {
	switch {
	case p.skipped != 0:
	case t.DataAtom == atom.Span && attrOf(t, "data-timestamp") != "":
		p.end()
		p.open.start, p.open.end = seconds(attrOf(t, "data-timestamp")), untimed
		p.skipped = atom.Span
	case leftOut(t.DataAtom) && t.Type == html.StartTagToken:
		p.skipped = t.DataAtom
	case t.DataAtom == atom.Img:
		p.pictures++
	case t.DataAtom == atom.Br || block(t.DataAtom):
		p.paragraph()
	}
}

// end ends what is said until the next time.
func (p *otrPage) end() {
	if p.open.text = p.text.String(); strings.TrimSpace(p.open.text) != "" {
		p.cues = append(p.cues, p.open)
		p.open.paragraph = false
	}
	p.text.Reset()
}

// paragraph begins a paragraph, of which no time is known yet.
func (p *otrPage) paragraph() {
	if strings.TrimSpace(p.text.String()) == "" {
		p.open.paragraph = true
		return
	}
	p.end()
	p.open = cue{paragraph: true, start: untimed, end: untimed}
}

func attrOf(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
