package index

import (
	"context"
	"errors"
	"math"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"florilege/backend/corpus"
)

// apply applies a batch that must succeed.
func apply(t testing.TB, x *Index, b Batch) {
	t.Helper()
	if err := x.Apply(b); err != nil {
		t.Fatal(err)
	}
}

// holds checks how many documents the index holds and says it holds.
func holds(t testing.TB, x *Index, want int) {
	t.Helper()
	n, err := x.Count()
	if err != nil {
		t.Fatal(err)
	}
	if r, err := x.record(); err != nil || n != want || r.Count != want {
		t.Errorf("%d documents, %d on record (%v), want %d", n, r.Count, err, want)
	}
}

func TestBatchReplacesAndDrops(t *testing.T) {
	one, two := id("aa", 1), id("aa", 2)
	quote := func(n int, text string) Doc {
		return Doc{Kind: Quotes, ID: id("bb", n), Testimony: one, Span: corpus.Span{Start: n, End: n + len(text)}, Text: text}
	}
	text := func(t corpus.ID, at int, words string) Doc {
		return Doc{Kind: Testimonies, ID: t, Testimony: t, Span: corpus.Span{Start: at, End: at + len(words)}, Text: words}
	}
	memo := func(of corpus.ID, owner, words string) Doc {
		return Doc{Kind: Memos, ID: of, Owner: owner, Text: words}
	}
	steps := []struct {
		name  string
		batch Batch
		count int
		finds map[string]int
	}{
		{"puts", Batch{Put: []Doc{
			text(one, 0, "le jardin"), text(one, 20, "le potager"), text(two, 0, "le jardin"),
			quote(1, "un jardin"), memo(id("bb", 1), "quote", "au jardin"),
			{Kind: Codes, ID: id("cc", 1), Text: "Jardin\nce qui pousse"},
		}}, 6, map[string]int{"jardin": 5, "potager": 1, "pousse": 1}},
		{"puts the same passages again", Batch{Put: []Doc{text(one, 0, "le jardin"), text(two, 0, "les cours")}}, 6, map[string]int{"jardin": 4, "cours": 1}},
		{"moves a quote", Batch{Put: []Doc{quote(1, "deux potagers")}}, 6, map[string]int{"jardin": 3, "potager": 2}},
		{"drops and puts", Batch{
			DropPassages: []corpus.ID{one}, Drop: []Key{{Memos, id("bb", 1)}, {Quotes, id("bb", 1)}},
			Put: []Doc{text(one, 3, "la ferme"), quote(1, "une ferme")},
		}, 4, map[string]int{"jardin": 1, "potager": 0, "ferme": 2, "cours": 1}},
		{"drops what is not there", Batch{DropPassages: []corpus.ID{id("aa", 9)}, Drop: []Key{{Codes, id("cc", 9)}}}, 4, map[string]int{"ferme": 2}},
		{"nothing", Batch{}, 4, map[string]int{"ferme": 2}},
		{"twice the same", Batch{Put: []Doc{text(two, 8, "la serre"), text(two, 8, "la serre")}}, 5, map[string]int{"serre": 1}},
	}
	x := filled(t)
	for _, s := range steps {
		apply(t, x, s.batch)
		holds(t, x, s.count)
		for search, want := range s.finds {
			if got := found(t, x, search, Request{Limit: 10}).Total; got != want {
				t.Errorf("%s: %d hits for %s, want %d", s.name, got, search, want)
			}
		}
	}
}

func TestHitSaysWhereItStands(t *testing.T) {
	one := id("aa", 1)
	docs := []Doc{
		{Kind: Testimonies, ID: one, Testimony: one, Span: corpus.Span{Start: 120, End: 129}, Text: "le jardin"},
		{Kind: Quotes, ID: id("bb", 1), Testimony: one, Span: corpus.Span{Start: 123, End: 129}, Text: "le jardin"},
		{Kind: Codes, ID: id("cc", 1), Text: "le jardin"},
		{Kind: Memos, ID: id("cc", 1), Owner: "code", Text: "le jardin"},
		{Kind: Memos, ID: one, Testimony: one, Owner: "testimony", Text: "le jardin"},
		{Kind: Memos, ID: id("dd", 1), Owner: "project", Text: "le jardin"},
	}
	x := filled(t, docs...)
	r := found(t, x, "jardin", Request{Limit: 10})
	if r.Total != len(docs) {
		t.Fatalf("%d hits, want %d", r.Total, len(docs))
	}
	for _, h := range r.Hits {
		got := Doc{Kind: h.Kind, ID: h.ID, Testimony: h.Testimony, Owner: h.Owner, Span: h.Span, Text: "le jardin"}
		if !slices.Contains(docs, got) {
			t.Errorf("no document is %+v", got)
		}
	}
	for _, tt := range []struct {
		in        []Kind
		testimony corpus.ID
		want      int
	}{
		{Kinds(), "", 6},
		{[]Kind{Memos}, "", 3},
		{[]Kind{Codes, Quotes}, "", 2},
		{nil, one, 3},
		{[]Kind{Testimonies}, one, 1},
		{[]Kind{Codes}, one, 0},
		{nil, id("aa", 2), 0},
	} {
		if got := found(t, x, "jardin", Request{In: tt.in, Testimony: tt.testimony, Limit: 10}); got.Total != tt.want || len(got.Hits) != tt.want {
			t.Errorf("%v of %q: %d hits, want %d", tt.in, tt.testimony, got.Total, tt.want)
		}
	}
}

