package repeats

const (
	// leastWords is how many words a text has at least to be a near repeat.
	leastWords = 5
	// leastShared is the weight of the words that a near repeat says again at
	// least: four words, or eight little ones.
	leastShared = 8
	// mostlyIn is the containment from which the shorter text is an excerpt of
	// the longer, if its words are no more than that share of the longer's.
	mostlyIn = 0.8
	// maxAligned is the number of words above which texts are not aligned.
	maxAligned = 512
	// manyGrams is how many 3-grams a text has, and manyTimes how many times those of
	// another, when these are rather looked up in its own than the other way round.
	manyGrams = 512
	manyTimes = 8
)

// tally is a number of words, and what they weigh.
type tally struct{ words, weight int }

// likeness is what two texts have in common.
type likeness struct {
	short, long tally // each text
	kept        tally // the shorter, without what it says again
	covered     tally // of these, the words in 3-grams of the longer
	aligned     tally // their longest common subsequence; none where not sought
}

func (l likeness) containment() float64 { return share(l.covered, l.kept) }

func (l likeness) alignment() float64 { return share(l.aligned, l.short) * share(l.aligned, l.long) }

func share(part, all tally) float64 { return float64(part.words) / float64(max(1, all.words)) }

// similarity returns the greater of containment and alignment.
func (l likeness) similarity() float64 { return max(l.containment(), l.alignment()) }

// evident returns the similarity that enough words stand behind, or 0.
func (l likeness) evident() float64 {
	s := 0.0
	if enough(l.covered.weight, l.kept.weight) {
		s = l.containment()
	}
	if enough(l.aligned.weight, (l.short.weight+l.long.weight)/2) {
		s = max(s, l.alignment())
	}
	return s
}

// enough reports whether the weight of what is shared outweighs the rest.
func enough(shared, all int) bool { return shared >= leastShared+(all-shared)/2 }

// contained reports whether the shorter is an excerpt of the longer.
func (l likeness) contained() bool {
	return l.containment() >= mostlyIn && float64(l.short.words) <= mostlyIn*float64(l.long.words)
}

// measurer compares one text after another with a first one.
type measurer struct {
	r       *reading
	lookup  lookup
	looked  int // the text whose 3-grams are looked up, or -1
	aligner *aligner
	first   int // the text that the aligner holds, or -1
}

func newMeasurer(r *reading) *measurer {
	return &measurer{r: r, looked: -1, aligner: newAligner(len(r.words)), first: -1}
}

// common counts the 3-grams that both texts hold; the lookup knows which of the
// short one's they are.
func (m *measurer) common(short, long int) int {
	if m.looked != short {
		m.looked = short
		m.lookup.set(m.r.gramsIn(short))
	}
	grams := m.r.gramsIn(long)
	if len(grams) > max(manyGrams, manyTimes*len(m.lookup.grams)) {
		return m.lookup.meetSorted(m.r.texts[long].sorted)
	}
	return m.lookup.meet(grams)
}

// compare measures the text short, which must not stand before long in the
// reading. Alignment below least is not sought.
func (m *measurer) compare(short, long int, least float64) likeness {
	a, b := &m.r.texts[short], &m.r.texts[long]
	m.common(short, long)
	l := likeness{short: a.all, long: b.all, kept: a.kept,
		covered: m.r.stretch(a, len(m.lookup.grams), m.lookup.met)}
	if l.long.words <= maxAligned && float64(l.short.words) >= least*float64(l.long.words) {
		if m.first != short {
			m.first = short
			m.aligner.set(a.words)
		}
		for i := range m.aligner.common(b.words) {
			l.aligned.words++
			l.aligned.weight += m.r.weight(a.words[i])
		}
	}
	return l
}

// stretch counts the words of t that stand in those of its 3-grams that are in, by
// position.
func (r *reading) stretch(t *text, grams int, in func(at int) bool) tally {
	var n tally
	until := 0 // words before are counted
	for p := range grams {
		if in(p) {
			for i := max(p, until); i < p+gramWords; i++ {
				n.words++
				n.weight += r.weight(t.words[i])
			}
			until = p + gramWords
		}
	}
	return n
}

func (r *reading) weight(word uint32) int { return int(r.words[word].weight) }
