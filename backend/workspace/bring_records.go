package workspace

import (
	"errors"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// testimony brings over what is written about a testimony that both files hold,
// or the whole of one that is not here.
func (b *bringing) testimony(id corpus.ID) error {
	twin, err := b.to.testimony(id)
	if err != nil {
		return err
	}
	if twin == "" {
		_, err = b.needTestimony(id)
		return err
	}
	theirs, err := b.there.Testimonies().Get(id)
	if err != nil {
		return err
	}
	ours, err := b.here.Testimonies().Get(twin)
	if err != nil {
		return err
	}
	if twin != id {
		ours.Memo = memo(ours.Memo, theirs.Memo)
		if stricter(theirs.Consent, ours.Consent) {
			ours.Consent = theirs.Consent
		}
		if ours.Speakers, err = b.linked(ours.Speakers, theirs.Speakers); err != nil {
			return err
		}
		if ours.Values, err = b.lacking(ours.Values, theirs.Values); err != nil {
			return err
		}
		return b.here.Testimonies().Put(twin, ours)
	}
	if theirs.Title != ours.Title {
		if ours.Title, err = freeTitle(b.here, theirs.Title); err != nil {
			return err
		}
	}
	if ours.Memo = theirs.Memo; len(ours.Speakers) == len(theirs.Speakers) {
		if ours.Speakers, err = b.speakers(theirs.Speakers); err != nil {
			return err
		}
	}
	ours.Media, ours.Consent = theirs.Media, theirs.Consent
	if ours.Values, err = b.values(ours.Values, theirs.Values); err != nil {
		return err
	}
	return b.here.Testimonies().Put(id, ours)
}

// needTestimony returns the testimony here that stands for one there, which is
// brought over where there is none.
func (b *bringing) needTestimony(id corpus.ID) (corpus.ID, error) {
	twin, err := b.to.testimony(id)
	if err != nil || twin != "" {
		return twin, err
	}
	if b.here.Erasures().Has(id) {
		return "", LeftErased
	}
	m, err := b.there.Testimonies().Get(id)
	if err != nil {
		return "", LeftAlone
	}
	text, textErr := b.there.Text(id, m.Revision)
	layout, layoutErr := b.there.Layouts().Get(id)
	if textErr != nil || layoutErr != nil {
		return "", LeftUnreadable
	}
	if m.Title, err = freeTitle(b.here, m.Title); err != nil {
		return "", err
	}
	if m.Speakers, err = b.speakers(m.Speakers); err != nil {
		return "", err
	}
	if m.Values, err = b.values(nil, m.Values); err != nil {
		return "", err
	}
	if err := b.here.PutText(id, m.Revision, text); err != nil {
		return "", err
	}
	if m.Original != "" {
		original, err := b.there.Original(m.Original)
		if err != nil {
			return "", LeftUnreadable
		}
		if err := b.here.PutOriginal(original); err != nil {
			return "", err
		}
	}
	if err := b.here.Layouts().Put(id, layout); err != nil {
		return "", err
	}
	b.to.known[id] = id
	return id, b.here.Testimonies().Put(id, m)
}

func (b *bringing) code(id corpus.ID) error {
	twin := b.to.code(id)
	if twin == "" {
		_, err := b.needCode(id)
		return err
	}
	theirs := b.to.codes[id]
	codes, err := codesOf(b.here)
	if err != nil {
		return err
	}
	ours := codes[twin]
	if twin != id {
		ours.Definition, ours.Memo = memo(ours.Definition, theirs.Definition), memo(ours.Memo, theirs.Memo)
		ours.Inclusion, ours.Exclusion = memo(ours.Inclusion, theirs.Inclusion), memo(ours.Exclusion, theirs.Exclusion)
		return b.here.Codes().Put(twin, ours)
	}
	parent := theirs.Parent
	if parent != "" {
		if parent, err = b.needCode(parent); err != nil {
			return err
		}
	}
	if corpus.Under(codes, parent, id) {
		return LeftTaken // here, its parent there stands under it
	}
	if _, err := freeName(codes, theirs.Name, parent, id); err != nil {
		return LeftTaken
	}
	theirs.Parent = parent
	if theirs.Example, err = b.hereFor(theirs.Example); err != nil {
		return err
	}
	return b.here.Codes().Put(id, theirs)
}

// needCode returns the code here that stands for one there, which is brought
// over with those above it where there is none.
func (b *bringing) needCode(id corpus.ID) (corpus.ID, error) {
	if twin := b.to.code(id); twin != "" {
		return twin, nil
	}
	c, ok := b.to.codes[id]
	if !ok {
		return "", LeftAlone
	}
	if c.Parent != "" {
		b.to.known[id] = id // codes that hang under one another come to an end
		parent, err := b.needCode(c.Parent)
		if err != nil {
			return "", err
		}
		c.Parent = parent
	}
	codes, err := codesOf(b.here)
	if err != nil {
		return "", err
	}
	c.Order = nextOrder(codes, c.Parent)
	if c.Example, err = b.hereFor(c.Example); err != nil {
		return "", err
	}
	b.to.known[id] = id
	b.to.children[branch{c.Parent, anchor.Fold(c.Name)}] = id
	return id, b.here.Codes().Put(id, c)
}

// quote brings a quote over. Where both files did something with it, the codings of
// both are kept: two people may have coded it.
func (b *bringing) quote(id corpus.ID, both bool) error {
	q, err := b.there.Quotes().Get(id)
	if err != nil {
		return err
	}
	testimony, err := b.needTestimony(q.Testimony)
	if err != nil {
		return err
	}
	m, err := b.consent(&q, testimony)
	if err != nil {
		return err
	}
	if err := b.place(&q, testimony); err != nil {
		return err
	}
	codings := q.Codings[:0:0]
	for _, c := range q.Codings {
		switch c.Code, err = b.needCode(c.Code); {
		case err == nil:
			codings = append(codings, c)
		case !errors.Is(err, LeftAlone):
			return err
		}
	}
	q.Codings = codings
	if err := b.dimensions(codings); err != nil {
		return err
	}
	other, ok, err := quoteAt(b.here, testimony, q.Span)
	switch {
	case err != nil:
		return err
	case ok && other.ID != id && b.here.Quotes().Has(id):
		return LeftTaken
	case ok && other.ID != id:
		other.Codings = joinedCodings(other.Codings, q.Codings)
		other.Memo = memo(other.Memo, q.Memo)
		if other.Consent == "" && m.Consent == "" || stricter(q.Consent, consentOf(other, m)) {
			other.Consent = q.Consent
		}
		return b.here.Quotes().Put(other.ID, other)
	}
	if both && b.here.Quotes().Has(id) {
		ours, err := b.here.Quotes().Get(id)
		if err != nil {
			return err
		}
		q.Codings = joinedCodings(ours.Codings, q.Codings)
	}
	return b.here.Quotes().Put(id, q)
}

// consent makes sure that a quote of a testimony that was imported here as well may
// not be shown where it may not be there. It returns the testimony here.
func (b *bringing) consent(q *corpus.Quote, testimony corpus.ID) (ours corpus.Testimony, err error) {
	theirs, err := b.there.Testimonies().Get(q.Testimony)
	if err != nil {
		return ours, err
	}
	ours, err = b.here.Testimonies().Get(testimony)
	if q.Testimony != testimony && stricter(consentOf(*q, theirs), consentOf(*q, ours)) {
		q.Consent = theirs.Consent
	}
	return ours, err
}

// read returns the text of a testimony here, which many quotes after one another ask for.
func (b *bringing) read(m corpus.Testimony) (text string, err error) {
	if b.of.ID == m.ID && b.of.Revision == m.Revision {
		return b.text, nil
	}
	if text, err = b.here.Text(m.ID, m.Revision); err == nil {
		b.of, b.text = m, text
	}
	return text, err
}

// place puts a quote where its words stand in a testimony here, whose text may
// have been corrected in one of the files, or its speakers understood otherwise.
func (b *bringing) place(q *corpus.Quote, testimony corpus.ID) error {
	m, err := b.here.Testimonies().Get(testimony)
	if err != nil {
		return err
	}
	text, err := b.read(m)
	if err != nil {
		return err
	}
	corrected := !anchor.Holds(*q, text)
	if q.Testimony == testimony && !corrected && q.Speaker < len(m.Speakers) {
		return nil
	}
	if corrected {
		at, ok := anchor.Find(*q, text)
		if !ok {
			return LeftCorrected
		}
		q.Span = at
		anchor.Describe(q, text)
	}
	layout, err := b.here.Layouts().Get(testimony)
	if err != nil {
		return err
	}
	q.Testimony, q.Speaker = testimony, layout.Speaker(q.Span)
	return nil
}

func (b *bringing) verdict(id corpus.ID) error {
	v, err := b.there.Verdicts().Get(id)
	if err != nil {
		return err
	}
	stands := v.Stands
	quotes := v.Quotes
	v.Quotes, v.Stands = nil, ""
	for _, theirs := range quotes {
		ours, err := b.hereFor(theirs)
		if err != nil {
			return err
		}
		if ours == "" {
			continue
		}
		v.Quotes = append(v.Quotes, ours)
		if theirs == stands {
			v.Stands = ours
		}
	}
	slices.Sort(v.Quotes)
	v.Quotes = slices.Compact(v.Quotes)
	if len(v.Quotes) < 2 {
		return LeftAlone
	}
	against, err := decidedAgainst(b.here, v)
	if err != nil {
		return err
	}
	if against {
		return LeftTaken
	}
	if err := b.here.Verdicts().Delete(id); err != nil {
		return err
	}
	if !v.Same {
		return reject(b.here, v)
	}
	if v.Stands == "" {
		v.Stands = v.Quotes[0]
	}
	return confirm(b.here, v)
}

// decidedAgainst reports whether another verdict says the opposite of quotes
// that v, or the group that it would be part of, speaks of.
func decidedAgainst(tx *store.Tx, v corpus.Verdict) (bool, error) {
	var others []corpus.Verdict
	all := v.Quotes
	for other, err := range tx.Verdicts().All() {
		if err != nil {
			return false, err
		}
		if other.ID == v.ID {
			continue
		}
		others = append(others, other)
		if v.Same && other.Same && slices.ContainsFunc(other.Quotes, func(q corpus.ID) bool { return slices.Contains(v.Quotes, q) }) {
			all = append(slices.Clone(all), other.Quotes...)
		}
	}
	return slices.ContainsFunc(others, func(other corpus.Verdict) bool {
		return other.Same != v.Same && (containsAll(all, other.Quotes) || containsAll(other.Quotes, v.Quotes))
	}), nil
}

// hereFor returns the quote here that stands for one there, "" for none.
func (b *bringing) hereFor(id corpus.ID) (corpus.ID, error) {
	q, err := b.there.Quotes().Get(id)
	if gone(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	twin, ok, err := b.to.quote(q)
	if !ok {
		return "", err
	}
	return twin.ID, err
}

func (b *bringing) collection(id corpus.ID) error {
	c, err := b.there.Collections().Get(id)
	if err != nil {
		return err
	}
	items := c.Items
	c.Items = []corpus.Item{}
	for _, it := range items {
		it.Code = b.to.code(it.Code)
		if it.Kind == corpus.ItemQuote {
			if it.Quote, err = b.hereFor(it.Quote); err != nil {
				return err
			}
			if it.Quote == "" {
				continue
			}
		}
		c.Items = append(c.Items, it)
	}
	var failed error
	c = c.Elsewhere(func(theirs corpus.ID) corpus.ID {
		ours, err := b.hereFor(theirs)
		failed = errors.Join(failed, err)
		return ours
	})
	if failed != nil {
		return failed
	}
	if c.Kept != nil {
		if c.Kept, err = b.choice(*c.Kept); err != nil && !errors.Is(err, LeftAlone) {
			return err
		}
	}
	return b.here.Collections().Put(id, c)
}

// choice returns a filter there as it is here; nil where it names what is not.
func (b *bringing) choice(c corpus.Choice) (*corpus.Choice, error) {
	c.Codes = slices.Clone(c.Codes)
	for i, code := range c.Codes {
		if c.Codes[i] = b.to.code(code); c.Codes[i] == "" {
			return nil, nil
		}
	}
	var err error
	if c.Testimony != "" {
		if c.Testimony, err = b.to.testimony(c.Testimony); err != nil || c.Testimony == "" {
			return nil, err
		}
	}
	if c.Participant != "" {
		if c.Participant, err = b.needParticipant(c.Participant, false); err != nil {
			return nil, err
		}
	}
	c.Where = slices.Clone(c.Where)
	for i, v := range c.Where {
		v.Attributes = slices.Clone(v.Attributes)
		for n, a := range v.Attributes {
			if v.Attributes[n], err = b.needAttribute(a, false); err != nil {
				return nil, err
			}
		}
		c.Where[i] = v
	}
	return &c, nil
}
