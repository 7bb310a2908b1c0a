package corpus

import "regexp"

// MemoLink is a link in a memo to a record. It is stored by the ID of that alone,
// so that it never goes stale and holds no word of a testimony: «[[code:0198…]]».
type MemoLink struct {
	Kind LinkKind
	ID   ID
}

// LinkKind says what a link leads to.
type LinkKind string

// What links lead to.
const (
	LinkQuote LinkKind = "quote"
	LinkCode  LinkKind = "code"
)

// String returns the link as it stands in the text of a memo.
func (l MemoLink) String() string { return "[[" + string(l.Kind) + ":" + string(l.ID) + "]]" }

var memoLink = regexp.MustCompile(`\[\[(quote|code):([0-9A-Za-z-]{1,64})\]\]`)

// MemoLinks returns the links of a memo in their order; one may come several times.
func MemoLinks(memo string) []MemoLink {
	var out []MemoLink
	for _, m := range memoLink.FindAllStringSubmatch(memo, -1) {
		out = append(out, MemoLink{LinkKind(m[1]), ID(m[2])})
	}
	return out
}

// WithLinks returns a memo with what show says in the place of each link.
func WithLinks(memo string, show func(MemoLink) string) string {
	return memoLink.ReplaceAllStringFunc(memo, func(s string) string {
		m := memoLink.FindStringSubmatch(s)
		return show(MemoLink{LinkKind(m[1]), ID(m[2])})
	})
}
