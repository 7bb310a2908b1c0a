// Command lexicon makes the French lexicon of backend/lexicon from a Hunspell
// dictionary: every form of every entry, with what it is a form of.
//
//	go run ./build/lexicon -aff fr.aff -dic fr.dic -out backend/lexicon
//
// The dictionary must be the comprehensive one that tags its entries (po:nom,
// po:v1…): that of Debian's hunspell-fr-comprehensive. The same dictionary makes
// the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	aff := flag.String("aff", "fr.aff", "the dictionary's affixes")
	dic := flag.String("dic", "fr.dic", "the dictionary's entries")
	out := flag.String("out", "backend/lexicon", "the folder of the lexicon")
	flag.Parse()
	if err := run(*aff, *dic, *out); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

func run(aff, dic, out string) error {
	suffixes, err := readSuffixes(aff)
	if err != nil {
		return err
	}
	forms, err := expand(dic, suffixes)
	if err != nil {
		return err
	}
	rules, err := write(filepath.Join(out, "french.fst"), filepath.Join(out, "french.rules"), forms)
	if err != nil {
		return err
	}
	fmt.Printf("%d forms, %d sets of rules\n", len(forms), rules)
	return nil
}
