// Command gold writes the forms of content words that treebanks hold, each with
// the lemmas that people gave it, as the tests of search compare them:
//
//	go run ./build/lexicon/gold *.conllu > backend/index/testdata/gold.tsv
package main

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gold:", err)
		os.Exit(1)
	}
}

func run(paths []string) error {
	lemmas := map[string]map[string]bool{}
	for _, path := range paths {
		if err := read(path, lemmas); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(os.Stdout)
	for _, form := range slices.Sorted(maps.Keys(lemmas)) {
		fmt.Fprintf(out, "%s\t%s\n", form, strings.Join(slices.Sorted(maps.Keys(lemmas[form])), " "))
	}
	return out.Flush()
}

// read adds the nouns, verbs and adjectives of a file in CoNLL-U.
func read(path string, lemmas map[string]map[string]bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 10 || !isContent(c[3]) || strings.Contains(c[5], "Typo=Yes") || strings.Contains(c[5], "Foreign=Yes") {
			continue
		}
		form, lemma := strings.ToLower(c[1]), strings.ToLower(c[2])
		if !isWord(form) || !isWord(lemma) {
			continue
		}
		if lemmas[form] == nil {
			lemmas[form] = map[string]bool{}
		}
		lemmas[form][lemma] = true
	}
	return lines.Err()
}

func isContent(tag string) bool {
	switch tag {
	case "NOUN", "VERB", "ADJ", "AUX":
		return true
	}
	return false
}

func isWord(s string) bool {
	return len(s) > 1 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}
