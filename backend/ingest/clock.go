package ingest

import (
	"math"
	"strconv"
	"strings"
)

// clock is a time of the recording as it stands in a text.
type clock struct {
	size       int   // bytes, brackets and the end of a range included
	start, end int64 // in ms; end is start where one time stands alone
	bracketed  bool
	hours      bool // it counts hours too, as no hour of the day that is told in passing
}

// brackets that may stand around a time: what opens, and what closes.
const clockBrackets = "[](){}##"

// clockAt reads the time at the start of s, such as 1:02, 00:01:02.500, [00:12],
// (0:00:12), #00:01:02-5#, or a range of two as subtitles write it.
func clockAt(s string) (clock, bool) {
	at, closing := 0, byte(0)
	if s != "" {
		if i := strings.IndexByte(clockBrackets, s[0]); i >= 0 && i%2 == 0 {
			at, closing = 1, clockBrackets[i+1]
		}
	}
	start, n, hours := instant(s[at:])
	if n == 0 {
		return clock{}, false
	}
	at += n
	c := clock{start: start, end: start, bracketed: closing != 0, hours: hours}
	if gap := rangeSign(s[at:]); gap > 0 {
		if end, n, _ := instant(s[at+gap:]); n > 0 && end >= start {
			c.end = end
			at += gap + n
		}
	}
	if closing != 0 {
		if at == len(s) || s[at] != closing {
			return clock{}, false
		}
		at++
	}
	c.size = at
	return c, true
}

// rangeSign returns the length of what parts the two times of a range, or 0.
func rangeSign(s string) int {
	blank := len(s) - len(strings.TrimLeft(s, " "))
	for _, sign := range []string{"-->", "→", "->", "–", "-"} {
		if rest, ok := strings.CutPrefix(s[blank:], sign); ok && (blank > 0 || len(sign) > 1) {
			return blank + len(sign) + len(rest) - len(strings.TrimLeft(rest, " "))
		}
	}
	return 0
}

// Numbers of a time have at most so many digits, so that none overflows.
const longestNumber = 6

// instant reads minutes and seconds, or hours, minutes and seconds, with a
// fraction or without, at the start of s. It returns them in ms, how many bytes
// they take, 0 where there is no time, and whether there are hours. The fourth number of 00:01:02:12
// counts frames and is passed over.
func instant(s string) (ms int64, n int, hours bool) {
	var parts []int64
	digits := 0
	for len(parts) < 4 {
		v, d := digitsAt(s[n:])
		if d == 0 || d > longestNumber || len(parts) > 0 && d > 2 {
			break
		}
		parts, digits = append(parts, v), digits+d
		n += d
		if n+1 >= len(s) || s[n] != ':' || !isDigit(s[n+1]) {
			break
		}
		n++
	}
	if len(parts) < 2 || digits < 3 || len(parts) == 2 && !isDigit(s[n-2]) || n < len(s) && isDigit(s[n]) || s[n-1] == ':' {
		return 0, 0, false
	}
	for _, v := range parts[1:min(len(parts), 3)] {
		if v > 59 {
			return 0, 0, false
		}
	}
	seconds := parts[0]*60 + parts[1]
	if len(parts) > 2 {
		seconds = seconds*60 + parts[2]
	}
	ms = seconds * 1000
	if n+1 < len(s) && strings.IndexByte(".,-", s[n]) >= 0 && isDigit(s[n+1]) && len(parts) < 4 {
		if v, d := digitsAt(s[n+1:]); d <= 3 && (s[n] != '-' || strings.HasPrefix(s[n+1+d:], "#")) {
			for range 3 - d {
				v *= 10
			}
			ms += v
			n += 1 + d
		}
	}
	return ms, n, len(parts) > 2
}

// digitsAt returns the number at the start of s and how many digits it has.
func digitsAt(s string) (v int64, n int) {
	for n < len(s) && isDigit(s[n]) {
		if n <= longestNumber {
			v = v*10 + int64(s[n]-'0')
		}
		n++
	}
	return v, n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// seconds reads a number of seconds, in ms; untimed where there is none.
func seconds(s string) int64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return untimed
	}
	return millis(v)
}

// millis returns a number of seconds in ms, untimed where it makes no sense.
func millis(seconds float64) int64 {
	if ms := math.Round(seconds * 1000); ms >= 0 && ms < 1<<52 {
		return int64(ms)
	}
	return untimed
}