func TestPagesHoldEveryHitOnce(t *testing.T) {
	s := newStudy(3)
	var docs []Doc
	for n := range 4 {
		docs = append(docs, s.testimony(n, 2000)...)
	}
	x := filled(t)
	for batch := range slices.Chunk(docs, 31) {
		apply(t, x, Batch{Put: batch})
	}
	whole := found(t, x, "de", Request{Limit: len(docs)})
	if whole.Total < 100 || len(whole.Hits) != whole.Total {
		t.Fatalf("a total of %d with %d hits", whole.Total, len(whole.Hits))
	}
	var paged []Hit
	for {
		r := found(t, x, "de", Request{Limit: 7, Offset: len(paged)})
		if r.Total != whole.Total {
			t.Fatalf("a total of %d on one page, %d on another", r.Total, whole.Total)
		}
		if len(r.Hits) == 0 {
			break
		}
		paged = append(paged, r.Hits...)
	}
	if !slices.EqualFunc(paged, whole.Hits, sameHit) {
		t.Errorf("%d hits in pages, %d in one, or another order", len(paged), len(whole.Hits))
	}
	if r := found(t, x, "de", Request{}); r.Total != whole.Total || len(r.Hits) != 0 {
		t.Errorf("without a limit: a total of %d with %d hits", r.Total, len(r.Hits))
	}
	for _, r := range []Request{{Limit: -1}, {Limit: math.MinInt, Offset: math.MinInt}} {
		if got := found(t, x, "de", r); got.Total != whole.Total || len(got.Hits) != 0 {
			t.Errorf("%+v: a total of %d with %d hits", r, got.Total, len(got.Hits))
		}
	}
	for _, r := range []Request{{Limit: math.MaxInt}, {Limit: math.MaxInt, Offset: -3}} {
		if got := found(t, x, "de", r); len(got.Hits) != whole.Total {
			t.Errorf("%+v: %d hits", r, len(got.Hits))
		}
	}
	if got := found(t, x, "de", Request{Limit: math.MaxInt, Offset: math.MaxInt}); len(got.Hits) != 0 {
		t.Errorf("past the end: %d hits", len(got.Hits))
	}
	// The order does not depend on how the index was built.
	other := filled(t, docs...)
	if r := found(t, other, "de", Request{Limit: len(docs)}); !slices.EqualFunc(r.Hits, whole.Hits, sameHit) {
		t.Error("another order in an index built in one batch")
	}
}

func TestTheVeryWordComesBeforeItsInflections(t *testing.T) {
	texts := []string{"je travaillais ici", "je travaille ici", "je travaillerai ici"}
	var docs []Doc
	for n, text := range texts {
		docs = append(docs, Doc{Kind: Quotes, ID: id("bb", n), Text: text})
	}
	x := filled(t, docs...)
	for want, search := range []string{"travaillais", "Travaille", "travaillerai"} {
		r := found(t, x, search, Request{Limit: 10})
		if r.Total != len(docs) || r.Hits[0].ID != docs[want].ID {
			t.Errorf("%s: %+v", search, r)
		}
	}
}

func TestSearchWhileIndexing(t *testing.T) {
	s := newStudy(9)
	x, err := Create(filepath.Join(t.TempDir(), "index"))
	must(t, err)
	quit := make(chan struct{})
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for last := 0; ; {
				select {
				case <-quit:
					return
				default:
				}
				r := found(t, x, `je "de la" co*`, Request{Limit: 5})
				if r.Total < last {
					t.Errorf("%d hits after %d", r.Total, last)
				}
				last = r.Total
			}
		})
	}
	for n := range 8 {
		apply(t, x, Batch{Put: s.testimony(n, 3000)})
	}
	close(quit)
	group.Wait()
	must(t, x.Warm(), x.Close())
}

