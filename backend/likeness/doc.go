// Package likeness finds texts that are like others: by the rare words that they
// share, whatever their inflection. Pure functions, without a model: the same texts
// give the same answer.
//
// Words of grammar say nothing and are left out; the others stand as their lemma.
// A word weighs the more, the fewer texts have it (inverse document frequency), and
// the more examples do. A text needs two words in common with the examples, of
// which neither is common in all texts; longer texts need more. It compares words
// and finds no paraphrase.
package likeness
