package main

import (
	"bufio"
	"os"
	"regexp"
	"strings"
)

// suffix is a rule of the dictionary: what it takes from the end of an entry and
// what it puts there.
type suffix struct {
	strip, add string
	flags      []string // of suffixes that follow
	after      *regexp.Regexp
}

// virtual marks, among an entry's flags, one that is no form by itself.
const virtual = "()"

// readSuffixes returns the suffixes by flag. Prefixes are left out: they are
// elisions and units of measure.
func readSuffixes(path string) (map[string][]suffix, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string][]suffix{}
	conditions := map[string]*regexp.Regexp{}
	for lines := bufio.NewScanner(f); ; {
		if !lines.Scan() {
			return out, lines.Err()
		}
		p := strings.Fields(lines.Text())
		if len(p) < 5 || p[0] != "SFX" {
			continue
		}
		add, flags, _ := strings.Cut(p[3], "/")
		condition := p[4]
		if conditions[condition] == nil {
			if conditions[condition], err = regexp.Compile(condition + "$"); err != nil {
				return nil, err
			}
		}
		out[p[1]] = append(out[p[1]], suffix{nothing(p[2]), nothing(add), pairs(flags), conditions[condition]})
	}
}

// nothing opens the sign that stands for no letter.
func nothing(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// pairs cuts flags, which have two characters each.
func pairs(flags string) []string {
	var out []string
	runes := []rune(flags)
	for i := 0; i+1 < len(runes); i += 2 {
		out = append(out, string(runes[i:i+2]))
	}
	return out
}

// of returns the form that the suffix makes of a word, if it applies.
func (s suffix) of(word string) (string, bool) {
	stem, ends := strings.CutSuffix(word, s.strip)
	if !ends || !s.after.MatchString(word) {
		return "", false
	}
	return stem + s.add, true
}
