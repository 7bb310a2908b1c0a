package seal

import (
	"crypto/rand"
	_ "embed"
	"math/big"
	"strings"
)

// The words of suggestions, one a line: those of BIP-39 that have no accent,
// which every keyboard gives alike.
var (
	//go:embed words/fr.txt
	french string
	//go:embed words/en.txt
	english string
)

// suggested is how many words a suggestion has: five of some 1,600 are one of
// 10^16 choices, and each trial takes Argon2id.
const suggested = 5

// Suggest returns a passphrase of words drawn at random, French ones unless
// locale is "en".
func Suggest(locale string) string {
	list := strings.Fields(french)
	if locale == "en" {
		list = strings.Fields(english)
	}
	words := make([]string, suggested)
	for i := range words {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(list))))
		if err != nil {
			panic(err) // only for a bound of nothing
		}
		words[i] = list[n.Int64()]
	}
	return strings.Join(words, " ")
}