func sameHit(a, b Hit) bool {
	return compare(a, b) == 0 && slices.Equal(a.Matches, b.Matches)
}

func TestStateSurvivesReopening(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "index")
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := x.State(); err != nil || s != (State{}) {
		t.Errorf("a new index holds %+v (%v)", s, err)
	}
	want := State{Revision: 42, Stamp: "018f"}
	apply(t, x, Batch{Put: []Doc{passage("le jardin")}, State: want})
	apply(t, x, Batch{Put: []Doc{{Kind: Codes, ID: id("cc", 1), Text: "Jardins"}}})
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if x, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	if s, err := x.State(); err != nil || s != want {
		t.Errorf("after reopening: %+v (%v), want %+v", s, err, want)
	}
	holds(t, x, 2)
	if r := found(t, x, "jardin", Request{Limit: 10}); r.Total != 2 {
		t.Errorf("after reopening: %d hits", r.Total)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	if err := x.Apply(Batch{}); !errors.Is(err, ErrClosed) {
		t.Errorf("a batch after closing: %v", err)
	}
	q, err := Parse("jardin")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(context.Background(), Request{Query: q}); !errors.Is(err, ErrClosed) {
		t.Errorf("a search after closing: %v", err)
	}
}

func TestSearchEndsWithItsContext(t *testing.T) {
	x := filled(t, passage("le jardin"))
	q, err := Parse("jardin")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Search(ctx, Request{Query: q, Limit: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if r, err := x.Search(context.Background(), Request{Limit: 1}); err != nil || r.Total != 0 {
		t.Errorf("no query: %+v (%v)", r, err)
	}
}

func TestNamesReadBack(t *testing.T) {
	real := id("aa", 7)
	docs := []Doc{
		{Kind: Codes, ID: "c"},
		{Kind: Codes, ID: real},
		{Kind: Memos, ID: real, Owner: "code"},
		{Kind: Quotes, ID: "q", Testimony: "t", Span: corpus.Span{End: 1 << 30}},
		{Kind: Testimonies, ID: "t", Testimony: "t", Span: corpus.Span{Start: 1, End: 2}},
		{Kind: Quotes, ID: id("bb", 1), Testimony: real, Span: corpus.Span{End: 9}},
		{Kind: Memos, ID: real, Testimony: real, Owner: "testimony", Span: corpus.Span{Start: 3, End: 300}},
		{Kind: Testimonies, ID: real, Testimony: real, Span: corpus.Span{Start: 3, End: 300}},
		{Kind: Testimonies, ID: real, Testimony: real, Span: corpus.Span{Start: 300, End: 301}},
		{Kind: Quotes, ID: "0190000A-0000-7000-8000-aa0000000007", Testimony: id("aa", 8)}, // no UUID of ours
	}
	names := map[string]bool{}
	for i, d := range docs {
		if back, err := parseName([]byte(d.name())); err != nil || back != d {
			t.Errorf("%q: got %+v (%v), want %+v", d.name(), back, err, d)
		}
		if err := d.check(); err != nil {
			t.Error(err)
		}
		if names[d.name()] = true; i > 0 && docs[i-1].name() >= d.name() {
			t.Errorf("%+v does not come after %+v", d, docs[i-1])
		}
		for n := range len(d.name()) - len(d.Owner) {
			if back, err := parseName([]byte(d.name()[:n])); err == nil {
				t.Errorf("the first %d bytes of the name of %+v are that of %+v", n, d, back)
			}
		}
	}
	if len(names) != len(docs) {
		t.Errorf("%d names of %d documents", len(names), len(docs))
	}
	for _, d := range []Doc{
		{Kind: Codes}, {Kind: "cards", ID: "a"}, {Kind: Codes, ID: "a\x00b"}, {Kind: Quotes, ID: "q", Testimony: "a\x00"},
		{Kind: Quotes, ID: "q", Span: corpus.Span{Start: -1}}, {Kind: Quotes, ID: "q", Span: corpus.Span{End: 1 << 32}},
	} {
		if d.check() == nil {
			t.Errorf("%+v has the name %q", d, d.name())
		}
	}
	if d, err := parseName([]byte{sameID, 0, 0, 0, 0, 0, 0, 0, 0, 'q', sameID}); err == nil {
		t.Errorf("a name of nothing is that of %+v", d)
	}
}
