package ingest

import (
	"strings"
	"testing"
)

// TestHostileText reads long runs of what would cost the most if anything here
// took more time than in proportion: such a mistake shows as minutes.
func TestHostileText(t *testing.T) {
	for name, piece := range map[string]string{
		"labels":          "A :\nB :\n",
		"quotation marks": "« a ",
		"closing marks":   "a » ",
		"straight marks":  "\"a\" ",
		"odd marks":       " \"a\n",
		"attributed":      "A : « b »\n",
		"signed":          "« b c d » — E\n",
		"tabs":            "A\tb\n",
		"cells":           "a\t« b. »\t",
		"brackets":        "[A] [B] ",
		"parentheses":     "A (",
		"times":           "1:02:03 ",
		"headings":        "# a\n",
		"bold":            "**a**\n",
		"stars":           "**",
		"capitals":        "AAAA\n\n",
		"blanks":          " \u00a0",
		"empty lines":     "\n",
		"marks":           "\u0301",
		"dots":            "A. B. ",
		"one line":        "a, b ",
	} {
		d, err := Read("a.txt", []byte(strings.Repeat(piece, 1<<17/len(piece))))
		if err != nil && name != "blanks" && name != "empty lines" {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			sound(t, d)
		}
	}
}
