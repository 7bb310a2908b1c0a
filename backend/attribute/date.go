package attribute

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"florilege/backend/anchor"
)

var (
	isoDate   = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ][\d:.]+Z?)?)?)?$`)
	plainDate = regexp.MustCompile(`^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$`)
	wordyDate = regexp.MustCompile(`^(?:(\d{1,2})(?:er|e|st|nd|rd|th)? (?:of )?)?([[:alpha:]]+)\.? (\d{4})$`)
)

// months by their first letters, folded, in French, English and Dutch; a longer
// one that begins alike comes first.
var months = []struct {
	begins string
	month  int
}{
	{"janv", 1}, {"janu", 1}, {"jan", 1}, {"fev", 2}, {"feb", 2}, {"mars", 3}, {"marc", 3}, {"maart", 3}, {"mar", 3},
	{"avr", 4}, {"apr", 4}, {"mai", 5}, {"may", 5}, {"mei", 5}, {"juin", 6}, {"jun", 6}, {"juil", 7}, {"jul", 7},
	{"aout", 8}, {"aug", 8}, {"sep", 9}, {"oct", 10}, {"okt", 10}, {"nov", 11}, {"dec", 12},
}

// date reads a date as exact as it is given: 2024, 2024-03, 03/2024, 1/3/2024 (day
// before month), 1er mars 2024.
func date(s string) (string, bool) {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return iso(m[1], m[2], m[3])
	}
	if m := plainDate.FindStringSubmatch(s); m != nil {
		return iso(m[3], m[2], m[1])
	}
	m := wordyDate.FindStringSubmatch(anchor.Fold(s))
	if m == nil {
		return "", false
	}
	for _, known := range months {
		if strings.HasPrefix(m[2], known.begins) {
			return iso(m[3], strconv.Itoa(known.month), m[1])
		}
	}
	return "", false
}

// iso puts a date together, of which the day and the month may be "".
func iso(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	if y == 0 {
		return "", false
	}
	if month == "" {
		return fmt.Sprintf("%04d", y), true
	}
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return "", false
	}
	if day == "" {
		return fmt.Sprintf("%04d-%02d", y, m), true
	}
	d, _ := strconv.Atoi(day)
	if t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); t.Day() != d || int(t.Month()) != m {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}
