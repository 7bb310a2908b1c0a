package export

import "math"

// shown is which pages are drawn, from 0, the last one excluded. The others are
// laid out all the same, because a page begins where the one before it ends, but
// nothing is put on them.
type shown struct{ from, to int }

func allPages() shown { return shown{0, math.MaxInt} }

func noPages() shown { return shown{} }

// pagesFrom is at most count pages from first on.
func pagesFrom(first, count int) shown {
	from := max(first, 0)
	return shown{from, from + max(count, 0)}
}

func (s shown) holds(page int) bool { return page >= s.from && page < s.to }

// of returns those of the pages that are shown.
func (s shown) of(pages []page) []page {
	return pages[min(s.from, len(pages)):min(s.to, len(pages))]
}
