package lexicon

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Class tells lemmas apart that are written alike: the noun être and the verb.
type Class byte

// The classes.
const (
	Noun    Class = 'n' // a noun, an adjective, an adverb, an interjection
	Verb    Class = 'v'
	Grammar Class = 'g' // an article, a pronoun, a preposition…
	Name    Class = 'p' // of a person or a place
)

// Lemma is what a dictionary lists a word under.
type Lemma struct {
	Word  string // in lower case, with its accents
	Class Class
}

// Rule leads from a form to one of its lemmas.
type Rule struct {
	Cut   int    // characters taken from the end
	Add   string // put there
	Class Class
}

// RuleOf returns the rule that leads from a form to a lemma.
func RuleOf(form string, l Lemma) Rule {
	same := 0
	for same < len(form) {
		r, n := utf8.DecodeRuneInString(form[same:])
		if !strings.HasPrefix(l.Word[same:], string(r)) {
			break
		}
		same += n
	}
	return Rule{utf8.RuneCountInString(form[same:]), l.Word[same:], l.Class}
}

// String writes the rule as ParseRule reads it.
func (r Rule) String() string { return fmt.Sprintf("%d%c%s", r.Cut, r.Class, r.Add) }

// ParseRule reads a rule.
func ParseRule(s string) (Rule, error) {
	i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if i <= 0 {
		return Rule{}, fmt.Errorf("lexicon: %q is no rule", s)
	}
	cut, err := strconv.Atoi(s[:i])
	return Rule{cut, s[i+1:], Class(s[i])}, err
}

// Of returns the lemma to which the rule leads from a form.
func (r Rule) Of(form string) Lemma {
	end := len(form)
	for range r.Cut {
		_, n := utf8.DecodeLastRuneInString(form[:end])
		end -= n
	}
	return Lemma{form[:end] + r.Add, r.Class}
}
