package attribute

import (
	"regexp"
	"strconv"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Read returns a value as projects store it (see corpus.AttributeType), and
// false where s is none of that type. A blank s is no value: "" and true. choices
// are those of a TypeChoice; one is recognised whatever its accents and case.
func Read(t corpus.AttributeType, choices []string, s string) (string, bool) {
	s = anchor.Name(s)
	if s == "" {
		return "", true
	}
	switch t {
	case corpus.TypeNumber:
		return number(s)
	case corpus.TypeDate:
		return date(s)
	case corpus.TypeYesNo:
		return yesNo(s)
	case corpus.TypeChoice:
		for _, c := range choices {
			if anchor.Fold(c) == anchor.Fold(s) {
				return c, true
			}
		}
		return "", false
	}
	return s, true
}

// grouped is a number whose thousands are set apart by blanks or, in the Swiss
// way, by apostrophes.
var grouped = regexp.MustCompile(`^[+-]?\d{1,3}([ '’\x{a0}\x{202f}]\d{3})+([.,]\d+)?$`)

// number reads a decimal number with a comma or a point.
func number(s string) (string, bool) {
	s = strings.ReplaceAll(s, "−", "-")
	if grouped.MatchString(s) {
		s = strings.NewReplacer(" ", "", "'", "", "’", "", "\u00a0", "", "\u202f", "").Replace(s)
	}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	if strings.Trim(s, "0123456789.+-") != "" || len(s) > 40 {
		return "", false // not what ParseFloat takes for one: 0x1p, inf, 1_000
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	if v == 0 {
		return "0", true
	}
	return strconv.FormatFloat(v, 'f', -1, 64), true
}

func yesNo(s string) (string, bool) {
	switch anchor.Fold(s) {
	case "oui", "o", "yes", "y", "ja", "vrai", "true", "waar", "1", "x", "✓", "✔":
		return "yes", true
	case "non", "n", "no", "nee", "faux", "false", "onwaar", "0":
		return "no", true
	}
	return "", false
}
