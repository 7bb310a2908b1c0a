package pseudonym

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Matcher finds the names of a table. It may be used by several goroutines.
type Matcher struct {
	names  []corpus.Pseudonym
	french bool
	ids    map[string]int // of the words of all names, from 1
	starts [256]uint64    // lengths of the words that begin with a byte: most words of a text have none
	forms  []form
	root   *node
	parts  map[string]part // words of the names of persons, folded
	alone  []lone          // forms of one word
	fold   []string        // of a folder
}

// form is one way of saying a name.
type form struct {
	name    int    // index in names
	keep    int    // words at its start that stay as they are: a title
	with    string // what stands for the rest
	article string // that with begins with: "le", "la", "les", "l"
	rest    string // with, without its article
	capital bool   // it is found only with a capital
	upper   bool   // it is written in capitals itself
	kept    bool   // the name stays as it is
}

type node struct {
	next map[int]*node
	form int // index in forms, or -1
}

// Compile makes a matcher of a table. language is that of the texts, as in
// corpus.Project: "fr" and its kinds get their elisions repaired. A name whose
// pseudonym is empty stays as it is, and so do shorter names in it. Where two
// names share a form, the first one has it.
func Compile(names []corpus.Pseudonym, language string) *Matcher {
	m := &Matcher{
		names: slices.Clone(names), french: strings.HasPrefix(language, "fr"), ids: map[string]int{},
		parts: map[string]part{}, root: &node{form: -1},
	}
	f := newFolder()
	m.fold = f.quick
	c := compiler{m, f, everyday()}
	for i, n := range names {
		c.add(i, n.Name)
		for _, other := range n.Forms {
			c.add(i, other)
		}
	}
	return m
}

// folder returns a folder of its own for one pass.
func (m *Matcher) folder() *folder { return &folder{quick: m.fold} }

// Empty reports whether there is no name to find.
func (m *Matcher) Empty() bool { return len(m.forms) == 0 }

// Names returns how many names the table has.
func (m *Matcher) Names() int { return len(m.names) }

// Name returns the name that Edit.Name tells.
func (m *Matcher) Name(i int) corpus.Pseudonym { return m.names[i] }

type compiler struct {
	*Matcher
	folder   *folder
	everyday map[string]bool
}

func (c compiler) add(i int, written string) {
	words := foldedWords(c.folder, written)
	if c.names[i].Kind != corpus.NameOfPerson && len(words) > 1 && isArticle(words[0]) {
		words = words[1:] // the article goes with the word before, not with the name
	}
	if len(words) == 0 {
		return
	}
	c.watch(i, words)
	at := c.root
	for _, w := range words {
		id, ok := c.ids[w]
		if !ok {
			id = len(c.ids) + 1
			c.ids[w] = id
			c.starts[w[0]] |= lengths(len(w))
		}
		at = at.child(id)
	}
	if at.form >= 0 {
		return
	}
	at.form = len(c.forms)
	c.forms = append(c.forms, c.formOf(i, written, words))
}

func (n *node) child(id int) *node {
	if n.next[id] == nil {
		if n.next == nil {
			n.next = map[int]*node{}
		}
		n.next[id] = &node{form: -1}
	}
	return n.next[id]
}

func (c compiler) formOf(i int, written string, words []string) form {
	n := c.names[i]
	out := form{
		name: i, with: n.Pseudonym, kept: n.Pseudonym == "", upper: strings.ToUpper(written) == written,
		capital: len(words) == 1 && (c.everyday[words[0]] || len(words[0]) == 1),
	}
	if n.Kind == corpus.NameOfPerson {
		out.keep, out.with = c.part(n, written)
	} else {
		out.article, out.rest = cutArticle(out.with)
	}
	return out
}

// part returns the words of the pseudonym at the places that the words of a
// form have in the name, where both have as many, and how many words of the form
// are a title that stays. Else the whole pseudonym stands for the whole form.
func (c compiler) part(n corpus.Pseudonym, written string) (keep int, with string) {
	name, _ := c.places(n.Name)
	said, _ := c.places(written)
	folded, instead := c.places(n.Pseudonym)
	bare := untitled(said)
	keep = len(said) - len(bare)
	name = untitled(name)
	instead = instead[len(folded)-len(untitled(folded)):]
	first, _ := utf8.DecodeRuneInString(strings.Join(instead, " "))
	if len(name) != len(instead) || !unicode.IsUpper(first) || strings.ContainsFunc(n.Pseudonym, unicode.IsDigit) {
		return 0, n.Pseudonym
	}
	if keep == 0 && len(bare) == len(name) {
		return 0, n.Pseudonym
	}
	for at := 0; at+len(bare) <= len(name); at++ {
		if slices.Equal(name[at:at+len(bare)], bare) {
			return keep, strings.Join(instead[at:at+len(bare)], " ")
		}
	}
	return 0, n.Pseudonym
}

// places returns what stands between the blanks of a name, folded and as it is.
func (c compiler) places(name string) (folded, written []string) {
	for _, w := range strings.Fields(name) {
		if words := foldedWords(c.folder, w); len(words) > 0 {
			folded, written = append(folded, strings.Join(words, " ")), append(written, w)
		}
	}
	return folded, written
}

// cutArticle returns the article that a pseudonym begins with, folded, and what
// follows it.
func cutArticle(s string) (article, rest string) {
	for _, a := range []string{"les ", "le ", "la ", "l'", "l’"} {
		if len(s) > len(a) && strings.EqualFold(s[:len(a)], a) {
			return strings.TrimRight(strings.ToLower(a), " '’"), s[len(a):]
		}
	}
	return "", ""
}
