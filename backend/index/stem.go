package index

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/french"
)

// longest is the length of the longest word that is stemmed, in bytes: longer
// ones are addresses and the like.
const longest = 64

// stemOf returns the French stem of a word in lower case with its accents.
func stemOf(word string) string {
	if len(word) > longest {
		return word
	}
	env := snowballstem.NewEnv(singular(word))
	snowball.Stem(env)
	return env.Current()
}

// singular undoes two plurals that Snowball leaves apart from their singular:
// travaillent becomes travaille, and étrangers étranger. Words in -ment are nouns
// and adverbs more often than verbs, and stay.
func singular(word string) string {
	if rest, plural := strings.CutSuffix(word, "ent"); plural && len(rest) >= 3 && !strings.HasSuffix(rest, "m") && !endsInEnt(word) {
		return rest + "e"
	}
	if strings.HasSuffix(word, "ers") {
		return word[:len(word)-1]
	}
	return word
}

// endsInEnt reports whether a word is one of the nouns and adjectives that end as
// verbs do.
func endsInEnt(word string) bool {
	switch word {
	case "absent", "accent", "accident", "adhérent", "adolescent", "agent", "antécédent", "apparent", "ardent",
		"argent", "cent", "client", "cohérent", "compétent", "conscient", "content", "continent", "couvent",
		"décent", "déficient", "dent", "différent", "efficient", "émergent", "éminent", "équivalent", "évident",
		"excellent", "exigent", "expédient", "fréquent", "impatient", "imminent", "incohérent", "incompétent",
		"inconscient", "indifférent", "indulgent", "influent", "ingrédient", "innocent", "insolent",
		"intelligent", "intermittent", "latent", "lent", "négligent", "occident", "opulent",
		"orient", "parent", "patient", "permanent", "pertinent", "précédent", "présent", "président", "prudent",
		"quotient", "récent", "récipient", "régent", "résident", "réticent", "sergent", "serpent",
		"souvent", "strident", "talent", "torrent", "transparent", "turbulent", "urgent", "vent",
		"violent", "virulent":
		return true
	}
	return false
}
