package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Synonyms returns the sets of words that searches take for one another, in the
// order they were made.
func (w *Workspace) Synonyms() ([]corpus.SynonymSet, error) {
	out := []corpus.SynonymSet{}
	err := w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		out = append(out, p.Synonyms...)
		return err
	})
	return out, err
}

// SetSynonyms makes a set of words and phrases that searches take for one another,
// or changes the set of that ID. Fewer than two words remove it. A word is in one
// set at most: new words join the set of a word among them, and a set that is
// changed takes its words from the others.
func (w *Workspace) SetSynonyms(a Author, id corpus.ID, words []string) (corpus.SynonymSet, error) {
	set := corpus.SynonymSet{ID: id}
	for _, word := range words {
		word = anchor.Name(word)
		if len(word) > mostName {
			return set, corpus.Fail(corpus.TooLarge, "the synonym", "more than 1000 letters")
		}
		if word != "" && !slices.ContainsFunc(set.Words, sameWord(word)) {
			set.Words = append(set.Words, word)
		}
	}
	if id == "" && len(set.Words) < 2 {
		return set, corpus.Fail(corpus.Invalid, "the synonyms", "there must be two at least")
	}
	subject := set.Words
	if len(subject) < 2 {
		all, err := w.Synonyms()
		if err != nil {
			return set, err
		}
		if i := slices.IndexFunc(all, func(s corpus.SynonymSet) bool { return s.ID == id }); i >= 0 {
			subject = all[i].Words
		}
	}
	change := store.Change{Action: corpus.ActSynonyms, Subject: strings.Join(subject, ", ")}
	err := w.editProject(a, change, func(p *corpus.Project) error {
		if id == "" {
			set.Words = joined(p.Synonyms, set.Words)
		}
		at := slices.IndexFunc(p.Synonyms, func(s corpus.SynonymSet) bool { return s.ID == id })
		switch {
		case id == "":
			set.ID = w.opts.NewID()
			p.Synonyms = append(p.Synonyms, set)
		case at < 0:
			return corpus.Fail(corpus.NotFound, "the synonyms", "")
		default:
			p.Synonyms[at] = set
		}
		for i, s := range p.Synonyms {
			if s.ID != set.ID {
				p.Synonyms[i].Words = slices.DeleteFunc(slices.Clone(s.Words), func(w string) bool {
					return slices.ContainsFunc(set.Words, sameWord(w))
				})
			}
		}
		p.Synonyms = slices.DeleteFunc(p.Synonyms, func(s corpus.SynonymSet) bool { return len(s.Words) < 2 })
		return nil
	})
	return set, err
}

// joined returns words after those of the sets that have one of them.
func joined(sets []corpus.SynonymSet, words []string) []string {
	var out []string
	for _, s := range sets {
		if slices.ContainsFunc(s.Words, func(w string) bool { return slices.ContainsFunc(words, sameWord(w)) }) {
			out = append(out, s.Words...)
		}
	}
	for _, w := range words {
		if !slices.ContainsFunc(out, sameWord(w)) {
			out = append(out, w)
		}
	}
	return out
}

// FindSynonyms returns the set that a word is in.
func (w *Workspace) FindSynonyms(word string) (corpus.SynonymSet, error) {
	all, err := w.Synonyms()
	if err != nil {
		return corpus.SynonymSet{}, err
	}
	for _, s := range all {
		if slices.ContainsFunc(s.Words, sameWord(anchor.Name(word))) {
			return s, nil
		}
	}
	return corpus.SynonymSet{}, corpus.Fail(corpus.NotFound, "synonyms of «"+word+"»", "")
}

func sameWord(word string) func(string) bool {
	folded := anchor.Fold(word)
	return func(other string) bool { return anchor.Fold(other) == folded }
}
