package main

import (
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/workspace"
)

func collecting() []action {
	return []action{
		{name: "add a collection", weight: 2, covers: "AddCollection", do: func(h *hand) error {
			_, err := h.w.AddCollection(author, h.name(), workspace.Filter{}, false)
			return err
		}},
		{name: "add a filled collection", weight: 2, covers: "AddCollection", do: func(h *hand) error {
			f, err := h.filter()
			if err != nil {
				return err
			}
			_, err = h.w.AddCollection(author, h.name(), f, true)
			return err
		}},
		{name: "fill a collection", weight: 2, covers: "FillCollection", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			f, err := h.filter()
			if err != nil {
				return err
			}
			_, err = h.w.FillCollection(author, c.ID, f, h.rng.IntN(2) == 0)
			return err
		}},
		{name: "edit a collection", weight: 2, covers: "EditCollection", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			return h.w.EditCollection(author, c.ID, h.name(), h.words(h.rng.IntN(30)))
		}},
		{name: "cut words of a quote", weight: 2, covers: "EditWords", do: func(h *hand) error {
			c, it, err := h.item()
			if err != nil {
				return err
			}
			return h.w.EditWords(author, c.ID, it.ID, []corpus.Edit{{Span: corpus.Span{}, Text: h.words(1)}})
		}},
		{name: "arrange a results chain", weight: 2, covers: "SetChain", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			quotes, err := h.quotes(1, 3)
			if err != nil {
				return err
			}
			link := corpus.Link{Action: corpus.Cell{Text: h.words(3)}, Result: corpus.Cell{Quotes: quotes}, Impact: corpus.Cell{Text: h.words(4)}}
			return h.w.SetChain(author, c.ID, append(c.Chain[:len(c.Chain):len(c.Chain)], link)[max(0, len(c.Chain)-5):])
		}},
		{name: "delete a collection", weight: 2, covers: "DeleteCollection", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			return h.w.DeleteCollection(author, c.ID)
		}},
		{name: "put quotes into a collection", weight: 3, covers: "AddToCollection", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			quotes, err := h.quotes(1, 6)
			if err != nil {
				return err
			}
			return h.w.AddToCollection(author, c.ID, quotes, h.after(c))
		}},
		{name: "add a heading or a comment", weight: 3, covers: "AddItem", do: func(h *hand) error {
			c, err := h.collection()
			if err != nil {
				return err
			}
			kind := corpus.ItemHeading
			if h.rng.IntN(2) == 0 {
				kind = corpus.ItemComment
			}
			return h.w.AddItem(author, c.ID, kind, h.words(6), 1, h.after(c))
		}},
		{name: "edit an item", weight: 3, covers: "EditItem", do: func(h *hand) error {
			c, it, err := h.item()
			if err == nil && it.Kind == corpus.ItemQuote {
				err = errNothing
			}
			if err != nil {
				return err
			}
			return h.w.EditItem(author, c.ID, it.ID, h.words(9))
		}},
		{name: "move an item", weight: 3, covers: "MoveItem", do: func(h *hand) error {
			c, it, err := h.item()
			if err != nil {
				return err
			}
			return h.w.MoveItem(author, c.ID, it.ID, h.rng.IntN(len(c.Items)))
		}},
		{name: "take an item out", weight: 3, covers: "RemoveItems", do: func(h *hand) error {
			c, it, err := h.item()
			if err != nil {
				return err
			}
			return h.w.RemoveItems(author, c.ID, []corpus.ID{it.ID})
		}},
	}
}

// after returns an item to put others after, or the end.
func (h *hand) after(c corpus.Collection) corpus.ID {
	if len(c.Items) == 0 || h.rng.IntN(2) == 0 {
		return ""
	}
	return c.Items[h.rng.IntN(len(c.Items))].ID
}

// filter returns some codes, or everything.
func (h *hand) filter() (workspace.Filter, error) {
	if h.rng.IntN(3) == 0 {
		return workspace.Filter{}, nil
	}
	codes, err := h.codes(3)
	return workspace.Filter{Codes: codes}, err
}

func exporting() []action {
	out := []action{
		{name: "keep an export", weight: 2, covers: "SavePreset", do: func(h *hand) error {
			r := workspace.ExportRequest{Format: "docx", Public: h.rng.IntN(2) == 0, Options: export.Options{Contents: true}}
			if c, err := h.collection(); err == nil {
				r.Collection = c.ID
			}
			_, err := h.w.SavePreset(author, h.name(), r)
			return err
		}},
		{name: "forget an export", weight: 1, covers: "DeletePreset", do: func(h *hand) error {
			all, err := h.w.Presets()
			p, err := one(h, all, err)
			if err != nil {
				return err
			}
			return h.w.DeletePreset(author, p.ID)
		}},
	}
	for _, f := range export.Formats() {
		out = append(out, action{name: "export " + f.Name, weight: 1, covers: "Export", do: func(h *hand) error {
			r := workspace.ExportRequest{Format: f.Name}
			if c, err := h.collection(); err == nil {
				r.Collection = c.ID
			}
			return h.w.Export(r, filepath.Join(h.out(), "export"+f.Extension))
		}})
	}
	return out
}
