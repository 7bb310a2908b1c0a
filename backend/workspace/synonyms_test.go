package workspace

import (
	"slices"
	"testing"
)

func TestSetSynonyms(t *testing.T) {
	w := newWorkspace(t, options(t))
	sets := func() (out [][]string) {
		all, err := w.Synonyms()
		must(t, err)
		for _, s := range all {
			out = append(out, s.Words)
		}
		return out
	}
	work, err := w.SetSynonyms(ada, "", []string{"boulot", "travail"})
	must(t, err)
	_, err = w.SetSynonyms(ada, "", []string{"logement", "toit"})
	must(t, err)
	for _, step := range []struct {
		what string
		do   func() error
		want [][]string
	}{
		{"a new word joins the set of another", func() error {
			_, err := w.SetSynonyms(ada, "", []string{"Travail", "turbin"})
			return err
		}, [][]string{{"logement", "toit"}, {"boulot", "travail", "turbin"}}},
		{"one undo parts them", func() error { _, err := w.Undo(ada); return err }, [][]string{{"boulot", "travail"}, {"logement", "toit"}}},
		{"a set that is changed takes a word", func() error {
			_, err := w.SetSynonyms(ada, work.ID, []string{"boulot", "travail", "toit"})
			return err
		}, [][]string{{"boulot", "travail", "toit"}}},
	} {
		must(t, step.do())
		if got := sets(); !slices.EqualFunc(got, step.want, slices.Equal) {
			t.Errorf("%s: %q, want %q", step.what, got, step.want)
		}
	}
}
