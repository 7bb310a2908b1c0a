package export

import (
	"encoding/json"
	"io"
	"time"

	"florilege/backend/corpus"
)

// JSONSchema names the form of the JSON export, which docs/export.schema.json describes.
const JSONSchema = "florilege-export/1"

// jsonDocument is the JSON export. A field that does not hold anything is there
// all the same, so that a program can count on it.
type jsonDocument struct {
	Schema     string     `json:"schema"`
	Title      string     `json:"title"`
	Intro      string     `json:"intro"`
	Project    string     `json:"project"`
	Language   string     `json:"language"`
	Made       time.Time  `json:"made"`
	Renamed    bool       `json:"renamed"`
	LeftOut    int        `json:"leftOut"`
	Attributes []string   `json:"attributes"`
	Items      []jsonItem `json:"items"`
}

type jsonItem struct {
	Kind  corpus.ItemKind `json:"kind"`
	Level int             `json:"level,omitempty"`
	Text  string          `json:"text"`
	Color string          `json:"color,omitempty"`
	Quote *jsonQuote      `json:"quote,omitempty"`
}

type jsonQuote struct {
	ID         corpus.ID         `json:"id"`
	Number     int               `json:"number"`
	Edited     bool              `json:"edited"`
	Testimony  jsonTestimony     `json:"testimony"`
	Speaker    string            `json:"speaker"`
	Turn       int               `json:"turn"`
	Time       string            `json:"time"`
	Start      int               `json:"start"`
	End        int               `json:"end"`
	Said       int               `json:"said"`
	People     int               `json:"people"`
	Memo       string            `json:"memo"`
	Codings    []jsonCoding      `json:"codings"`
	Attributes map[string]string `json:"attributes"`
}

type jsonTestimony struct {
	ID    corpus.ID `json:"id"`
	Title string    `json:"title"`
}

type jsonCoding struct {
	Path  string     `json:"path"`
	Name  string     `json:"name"`
	Color string     `json:"color"`
	By    string     `json:"by"`
	At    *time.Time `json:"at"`

	Stances map[string]string `json:"stances,omitempty"` // by dimension
}

// writeJSON writes the document for other programs.
func writeJSON(w io.Writer, d Document, l language, _ Options) error {
	doc := jsonDocument{
		Schema: JSONSchema, Title: d.Title, Intro: d.Intro, Project: d.Project, Language: l.tag, Made: d.Made,
		Renamed: d.Renamed, LeftOut: d.Left, Attributes: append([]string{}, d.Extra...), Items: make([]jsonItem, len(d.Blocks)),
	}
	for i, b := range d.Blocks {
		item := jsonItem{Kind: b.Kind, Level: b.Level, Text: b.Text, Color: b.Color}
		if b.Kind == corpus.ItemQuote {
			item.Text, item.Quote = b.Quote.Text, jsonQuoteOf(d, b.Quote)
		}
		doc.Items[i] = item
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(doc)
}

func jsonQuoteOf(d Document, q Quote) *jsonQuote {
	out := &jsonQuote{
		ID: q.ID, Number: q.Number, Edited: q.Edited, Testimony: jsonTestimony{q.Testimony, q.Title}, Speaker: q.Speaker, Turn: q.Turn, Time: q.Time,
		Start: q.Start, End: q.End, Said: q.Said, People: q.People, Memo: q.Memo, Codings: []jsonCoding{}, Attributes: map[string]string{},
	}
	for _, c := range q.Codes {
		coding := jsonCoding{Path: c.Path, Name: c.Name, Color: c.Color, By: c.everybody()}
		if !c.At.IsZero() {
			coding.At = &c.At
		}
		for i, name := range d.Dimensions {
			if i < len(c.Stances) && c.Stances[i] != "" {
				if coding.Stances == nil {
					coding.Stances = map[string]string{}
				}
				coding.Stances[name] = c.Stances[i]
			}
		}
		out.Codings = append(out.Codings, coding)
	}
	for i, name := range d.Extra {
		if i < len(q.Extra) && q.Extra[i] != "" {
			out.Attributes[name] = q.Extra[i]
		}
	}
	return out
}

// everybody names all who put a code on a quote, one after the other.
func (c Code) everybody() string {
	names := make([]string, 0, 1+len(c.Also))
	for _, coder := range c.coders() {
		names = append(names, coder.By)
	}
	return joined(names, ", ")
}
