package workspace

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/codebook"
	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// CodebookRequest says how the codebook leaves the program.
type CodebookRequest struct {
	Format    string // of CodebookFormats
	Archived  bool   // with the archived codes
	RealNames bool   // show names as they were said; else pseudonyms stand for those of the table
}

// CodebookFormats returns the formats that ExportCodebook writes: "docx", "html"
// and "md" to read and to print, "xlsx", "csv" and "qdc" (REFI-QDA) to bring elsewhere.
func CodebookFormats() []string { return []string{"docx", "xlsx", "csv", "qdc", "html", "md"} }

// ExportCodebook writes the codebook to a file, whole or not at all. Memos leave
// with the table only, and a quote that is an example where what was agreed permits
// that.
func (w *Workspace) ExportCodebook(r CodebookRequest, path string) error {
	if w.isOurs(path) {
		return corpus.Fail(corpus.Invalid, filepath.Base(path), "it is the project itself")
	}
	b, err := w.codebookOut(r)
	if err != nil {
		return err
	}
	switch r.Format {
	case "csv":
		return export.File(path, func(out io.Writer) error {
			return export.WriteRows(out, codebook.Rows(b.nodes(), b.doc.Language))
		})
	case "xlsx":
		return export.File(path, func(out io.Writer) error {
			return export.WriteWorkbook(out, export.Workbook{
				Title: b.doc.Title, Language: b.doc.Language, Made: b.doc.Made,
				Sheets: []export.Sheet{export.TextSheet(b.doc.Title, codebook.Rows(b.nodes(), b.doc.Language), codebook.Widths())},
			})
		})
	case "qdc":
		return export.File(path, func(out io.Writer) error {
			return codebook.WriteQDC(out, b.nodes(), b.doc.Language)
		})
	}
	if !slices.Contains(CodebookFormats(), r.Format) {
		return corpus.Fail(corpus.Invalid, r.Format, "the formats are "+strings.Join(CodebookFormats(), ", "))
	}
	return export.File(path, func(out io.Writer) error { return export.Write(out, r.Format, b.doc, export.Options{}) })
}

// codebookOut is a codebook on its way out: as a document, whose blocks hold all
// the texts, with pseudonyms where they are wanted.
type codebookOut struct {
	codes []CodeInfo
	parts []codeParts
	doc   export.Document
	infos []ItemInfo // what the blocks were made of
}

// codeParts are the blocks that tell of a code, -1 for none.
type codeParts struct{ name, definition, inclusion, exclusion, example, memo int }

func (w *Workspace) codebookOut(r CodebookRequest) (b codebookOut, err error) {
	all, err := w.Codes()
	if err != nil {
		return b, err
	}
	b.codes = slices.DeleteFunc(all, func(c CodeInfo) bool { return c.Archived && !r.Archived })
	err = w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		labels := codebook.LabelsOf(p.Language)
		b.doc = export.Document{
			Title: labels.Title, Project: p.Name, Language: p.Language, Codes: len(b.codes),
		}
		if b.doc.Made, err = w.changed(tx); err != nil {
			return err
		}
		d, err := newDescriber(tx)
		if err != nil {
			return err
		}
		printed := !slices.Contains([]string{"csv", "xlsx", "qdc"}, r.Format)
		links := newLinker(tx)
		for _, c := range b.codes {
			if c.Memo, err = links.text(c.Memo); err != nil {
				return err
			}
			if err := b.add(d, c, labels, printed); err != nil {
				return err
			}
		}
		if r.RealNames {
			return nil
		}
		return rename(tx, &b.doc, b.infos)
	})
	return b, err
}

// add puts what is to be told of a code at the end of the document. One to print
// says what each text is, and nothing of memos.
func (b *codebookOut) add(d *describer, c CodeInfo, labels codebook.Labels, printed bool) error {
	say := func(label, text string) int {
		if text == "" {
			return -1
		}
		if printed {
			text = label + text
		}
		return b.block(export.Block{Kind: corpus.ItemComment, Text: text}, ItemInfo{})
	}
	p := codeParts{example: -1, memo: -1}
	p.name = b.block(export.Block{Kind: corpus.ItemHeading, Level: c.Depth + 1, Text: c.Name, Color: c.Color}, ItemInfo{})
	p.definition = say("", c.Definition)
	p.inclusion = say(labels.Inclusion, c.Inclusion)
	p.exclusion = say(labels.Exclusion, c.Exclusion)
	if !printed {
		p.memo = say("", c.Memo)
	}
	if c.Example != "" {
		q, err := quote(d.tx, c.Example)
		if err != nil {
			return err
		}
		infos, err := d.all([]corpus.Quote{q})
		if err != nil {
			return err
		}
		info := ItemInfo{Quote: infos[0]}
		if !info.Quote.Allowed.Permits(false) {
			b.doc.Left++
			b.parts = append(b.parts, p)
			return nil
		}
		p.example = b.block(export.Block{Kind: corpus.ItemQuote, Quote: export.Quote{
			ID: q.ID, Testimony: q.Testimony, Text: q.Exact, Speaker: info.Quote.SpeakerName, Title: info.Quote.Title,
			Start: q.Span.Start, End: q.Span.End, Turn: info.Quote.Turn, Time: info.Quote.Time,
		}}, info)
	}
	b.parts = append(b.parts, p)
	return nil
}

func (b *codebookOut) block(block export.Block, info ItemInfo) int {
	b.doc.Blocks = append(b.doc.Blocks, block)
	b.infos = append(b.infos, info)
	return len(b.doc.Blocks) - 1
}

// nodes returns the codebook as other programs take it.
func (b *codebookOut) nodes() []codebook.Node {
	text := func(at int) string {
		if at < 0 {
			return ""
		}
		if block := b.doc.Blocks[at]; block.Kind == corpus.ItemQuote {
			return block.Quote.Text
		}
		return b.doc.Blocks[at].Text
	}
	made := map[corpus.ID]*codebook.Node{}
	var order []corpus.ID
	for i, c := range b.codes {
		p := b.parts[i]
		made[c.ID] = &codebook.Node{
			ID: string(c.ID), Name: text(p.name), Color: c.Color, Definition: text(p.definition), Inclusion: text(p.inclusion),
			Exclusion: text(p.exclusion), Example: text(p.example), Memo: text(p.memo), Archived: c.Archived, Quotes: c.Each.Own,
		}
		order = append(order, c.ID)
	}
	var top []codebook.Node
	for i := len(order) - 1; i >= 0; i-- { // children are whole before their parents take them
		c, node := b.codes[i], made[order[i]]
		into := &top
		if parent := made[c.Parent]; parent != nil {
			into = &parent.Codes
		}
		*into = slices.Insert(*into, 0, *node)
	}
	return top
}
