package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// twins finds what stands in one file for a record of another: the record of the
// same ID, or one that two machines made each: of one imported document, one
// path of codes, one passage.
type twins struct {
	from, to *store.Tx
	codes    map[corpus.ID]corpus.Code // of from
	children map[branch]corpus.ID      // codes of to
	known    map[corpus.ID]corpus.ID   // testimonies and codes found so far; "" for none
}

// branch is where a code stands: its parent and its folded name.
type branch struct {
	parent corpus.ID
	name   string
}

func newTwins(from, to names) *twins {
	t := &twins{from.tx, to.tx, from.codes, map[branch]corpus.ID{}, map[corpus.ID]corpus.ID{}}
	for _, c := range inTreeOrder(to.codes) {
		at := branch{c.Parent, anchor.Fold(c.Name)}
		if _, taken := t.children[at]; !taken {
			t.children[at] = c.ID
		}
	}
	return t
}

// testimony returns the testimony of to that stands for one of from, "" for none.
func (t *twins) testimony(id corpus.ID) (corpus.ID, error) {
	if found, ok := t.known[id]; ok {
		return found, nil
	}
	found, err := t.findTestimony(id)
	if err == nil {
		t.known[id] = found
	}
	return found, err
}

func (t *twins) findTestimony(id corpus.ID) (corpus.ID, error) {
	if t.to.Testimonies().Has(id) {
		return id, nil
	}
	m, err := t.from.Testimonies().Get(id)
	if gone(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	text, err := t.from.Text(id, m.Revision)
	if err != nil {
		return "", err
	}
	for _, other := range t.to.ByOriginal(m.Original) {
		o, err := t.to.Testimonies().Get(other)
		if err != nil {
			return "", err
		}
		// Another version of the program may have read the document otherwise.
		words, err := t.to.Text(other, o.Revision)
		if err != nil {
			return "", err
		}
		if words == text {
			return other, nil
		}
	}
	return "", nil
}

// code returns the code of to that stands for one of from, "" for none.
func (t *twins) code(id corpus.ID) corpus.ID {
	if found, ok := t.known[id]; ok || id == "" {
		return found
	}
	t.known[id] = "" // codes that hang under one another come to an end
	found := corpus.ID("")
	if t.to.Codes().Has(id) {
		found = id
	} else if c, ok := t.codes[id]; ok {
		if parent := t.code(c.Parent); parent != "" || c.Parent == "" {
			found = t.children[branch{parent, anchor.Fold(c.Name)}]
		}
	}
	t.known[id] = found
	return found
}

// quote returns the quote of to that stands for one of from, and false for none.
func (t *twins) quote(q corpus.Quote) (corpus.Quote, bool, error) {
	if t.to.Quotes().Has(q.ID) {
		same, err := t.to.Quotes().Get(q.ID)
		return same, err == nil, err
	}
	m, err := t.testimony(q.Testimony)
	if err != nil || m == "" {
		return q, false, err
	}
	other, ok, err := quoteAt(t.to, m, q.Span)
	return other, ok && other.Exact == q.Exact, err // a correction may have put other words there
}

// covers reports whether to holds all that a record says that it does not have
// under its ID, so that a person misses nothing of it.
func (t *twins) covers(kind string, data []byte) (bool, error) {
	switch kind {
	case store.Testimonies:
		m, err := t.from.Testimonies().Parse(data)
		if err != nil {
			return false, err
		}
		twin, err := t.testimony(m.ID)
		if err != nil || twin == "" {
			return false, err
		}
		other, err := t.to.Testimonies().Get(twin)
		if err != nil || !says(other.Memo, m.Memo) || stricter(m.Consent, other.Consent) || linksMore(m.Speakers, other.Speakers) {
			return false, err
		}
		return t.valued(m.Values, other.Values)
	case store.Codes:
		c, err := t.from.Codes().Parse(data)
		if err != nil {
			return false, err
		}
		twin := t.code(c.ID)
		if twin == "" {
			return false, nil
		}
		other, err := t.to.Codes().Get(twin)
		return err == nil && says(other.Memo, c.Memo) && says(other.Definition, c.Definition) &&
			says(other.Inclusion, c.Inclusion) && says(other.Exclusion, c.Exclusion), err
	case store.Quotes:
		q, err := t.from.Quotes().Parse(data)
		if err != nil {
			return false, err
		}
		other, ok, err := t.quote(q)
		if err != nil || !ok || !says(other.Memo, q.Memo) {
			return false, err
		}
		if there, err := t.from.Testimonies().Get(q.Testimony); err != nil {
			return false, err
		} else if here, err := t.to.Testimonies().Get(other.Testimony); err != nil || stricter(consentOf(q, there), consentOf(other, here)) {
			return false, err
		}
		for _, c := range q.Codings {
			code := t.code(c.Code)
			i := slices.IndexFunc(other.Codings, func(has corpus.Coding) bool { return has.Code == code })
			if i < 0 || qualifiesMore(c, other.Codings[i]) || c.Auto == "" && slices.ContainsFunc(c.Coders(), func(by string) bool { return !other.Codings[i].Of(by) }) {
				return false, nil
			}
		}
		return true, nil
	case store.Verdicts:
		v, err := t.from.Verdicts().Parse(data)
		if err != nil {
			return false, err
		}
		return t.decided(v)
	}
	return false, nil
}

// linksMore reports whether it is known of a speaker who that is, and not of the
// same one of others.
func linksMore(speakers, others []corpus.Speaker) bool {
	return len(speakers) == len(others) && slices.ContainsFunc(others, func(o corpus.Speaker) bool {
		return o.Participant == "" && slices.ContainsFunc(speakers, func(s corpus.Speaker) bool { return s.Name == o.Name && s.Participant != "" })
	})
}

// qualifiesMore reports whether a coding says something in a dimension in which
// the other says nothing.
func qualifiesMore(c, other corpus.Coding) bool {
	return slices.ContainsFunc(c.Stances, func(s corpus.Stance) bool {
		return !slices.ContainsFunc(other.Stances, func(o corpus.Stance) bool { return o.Dimension == s.Dimension })
	})
}

// valued reports whether others has a value wherever values has one. Of two that
// differ each file keeps its own.
func (t *twins) valued(values, others []corpus.Value) (bool, error) {
	for _, v := range values {
		a, err := t.from.Attributes().Get(v.Attribute)
		if gone(err) {
			continue // nobody can read it, nor bring it over
		}
		if err != nil {
			return false, err
		}
		there := false
		for o, err := range t.to.Attributes().All() {
			if err != nil {
				return false, err
			}
			same := o.ID == a.ID || o.Of == a.Of && anchor.Fold(o.Name) == anchor.Fold(a.Name)
			there = there || same && corpus.ValueOf(others, o.ID) != ""
		}
		if !there {
			return false, nil
		}
	}
	return true, nil
}

// says reports whether a memo holds all of another.
func says(memo, other string) bool { return strings.Contains(memo, other) }

// decided reports whether to holds the same decision about the same passages.
func (t *twins) decided(v corpus.Verdict) (bool, error) {
	quotes, ok, err := t.quotes(v.Quotes)
	if err != nil || !ok {
		return false, err
	}
	for other, err := range t.to.Verdicts().All() {
		if err != nil {
			return false, err
		}
		if other.Same == v.Same && containsAll(other.Quotes, quotes) {
			return true, nil
		}
	}
	return false, nil
}

// quotes returns the quotes of to that stand for those of from, sorted, and
// false where one has none.
func (t *twins) quotes(ids []corpus.ID) ([]corpus.ID, bool, error) {
	out := []corpus.ID{}
	for _, id := range ids {
		q, err := t.from.Quotes().Get(id)
		if gone(err) {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		twin, ok, err := t.quote(q)
		if err != nil || !ok {
			return nil, false, err
		}
		out = append(out, twin.ID)
	}
	slices.Sort(out)
	return slices.Compact(out), true, nil
}
