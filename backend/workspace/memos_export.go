package workspace

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// MemoRequest says how memos leave the program.
type MemoRequest struct {
	Format    string // of MemoFormats
	Filter    MemoFilter
	RealNames bool // show names as they were said; else pseudonyms stand for those of the table
}

// MemoFormats returns the formats that ExportMemos writes.
func MemoFormats() []string { return []string{"docx", "odt", "md", "txt", "csv"} }

// ExportMemos writes the memos that pass a filter to a file, whole or not at all:
// as a document with what each is about, or a table. A quote of a memo is printed
// where what was agreed permits that.
func (w *Workspace) ExportMemos(r MemoRequest, path string) error {
	if w.isOurs(path) {
		return corpus.Fail(corpus.Invalid, filepath.Base(path), "it is the project itself")
	}
	if !slices.Contains(MemoFormats(), r.Format) {
		return corpus.Fail(corpus.Invalid, r.Format, "the formats are "+strings.Join(MemoFormats(), ", "))
	}
	r.Filter.ByKind = r.Filter.ByKind || r.Format != "csv"
	b, err := w.memosOut(r)
	if err != nil {
		return err
	}
	return export.File(path, func(out io.Writer) error {
		if r.Format == "csv" {
			return export.WriteRows(out, b.rows())
		}
		return export.Write(out, r.Format, b.doc, export.Options{})
	})
}

// memosOut is memos on their way out: as a document, whose blocks hold all the
// texts, with pseudonyms where they are wanted.
type memosOut struct {
	memos []Memo
	parts []memoParts
	doc   export.Document
	infos []ItemInfo // what the blocks were made of
	words memoWords
}

// memoParts are the blocks that tell of a memo; quote and by are -1 for none.
type memoParts struct{ name, text, quote, by int }

func (w *Workspace) memosOut(r MemoRequest) (b memosOut, err error) {
	if b.memos, err = w.Memos(r.Filter); err != nil {
		return b, err
	}
	err = w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		b.words = memoWordsOf(p.Language)
		b.doc = export.Document{Title: b.words.title, Project: p.Name, Language: p.Language, Memos: len(b.memos)}
		if b.doc.Made, err = w.changed(tx); err != nil {
			return err
		}
		printed := r.Format != "csv"
		kind := MemoKind("")
		for _, m := range b.memos {
			if printed && m.Kind != kind {
				kind = m.Kind
				b.block(export.Block{Kind: corpus.ItemHeading, Level: 1, Text: b.words.kinds[kind]}, ItemInfo{})
			}
			b.add(m, printed)
		}
		if r.RealNames {
			return nil
		}
		return rename(tx, &b.doc, b.infos)
	})
	return b, err
}

// add puts a memo at the end of the document.
func (b *memosOut) add(m Memo, printed bool) {
	p := memoParts{quote: -1, by: -1}
	name := m.Name
	if m.Kind == MemoOfQuote {
		name = m.Quote.Title // its own words are printed only where that is agreed
	}
	p.name = b.block(export.Block{Kind: corpus.ItemHeading, Level: 2, Text: name}, ItemInfo{})
	if m.Kind == MemoOfQuote && m.Quote.Allowed.Permits(false) {
		p.quote = b.block(export.Block{Kind: corpus.ItemQuote, Quote: export.Quote{
			ID: m.Quote.ID, Testimony: m.Quote.Testimony, Text: m.Quote.Exact, Speaker: m.Quote.SpeakerName, Title: m.Quote.Title,
			Start: m.Quote.Span.Start, End: m.Quote.Span.End, Turn: m.Quote.Turn, Time: m.Quote.Time,
		}}, ItemInfo{Quote: m.Quote})
	}
	text := m.Shown()
	if sign := b.signature(m); printed && sign != "" {
		text += "\n" + sign
	}
	p.text = b.block(export.Block{Kind: corpus.ItemComment, Text: text}, ItemInfo{})
	if !printed {
		p.by = b.block(export.Block{Kind: corpus.ItemComment, Text: m.By}, ItemInfo{})
	}
	b.parts = append(b.parts, p)
}

// signature says who wrote a memo and when, as far as that is known.
func (b *memosOut) signature(m Memo) string {
	var parts []string
	if m.By != "" {
		parts = append(parts, m.By)
	}
	if !m.At.IsZero() {
		parts = append(parts, m.At.In(b.doc.Made.Location()).Format(b.words.date))
	}
	if len(parts) == 0 {
		return ""
	}
	return "— " + strings.Join(parts, ", ")
}

func (b *memosOut) block(block export.Block, info ItemInfo) int {
	b.doc.Blocks = append(b.doc.Blocks, block)
	b.infos = append(b.infos, info)
	return len(b.doc.Blocks) - 1
}

// rows returns the memos as a table, the names of its columns first.
func (b *memosOut) rows() [][]string {
	out := [][]string{b.words.columns[:]}
	for i, m := range b.memos {
		p := b.parts[i]
		words, by, at := "", "", ""
		if p.quote >= 0 {
			words = b.doc.Blocks[p.quote].Quote.Text
		}
		if p.by >= 0 {
			by = b.doc.Blocks[p.by].Text
		}
		if !m.At.IsZero() {
			at = m.At.In(b.doc.Made.Location()).Format("2006-01-02 15:04")
		}
		out = append(out, []string{b.words.kinds[m.Kind], b.doc.Blocks[p.name].Text, b.doc.Blocks[p.text].Text, words, by, at, string(m.ID)})
	}
	return out
}

// memoWords are the words of an export of memos.
type memoWords struct {
	title, date string
	kinds       map[MemoKind]string
	columns     [7]string
}

func memoWordsOf(language string) memoWords {
	if language == "en" {
		return memoWords{"Memos", "2 January 2006", map[MemoKind]string{
			MemoOfProject: "Project", MemoOfTestimony: "Testimonies", MemoOfCode: "Codes", MemoOfQuote: "Quotes",
			MemoOfCollection: "Collections", MemoOfParticipant: "Participants", MemoOfAttribute: "Attributes",
		}, [7]string{"about", "name", "memo", "quote", "by", "date", "id"}}
	}
	return memoWords{"Mémos", "02/01/2006", map[MemoKind]string{
		MemoOfProject: "Projet", MemoOfTestimony: "Témoignages", MemoOfCode: "Codes", MemoOfQuote: "Extraits",
		MemoOfCollection: "Recueils", MemoOfParticipant: "Participants", MemoOfAttribute: "Attributs",
	}, [7]string{"à propos de", "nom", "mémo", "extrait", "par", "date", "id"}}
}

// nameLinks puts what memos link to in the place of links, in an export of quotes.
func nameLinks(tx *store.Tx, d *export.Document) (err error) {
	l := newLinker(tx)
	for i := range d.Blocks {
		q := &d.Blocks[i].Quote
		if q.Memo, err = l.text(q.Memo); err != nil {
			return err
		}
	}
	return nil
}
