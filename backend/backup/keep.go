package backup

import (
	"cmp"
	"slices"
	"time"
)

// How many of the newest are kept whatever their size: of the good ones, and of
// those of a damaged project.
const (
	newestKept  = 4
	damagedKept = 2
)

const (
	day      = 24 * time.Hour
	aMonth   = 31 * day
	aQuarter = 92 * day
)

// Spare returns the backups that need not be kept at a time, the oldest first:
// one an hour is kept for a day, one a day for a month, one a week for a
// quarter, one a month beyond, and of those the oldest go until the rest is
// within a number of bytes (0 for any). The newest few always stay, and so does
// made, the one just made ("" for none).
//
// The clock may have been wrong at any time, now or when a backup was made, and
// two copies of a project may have gone their own ways. So what is newest is
// asked of the clock and of the numbers of the changes, and each answer is kept.
//
// Backups of a damaged project are kept apart: none takes the place of a good
// one, and beyond the limit they go first.
func Spare(files []File, limit int64, now time.Time, made string) []File {
	aged := ages(files, now)
	safe := newest(files)
	safe[made] = true
	var kept, spare []agedFile
	for _, group := range grouped(aged, now) {
		latest := slices.MaxFunc(group, func(a, b agedFile) int { return a.At.Compare(b.At) })
		furthest := slices.MaxFunc(group, func(a, b agedFile) int { return cmp.Compare(a.Seq, b.Seq) })
		for _, f := range group {
			if f.Name == latest.Name || f.Name == furthest.Name || safe[f.Name] {
				kept = append(kept, f)
			} else {
				spare = append(spare, f)
			}
		}
	}
	spare = append(spare, beyond(kept, safe, limit)...)
	slices.SortFunc(spare, byAge)
	out := make([]File, len(spare))
	for i, f := range spare {
		out[i] = f.File
	}
	return out
}

// newest returns the names of the newest few by the clock, and by number: of the
// good ones, and of the others. Files of one moment count once: while backups are
// sealed anew it stands there twice.
func newest(files []File) map[string]bool {
	out := map[string]bool{}
	for _, order := range []func(a, b File) int{
		func(a, b File) int { return b.At.Compare(a.At) },
		func(a, b File) int { return cmp.Compare(b.Seq, a.Seq) },
	} {
		left := map[bool]int{false: newestKept, true: damagedKept}
		kept := map[File]bool{}
		for _, f := range slices.SortedFunc(slices.Values(files), order) {
			moment := File{At: f.At, Seq: f.Seq, Damaged: f.Damaged}
			if !kept[moment] && left[f.Damaged] > 0 {
				left[f.Damaged]--
				kept[moment] = true
			}
			out[f.Name] = out[f.Name] || kept[moment]
		}
	}
	return out
}

// agedFile is a backup with the time from which its age is counted.
type agedFile struct {
	File
	since time.Time
}

func byAge(a, b agedFile) int {
	return cmp.Or(a.since.Compare(b.since), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Name, b.Name))
}

// ages tells since when backups stand there, as far as a clock that may have
// been wrong can tell: what holds more changes than another was not made before
// it, and nothing was made after now.
func ages(files []File, now time.Time) []agedFile {
	sorted := slices.SortedFunc(slices.Values(files), func(a, b File) int { return cmp.Compare(a.Seq, b.Seq) })
	out := make([]agedFile, len(sorted))
	var before time.Time
	for i, f := range sorted {
		out[i] = agedFile{f, f.At}
		if !f.At.After(now) {
			if f.At.Before(before) {
				out[i].since = before
			}
			before = out[i].since
		}
	}
	after := now
	for i, f := range slices.Backward(out) {
		if f.At.After(now) {
			out[i].since = after
		} else {
			after = f.since
		}
	}
	return out
}

// group is a stretch of time of which one backup is kept.
type group struct {
	damaged bool
	part    [3]int // what kind of stretch, and which
}

// grouped puts together the backups of which one is kept.
func grouped(files []agedFile, now time.Time) map[group][]agedFile {
	out := map[group][]agedFile{}
	for _, f := range files {
		key := group{damaged: f.Damaged}
		switch age := now.Sub(f.since); {
		case age < day:
			key.part = [3]int{0, int(f.At.Unix() / int64(time.Hour/time.Second))}
		case age < aMonth:
			key.part = [3]int{1, int(f.At.Unix() / int64(day/time.Second))}
		case age < aQuarter:
			year, week := f.At.ISOWeek()
			key.part = [3]int{2, year, week}
		default:
			key.part = [3]int{3, f.At.Year(), int(f.At.Month())}
		}
		out[key] = append(out[key], f)
	}
	return out
}

// beyond returns those of kept without which the others are within limit bytes,
// leaving out what is safe: those of a damaged project, then the oldest.
func beyond(kept []agedFile, safe map[string]bool, limit int64) (out []agedFile) {
	var total int64
	for _, f := range kept {
		total += f.Bytes
	}
	slices.SortFunc(kept, byAge)
	slices.SortStableFunc(kept, func(a, b agedFile) int {
		switch {
		case a.Damaged == b.Damaged:
			return 0
		case a.Damaged:
			return -1
		}
		return 1
	})
	for _, f := range kept {
		if limit <= 0 || total <= limit {
			break
		}
		if !safe[f.Name] {
			total -= f.Bytes
			out = append(out, f)
		}
	}
	return out
}
