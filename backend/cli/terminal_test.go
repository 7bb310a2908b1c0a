package cli

import (
	"context"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestTheTerminalIsNotCommanded(t *testing.T) {
	for in, want := range map[string]string{
		"Été « oui »\tet\n":         "Été « oui »\tet\n",
		"\x1b[2J\x1b]0;x\x07":       `\x1b[2J\x1b]0;x\x07`,
		"\u009b31m":                 `\u009b31m`,
		"a\u202Egpj":                `a\u202egpj`,
		"a\u200bb\u2066c":           `a\u200bb\u2066c`,
		"back\b\b\rover":            `back\x08\x08\x0dover`,
		"bad\xff":                   `bad\xff`,
		"می\u200cخواهم 👩\u200d🌾":    "می\u200cخواهم 👩\u200d🌾",
		"line\u2028other":           `line\u2028other`,
		"tag\U000e0041":             `tag\ue0041`,
		"\ufffd is a character too": "\ufffd is a character too",
	} {
		var b strings.Builder
		n, err := visible{&b}.Write([]byte(in))
		if err != nil || n != len(in) || b.String() != want {
			t.Errorf("%q was written as %q (%d bytes, %v), want %q", in, b.String(), n, err, want)
		}
	}
}

func TestErrorsDoNotCommandTheTerminal(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_STATE_HOME", "")
	var out, stderr strings.Builder
	Run(context.Background(), []string{"check", "\x1b[2J.florilege"}, &out, &stderr, "test")
	if strings.Contains(stderr.String(), "\x1b") || !strings.Contains(stderr.String(), `\x1b[2J`) {
		t.Errorf("wrote %q", stderr.String())
	}
}

func TestADefectIsToldWithoutWords(t *testing.T) {
	var out, stderr strings.Builder
	const words = "je ne sors plus"
	e := &env{out: &out, err: &stderr}
	err := e.caught(func() error { panic(words) })
	if corpus.CodeOf(err) != corpus.Internal || strings.Contains(err.Error(), words) {
		t.Errorf("told %v", err)
	}
}
