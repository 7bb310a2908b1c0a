package corpus

import (
	"slices"
	"time"
)

// Collection is an ordered choice of quotes with headings and comments.
type Collection struct {
	ID      ID        `cbor:"1,keyasint"`
	Name    string    `cbor:"2,keyasint"`
	Intro   string    `cbor:"3,keyasint,omitempty"`
	Items   []Item    `cbor:"4,keyasint"`
	Created time.Time `cbor:"5,keyasint"`

	Kept      *Choice    `cbor:"6,keyasint,omitempty"` // offers the quotes that pass it; nil for none
	Refused   []ID       `cbor:"7,keyasint,omitempty"` // quotes that were offered and not wanted
	Chain     []Link     `cbor:"8,keyasint,omitempty"`
	Workshops []Workshop `cbor:"9,keyasint,omitempty"`
	Memo      string     `cbor:"10,keyasint,omitempty"`
}

// Choice is a filter of quotes that a collection keeps. Every part that is set
// must hold.
type Choice struct {
	Codes       []ID          `cbor:"1,keyasint,omitempty"` // any of them or a code under them
	Uncoded     bool          `cbor:"2,keyasint,omitempty"`
	Testimony   ID            `cbor:"3,keyasint,omitempty"`
	Speaker     string        `cbor:"4,keyasint,omitempty"` // name; case and accents ignored
	Participant ID            `cbor:"5,keyasint,omitempty"`
	Where       []ChoiceValue `cbor:"6,keyasint,omitempty"` // all of them
	Text        string        `cbor:"7,keyasint,omitempty"` // words that all occur
	Once        bool          `cbor:"8,keyasint,omitempty"` // one quote of each confirmed repeat
	Search      string        `cbor:"9,keyasint,omitempty"` // a search that finds it
}

// ChoiceValue narrows by the values of attributes.
type ChoiceValue struct {
	Attributes []ID     `cbor:"1,keyasint"` // any of them
	Values     []string `cbor:"2,keyasint"` // any of them, as people write them; "" for none
	Except     bool     `cbor:"3,keyasint,omitempty"`
}

// Link is one row of a results chain: what was done, what came of it, what that
// changed.
type Link struct {
	ID     ID   `cbor:"1,keyasint"`
	Action Cell `cbor:"2,keyasint"`
	Result Cell `cbor:"3,keyasint"`
	Impact Cell `cbor:"4,keyasint"`
}

// Cell is a statement of a results chain with the quotes that back it.
type Cell struct {
	Text   string `cbor:"1,keyasint,omitempty"`
	Quotes []ID   `cbor:"2,keyasint,omitempty"`
}

// Workshop is a sorting of printed cards by the people of a workshop.
type Workshop struct {
	ID    ID        `cbor:"1,keyasint"`
	Name  string    `cbor:"2,keyasint"`
	At    time.Time `cbor:"3,keyasint"`
	Cards []ID      `cbor:"4,keyasint"` // the quote on each card, by its number from 1
	Piles []Pile    `cbor:"5,keyasint,omitempty"`
}

// Pile is the cards that participants put together, with their words for it.
type Pile struct {
	Name  string `cbor:"1,keyasint"`
	Cards []int  `cbor:"2,keyasint"` // numbers
}

// ItemKind says what an item of a collection is.
type ItemKind string

// The kinds of item.
const (
	ItemHeading ItemKind = "heading"
	ItemQuote   ItemKind = "quote"
	ItemComment ItemKind = "comment"
)

// Item is one line of a collection.
type Item struct {
	ID    ID       `cbor:"1,keyasint"`
	Kind  ItemKind `cbor:"2,keyasint"`
	Quote ID       `cbor:"3,keyasint,omitempty"` // of an ItemQuote
	Code  ID       `cbor:"4,keyasint,omitempty"` // of an ItemHeading made from a code
	Text  string   `cbor:"5,keyasint,omitempty"` // of a heading or comment
	Level int      `cbor:"6,keyasint,omitempty"` // of a heading, from 1
	Edits []Edit   `cbor:"7,keyasint,omitempty"` // of a quote as it is printed: cuts, and words in square brackets
	Sum   uint32   `cbor:"8,keyasint,omitempty"` // SumOf the words that the edits are of
	Kept  bool     `cbor:"9,keyasint,omitempty"` // of a quote: it came by the filter that the collection keeps
}

// Quotes counts the quotes of the collection; one that stands under two
// headings counts once.
func (c Collection) Quotes() int {
	seen := map[ID]bool{}
	for _, it := range c.Items {
		if it.Kind == ItemQuote {
			seen[it.Quote] = true
		}
	}
	return len(seen)
}

// Names returns every quote that the collection names, in its items, its chain
// and its workshops, or that was refused; some several times.
func (c Collection) Names() []ID {
	out := slices.Clone(c.Refused)
	for _, it := range c.Items {
		if it.Kind == ItemQuote {
			out = append(out, it.Quote)
		}
	}
	for _, l := range c.Chain {
		out = append(out, slices.Concat(l.Action.Quotes, l.Result.Quotes, l.Impact.Quotes)...)
	}
	for _, w := range c.Workshops {
		out = append(out, w.Cards...)
	}
	return slices.DeleteFunc(out, func(id ID) bool { return id == "" })
}

// Without returns the collection without quotes: their items are taken out, and
// the numbers of their cards stay, of nothing. c is left as it is.
func (c Collection) Without(gone func(ID) bool) Collection {
	c.Items = slices.DeleteFunc(slices.Clone(c.Items), func(it Item) bool { return it.Kind == ItemQuote && gone(it.Quote) })
	return c.Elsewhere(func(id ID) ID {
		if gone(id) {
			return ""
		}
		return id
	})
}

// Elsewhere returns the collection with other IDs for quotes outside its items;
// "" takes one out. c is left as it is.
func (c Collection) Elsewhere(of func(ID) ID) Collection {
	c.Refused = renamed(c.Refused, of)
	c.Chain = slices.Clone(c.Chain)
	for i := range c.Chain {
		l := &c.Chain[i]
		for _, cell := range []*Cell{&l.Action, &l.Result, &l.Impact} {
			cell.Quotes = renamed(cell.Quotes, of)
		}
	}
	c.Workshops = slices.Clone(c.Workshops)
	for i := range c.Workshops {
		cards := slices.Clone(c.Workshops[i].Cards)
		for n, id := range cards {
			if id != "" {
				cards[n] = of(id)
			}
		}
		c.Workshops[i].Cards = cards
	}
	return c
}

func renamed(ids []ID, of func(ID) ID) []ID {
	if ids == nil {
		return nil
	}
	out := make([]ID, 0, len(ids))
	for _, id := range ids {
		if id = of(id); id != "" {
			out = append(out, id)
		}
	}
	return out
}
