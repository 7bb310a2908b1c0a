package export

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// WriteNames writes a table of pseudonyms for spreadsheets, as the CSV of
// quotes: a byte order mark, semicolons, CRLF, formulas made harmless. Other
// forms stand in one cell, with " | " between them.
func WriteNames(w io.Writer, names []corpus.Pseudonym, tag string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	l := languageOf(tag)
	if err := out.Write(l.names); err != nil {
		return err
	}
	for _, n := range names {
		row := []string{
			cell(oneLine(n.Name)), cell(strings.Join(n.Forms, formSeparator)), l.kinds[n.Kind],
			cell(oneLine(n.Pseudonym)), cell(paragraph(n.Memo)),
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

const formSeparator = " | "

// ReadNames reads a table of pseudonyms that WriteNames wrote, or that a person
// made: columns are known by their names in French or English, in any order;
// cells are parted by semicolons, commas or tabs. A row without a name is passed
// over. The name of the file is for errors: corpus.Unreadable.
func ReadNames(file, text string) ([]corpus.Pseudonym, error) {
	text = strings.TrimPrefix(text, "\uFEFF")
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separatorOf(text), -1, true
	head, err := in.Read()
	if err != nil {
		return nil, corpus.Fail(corpus.EmptyFile, file, "")
	}
	columns := columnsOf(head)
	if columns[0] < 0 || columns[3] < 0 {
		return nil, corpus.Fail(corpus.Unreadable, file,
			"its first row must name the columns: "+strings.Join(french().names, ", ")+", or "+strings.Join(english().names, ", "))
	}
	var out []corpus.Pseudonym
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, corpus.FailWith(corpus.Unreadable, file, err)
		}
		at := func(column int) string {
			if i := columns[column]; i >= 0 && i < len(row) {
				return strings.TrimSpace(plainCell(row[i]))
			}
			return ""
		}
		if at(0) == "" {
			continue
		}
		n := corpus.Pseudonym{Name: at(0), Kind: kindOf(at(2)), Pseudonym: at(3), Memo: at(4)}
		for _, f := range strings.Split(at(1), strings.TrimSpace(formSeparator)) {
			if f = strings.TrimSpace(f); f != "" {
				n.Forms = append(n.Forms, f)
			}
		}
		out = append(out, n)
	}
}

// separatorOf returns what parts the cells of a table, by its first line.
func separatorOf(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	for _, r := range ";\t" {
		if strings.ContainsRune(line, r) {
			return r
		}
	}
	return ','
}

// columnsOf returns where each column of the table stands, -1 where it does not.
func columnsOf(head []string) []int {
	out := make([]int, len(french().names))
	for i := range out {
		out[i] = slices.IndexFunc(head, func(h string) bool {
			h = anchor.Fold(strings.TrimSpace(h))
			return h == anchor.Fold(french().names[i]) || h == anchor.Fold(english().names[i])
		})
	}
	return out
}

// kindOf reads a kind in either language; what is not known is another kind, and
// nothing is a person.
func kindOf(s string) corpus.NameKind {
	if s == "" {
		return corpus.NameOfPerson
	}
	for _, l := range []language{french(), english()} {
		for kind, word := range l.kinds {
			if anchor.Fold(word) == anchor.Fold(s) || string(kind) == anchor.Fold(s) {
				return kind
			}
		}
	}
	return corpus.NameOfOther
}

// plainCell takes away the apostrophe that cell puts before a formula.
func plainCell(s string) string {
	if strings.HasPrefix(s, "'") && formula.MatchString(s) {
		return s[1:]
	}
	return s
}
