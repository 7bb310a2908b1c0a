package store

import (
	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

func (c *checker) quote(q corpus.Quote) {
	record := "quotes " + string(q.ID)
	m, ok := c.testimonies[q.Testimony]
	if !ok {
		c.report(NoTestimony, record, "%s", q.Testimony)
		return
	}
	if !speaks(m, q.Speaker) {
		c.report(NoSpeaker, record, "%d", q.Speaker)
	}
	for _, coding := range q.Codings {
		if c.codes[coding.Code].ID == "" {
			c.report(NoCode, record, "%s", coding.Code)
		}
	}
}

func (c *checker) code(v corpus.Code) {
	record := "codes " + string(v.ID)
	if v.Example != "" && c.quotes[v.Example].ID == "" {
		c.report(NoQuote, record, "%s", v.Example)
	}
	above := v
	for range c.codes {
		if above.Parent == "" {
			return
		}
		parent := c.codes[above.Parent]
		if parent.ID == "" {
			if above.ID == v.ID {
				c.report(NoParent, record, "%s", v.Parent)
			}
			return
		}
		above = parent
	}
	c.report(Circle, record, "")
}

func (c *checker) verdict(v corpus.Verdict) {
	record := "verdicts " + string(v.ID)
	stands := !v.Same
	for _, q := range v.Quotes {
		if c.quotes[q].ID == "" {
			c.report(NoQuote, record, "%s", q)
		}
		stands = stands || q == v.Stands
	}
	if !stands {
		c.report(NoStandsFor, record, "%s", v.Stands)
	}
}

func (c *checker) collection(v corpus.Collection) {
	record := "collections " + string(v.ID)
	for _, id := range v.Names() {
		if c.quotes[id].ID == "" {
			c.report(NoQuote, record, "%s", id)
		}
	}
	for i, item := range v.Items {
		// Those of other words than the quote has today are not used.
		exact := c.quotes[item.Quote].Exact
		if item.Kind == corpus.ItemQuote && item.Sum == corpus.SumOf(exact) && !corpus.InOrder(item.Edits, len(exact)) {
			c.report(BadEdit, record, "%d", i+1)
		}
	}
}

func (c *checker) testimony(m corpus.Testimony) {
	record := "testimonies " + string(m.ID)
	c.values(record, m.Values)
	for _, s := range m.Speakers {
		if s.Participant != "" && c.participants[s.Participant].ID == "" {
			c.report(NoParticipant, record, "%s", s.Participant)
		}
	}
	if m.Original != "" {
		if _, err := c.tx.original(m.Original); err != nil {
			c.report(NoOriginal, record, "%s", reason(err))
		}
	}
	text, err := c.tx.Text(m.ID, m.Revision)
	if err != nil {
		c.report(NoText, record, "%s", reason(err))
		return
	}
	if !c.meter.add(int64(len(text))) {
		return
	}
	if len(text) != m.Bytes || anchor.Normalize(text) != text {
		c.report(Altered, record, "its text is not what was imported")
	}
	layout, ok := c.layouts[m.ID]
	if !ok {
		c.report(NoLayout, record, "")
	}
	at := 0
	for i, turn := range layout.Turns {
		if !turn.Label.Within(len(text)) || !turn.Words.Within(len(text)) || turn.Words.Start < at || !speaks(m, turn.Speaker) {
			c.report(BadTurn, record, "%d", i+1)
		}
		at = turn.Words.End
	}
	for i, h := range layout.Headings {
		if !h.Span.Within(len(text)) {
			c.report(BadHeading, record, "%d", i+1)
		}
	}
	at = 0
	for i, timed := range layout.Times {
		if !timed.Sound(at, len(text)) {
			c.report(BadTime, record, "%d", i+1)
		}
		at = timed.Span.End
	}
	for _, id := range c.of[m.ID] {
		if !anchor.Holds(c.quotes[id], text) {
			c.report(OtherWords, "quotes "+string(id), "%q", m.Title)
		}
	}
}

// speaks reports whether a quote or a turn of m can be by that speaker.
func speaks(m corpus.Testimony, speaker int) bool {
	return speaker >= corpus.NoSpeaker && speaker < len(m.Speakers)
}

// values looks at what a testimony or a participant has for its attributes.
func (c *checker) values(record string, values []corpus.Value) {
	for _, v := range values {
		if c.attributes[v.Attribute].ID == "" {
			c.report(NoAttribute, record, "%s", v.Attribute)
		}
	}
}

// revision looks at a text that was corrected and at what was there before.
func (c *checker) revision(r corpus.Revision) {
	record := "revisions " + string(r.ID)
	if c.testimonies[r.Testimony].ID == "" {
		c.report(NoTestimony, record, "%s", r.Testimony)
		return
	}
	text, err := c.tx.Text(r.Testimony, r.Number)
	if err != nil {
		c.report(NoText, record, "%s", reason(err))
		return
	}
	if r.Original != "" {
		if _, err := c.tx.original(r.Original); err != nil {
			c.report(NoOriginal, record, "%s", reason(err))
		}
	}
	at := 0
	for i, e := range r.Edits {
		if !e.Span.Within(len(text)) || e.Span.Start < at {
			c.report(BadEdit, record, "%d", i+1)
		}
		at = e.Span.End
	}
}
