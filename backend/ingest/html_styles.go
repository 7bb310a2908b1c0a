package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var (
	styleRule  = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	styleClass = regexp.MustCompile(`^(?:span)?\.([\w-]+)$`)
	boldStyle  = regexp.MustCompile(`(?i)font-weight\s*:\s*(?:bold|[6-9]00)`)
)

// boldClasses adds to classes those that a style sheet makes bold: word
// processors write labels so, and not with tags.
func boldClasses(sheet string, classes map[string]bool) {
	for _, rule := range styleRule.FindAllStringSubmatch(sheet, -1) {
		if !boldStyle.MatchString(rule[2]) {
			continue
		}
		for _, selector := range strings.Split(rule[1], ",") {
			if m := styleClass.FindStringSubmatch(strings.TrimSpace(selector)); m != nil {
				classes[m[1]] = true
			}
		}
	}
}

// styledBold reports whether an element is bold by its style or its classes.
func styledBold(t html.Token, classes map[string]bool) bool {
	for _, class := range strings.Fields(attrOf(t, "class")) {
		if classes[class] {
			return true
		}
	}
	return boldStyle.MatchString(attrOf(t, "style"))
}
