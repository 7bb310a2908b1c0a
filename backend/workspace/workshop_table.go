package workspace

import (
	"path/filepath"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/sorting"
	"florilege/backend/store"
)

// WorkshopTable compares the piles of a workshop with the evaluators' codes. A card
// has one code: that of the heading that its quote stands under in the collection,
// else the first that was put on it.
type WorkshopTable struct {
	sorting.Table             // its codes are IDs, "" for none
	Names         []string    // of the codes
	Unsorted      []int       // cards in no pile
	Quotes        []QuoteInfo // of the cards, by number; without an ID where one is gone
}

// WorkshopTable compares piles with codes.
func (w *Workspace) WorkshopTable(id, workshop corpus.ID) (t WorkshopTable, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		t, err = workshopTable(tx, id, workshop)
		return err
	})
	return t, err
}

func workshopTable(tx *store.Tx, id, workshop corpus.ID) (t WorkshopTable, err error) {
	c, err := collection(tx, id)
	if err != nil {
		return t, err
	}
	i, err := workshopAt(c, workshop)
	if err != nil {
		return t, err
	}
	shop := c.Workshops[i]
	codes, err := codesOf(tx)
	if err != nil {
		return t, err
	}
	under, heading := map[corpus.ID]corpus.ID{}, corpus.ID("")
	for _, it := range c.Items {
		switch it.Kind {
		case corpus.ItemHeading:
			heading = it.Code
		case corpus.ItemQuote:
			if under[it.Quote] == "" && codes[heading].ID != "" {
				under[it.Quote] = heading
			}
		}
	}
	d, err := newDescriber(tx)
	if err != nil {
		return t, err
	}
	t.Quotes = make([]QuoteInfo, len(shop.Cards))
	for n, card := range shop.Cards {
		if card == "" {
			continue
		}
		q, err := quote(tx, card)
		if err != nil {
			return t, err
		}
		infos, err := d.all([]corpus.Quote{q})
		if err != nil {
			return t, err
		}
		t.Quotes[n] = infos[0]
		if under[card] == "" && len(q.Codings) > 0 {
			under[card] = q.Codings[0].Code
		}
	}
	t.cross(shop, under, codes)
	return t, nil
}

// cross counts the cards of a workshop by pile and code.
func (t *WorkshopTable) cross(shop corpus.Workshop, under map[corpus.ID]corpus.ID, codes map[corpus.ID]corpus.Code) {
	names, cards, placed := make([]string, len(shop.Piles)), []sorting.Card{}, map[int]bool{}
	for i, p := range shop.Piles {
		names[i] = p.Name
		for _, n := range p.Cards {
			if n < 1 || n > len(shop.Cards) {
				continue
			}
			placed[n] = true
			cards = append(cards, sorting.Card{Pile: i, Code: string(under[shop.Cards[n-1]])})
		}
	}
	t.Table, t.Unsorted = sorting.Cross(names, cards), []int{}
	for _, code := range t.Codes {
		t.Names = append(t.Names, codes[corpus.ID(code)].Name)
	}
	for n := range shop.Cards {
		if !placed[n+1] {
			t.Unsorted = append(t.Unsorted, n+1)
		}
	}
}

// ExportWorkshop writes the table of a workshop to a file, whole or not at all: CSV
// for spreadsheets, or an Excel workbook where the path ends so. It holds no word of
// a testimony. Names in piles and codes are replaced by their pseudonyms.
func (w *Workspace) ExportWorkshop(id, workshop corpus.ID, path string) error {
	if w.isOurs(path) {
		return corpus.Fail(corpus.Invalid, filepath.Base(path), "it is the project itself")
	}
	t, err := w.workshopOut(id, workshop)
	if err != nil {
		return err
	}
	return t.write(path)
}

func (w *Workspace) workshopOut(id, workshop corpus.ID) (t tableOut, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		table, err := workshopTable(tx, id, workshop)
		if err != nil {
			return err
		}
		return t.make(w, tx, func(language string, shown func(string) string) export.Sheet {
			rows := table.rows(language, shown)
			return export.TextSheet(rows[0][0], rows, []float64{30})
		})
	})
	return t, err
}

// workshopWords are the labels of the table in a language.
func workshopWords(language string) (pile, none, total, index string) {
	if language == "en" {
		return "Pile", "Without a code", "Total", "Adjusted Rand index"
	}
	return "Tas", "Sans code", "Total", "Indice de Rand ajusté"
}

// rows lays the table out, a line a pile, with the totals and the index below.
func (t WorkshopTable) rows(language string, shown func(string) string) [][]string {
	pile, none, total, index := workshopWords(language)
	head, sums := []string{pile}, make([]int, len(t.Codes)+1)
	for _, name := range t.Names {
		if name == "" {
			name = none
		}
		head = append(head, shown(name))
	}
	out := [][]string{append(head, total)}
	for i, name := range t.Piles {
		row, sum := []string{shown(name)}, 0
		for j, n := range t.Cells[i] {
			row, sum = append(row, strconv.Itoa(n)), sum+n
			sums[j] += n
		}
		sums[len(t.Codes)] += sum
		out = append(out, append(row, strconv.Itoa(sum)))
	}
	last := []string{total}
	for _, n := range sums {
		last = append(last, strconv.Itoa(n))
	}
	rand := strconv.FormatFloat(t.Rand, 'f', 2, 64)
	if language != "en" {
		rand = strings.Replace(rand, ".", ",", 1)
	}
	line := make([]string, len(last))
	line[0], line[1] = index, rand
	return append(out, last, line)
}

// CodesOfWorkshop makes a code of each pile, under one that bears the name of the
// workshop, and puts it on the quotes of its cards, as one step to undo. It returns
// how many codings it put.
func (w *Workspace) CodesOfWorkshop(a Author, id, workshop corpus.ID) (put int, err error) {
	c, err := w.collectionAlone(id)
	if err != nil {
		return 0, err
	}
	i, err := workshopAt(c, workshop)
	if err != nil {
		return 0, err
	}
	shop := c.Workshops[i]
	if len(shop.Piles) == 0 {
		return 0, corpus.Fail(corpus.Invalid, "the workshop "+shop.Name, "it has no pile yet")
	}
	change := store.Change{Action: corpus.ActWorkshopCodes, Subject: shop.Name}
	err = w.update(a, change, []string{store.Codes, store.Quotes}, func(tx *store.Tx) error {
		root, err := addCode(tx, w.opts, shop.Name, "", "")
		if err != nil {
			return err
		}
		for _, p := range shop.Piles {
			code, err := addCode(tx, w.opts, p.Name, root.ID, "")
			if err != nil {
				return err
			}
			for _, n := range p.Cards {
				if n < 1 || n > len(shop.Cards) || shop.Cards[n-1] == "" {
					continue
				}
				q, err := quote(tx, shop.Cards[n-1])
				if err != nil {
					return err
				}
				q.Codings = append([]corpus.Coding(nil), q.Codings...)
				putCodes(&q, []corpus.ID{code.ID}, corpus.Coding{By: a.Name, At: w.opts.Now()})
				put++
				if err := tx.Quotes().Put(q.ID, q); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return put, err
}
