// Package lexicon knows French words: of which lemmas a form is one. It also
// tells the language of a text.
//
// The lexicon is made by build/lexicon from the Hunspell dictionary of Dicollecte
// (MPL-2.0, see NOTICE.md): 470,000 forms. An automaton gives the number of
// a form's set of rules; a rule says what to cut from its end and what to put
// there to have the lemma, so that thousands of words share one set and the whole
// takes 0.8 MB.
package lexicon
