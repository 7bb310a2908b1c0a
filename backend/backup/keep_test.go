package backup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// at returns a backup made that long before noon.
func at(before time.Duration, seq uint64) File {
	f := New(noon.Add(-before), seq, corpus.ID(fmt.Sprint("moment ", seq)))
	f.Bytes = 10
	return f
}

// twin returns a backup of the moment of another, under another passphrase.
func twin(before time.Duration, seq uint64) File {
	f := New(noon.Add(-before), seq, corpus.ID(fmt.Sprint("moment ", seq, " sealed")))
	f.Bytes = 10
	return f
}

// moments counts files, those of one moment once.
func moments(files []File) int {
	all := map[File]bool{}
	for _, f := range files {
		all[File{At: f.At, Seq: f.Seq, Damaged: f.Damaged}] = true
	}
	return len(all)
}

// damaged returns one of a damaged project.
func damaged(before time.Duration, seq uint64) File {
	f := at(before, seq).OfDamaged()
	f.Bytes = 10
	return f
}

// every returns n backups, one each interval, the last at noon.
func every(interval time.Duration, n int) (out []File) {
	for i := range n {
		out = append(out, at(interval*time.Duration(n-1-i), uint64(i+1)))
	}
	return out
}

// without returns the files that are not spare.
func without(files, spare []File) []File {
	return slices.DeleteFunc(slices.Clone(files), func(f File) bool { return slices.Contains(spare, f) })
}

func seqs(files []File) (out []uint64) {
	for _, f := range files {
		out = append(out, f.Seq)
	}
	slices.Sort(out)
	return out
}

func TestSpare(t *testing.T) {
	quarter := 15 * time.Minute
	for _, c := range []struct {
		name  string
		files []File
		limit int64
		made  string
		want  []uint64 // that stay
	}{
		{"none", nil, 0, "", nil},
		{"the only one, whatever its size", every(quarter, 1), 1, "", []uint64{1}},
		{"the newest four, whatever their size", every(quarter, 6), 1, "", []uint64{3, 4, 5, 6}},
		{"one that stands there twice, while it is sealed anew", append(every(quarter, 5), twin(0, 5)), 1, "", []uint64{2, 3, 4, 5, 5}},
		// 9:00 … 12:00: the last of each hour, and the newest four.
		{"one an hour for a day", every(quarter, 13), 0, "", []uint64{4, 8, 10, 11, 12, 13}},
		{"one a day for a month", []File{
			at(30*day+3*time.Hour, 1), at(30*day, 2), at(25*day+5*time.Hour, 3), at(25*day+time.Hour, 4), at(25*day, 5),
			at(3, 6), at(2, 7), at(1, 8), at(0, 9),
		}, 0, "", []uint64{2, 5, 6, 7, 8, 9}},
		{"one a week for a quarter", []File{
			at(40*day, 1), at(39*day, 2), at(38*day, 3), at(31*day, 4), // Saturday, Sunday; Monday of the next week; Monday
			at(3, 6), at(2, 7), at(1, 8), at(0, 9),
		}, 0, "", []uint64{2, 3, 4, 6, 7, 8, 9}},
		{"one a month beyond", []File{
			at(500*day, 1), at(499*day, 2), at(450*day, 3), at(110*day, 4), at(100*day, 5),
			at(3, 6), at(2, 7), at(1, 8), at(0, 9),
		}, 0, "", []uint64{2, 3, 5, 6, 7, 8, 9}},
		{"the oldest go first beyond the limit", every(time.Hour, 10), 60, "", []uint64{5, 6, 7, 8, 9, 10}},
		{"within the limit all stay", every(time.Hour, 10), 100, "", []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
		{"the one just made, whatever the clock says", []File{
			at(-4*day, 11), at(-3*day, 12), at(-2*day, 13), at(-1*day, 14), at(400*day, 2), // a copy that was restored, and the clock set back
		}, 20, at(400*day, 2).Name, []uint64{2, 11, 12, 13, 14}},
		// Two hours were worked twice after the clock was set back; the numbers tell what came last.
		{"the clock set back", []File{
			at(-2*time.Hour, 1), at(-1*time.Hour, 2), at(-1*time.Hour-1, 3), at(-1*time.Hour-2, 4),
			at(time.Hour, 5), at(3*quarter, 6), at(2*quarter, 7), at(quarter, 8),
		}, 0, "", []uint64{1, 2, 3, 4, 5, 6, 7, 8}},
		// Made while the clock was at 2001: young, since they hold more than what is young.
		{"a clock that was years late", []File{
			at(day/2, 1), at(9000*day+3*time.Hour, 2), at(9000*day+2*time.Hour, 3), at(9000*day+time.Hour, 4), at(9000*day, 5),
			at(3, 6), at(2, 7), at(1, 8), at(0, 9),
		}, 0, "", []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9}},
		// Two copies that went their own ways: the last of each stays.
		{"two lines in one hour", []File{
			at(10*day+40*time.Second, 100), at(10*day+30*time.Second, 51), at(10*day+20*time.Second, 101), at(10*day, 52),
			at(3, 106), at(2, 107), at(1, 108), at(0, 109),
		}, 0, "", []uint64{52, 101, 106, 107, 108, 109}},
		// The last good one of that day stays, and so do the newest good ones, however many others came since.
		{"a damaged project", []File{
			at(10*day+50*time.Second, 1), at(10*day+40*time.Second, 2), at(9*day, 3), at(8*day, 4), at(7*day, 5), at(6*day, 6),
			damaged(10*day+30*time.Second, 7), damaged(10*day+20*time.Second, 8), damaged(4*time.Hour, 9), damaged(3*time.Hour, 10), damaged(2*time.Minute, 11), damaged(time.Minute, 12), damaged(0, 13),
		}, 0, "", []uint64{2, 3, 4, 5, 6, 8, 9, 10, 12, 13}},
		{"those of a damaged project go first beyond the limit", append(every(time.Hour, 8),
			damaged(5, 21), damaged(4, 22), damaged(90*time.Minute, 9), damaged(3*time.Hour, 10), damaged(400*day, 11)), 90, "", []uint64{2, 3, 4, 5, 6, 7, 8, 21, 22}},
	} {
		t.Run(c.name, func(t *testing.T) {
			spare := Spare(c.files, c.limit, noon, c.made)
			if got := seqs(without(c.files, spare)); !slices.Equal(got, c.want) {
				t.Errorf("%v stay, want %v", got, c.want)
			}
		})
	}
}

// TestAYearOfWork backs up every quarter of an hour on working days, for more
// than a year, thinning after each. Looked at from the end of any week, every hour of the last
// day, day of the last month, week of the last quarter and month before is
// there as it ended.
func TestAYearOfWork(t *testing.T) {
	var kept, all []File
	now := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	for seq := uint64(1); now.Before(time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC)); now = now.Add(15 * time.Minute) {
		if now.Weekday() == time.Saturday || now.Weekday() == time.Sunday || now.Hour() < 9 || now.Hour() >= 17 {
			continue
		}
		f := New(now, seq, corpus.ID(fmt.Sprint(seq)))
		f.Bytes, seq = 10, seq+1
		all, kept = append(all, f), append(kept, f)
		kept = without(kept, Spare(kept, 0, now, f.Name))
		if len(kept) > 8+4+31+14+24 {
			t.Fatalf("%s: %d are kept", now, len(kept))
		}
		if now.Weekday() == time.Friday && now.Hour() == 16 && now.Minute() == 45 {
			wantKept(t, all, kept, now)
		}
	}
}

func wantKept(t *testing.T, all, kept []File, now time.Time) {
	t.Helper()
	last := map[string]File{} // of each hour, day and week
	for _, f := range all {
		year, week := f.At.ISOWeek()
		switch age := now.Sub(f.At); {
		case age < day:
			last[f.At.Format("2006-01-02T15")] = f
		case age < aMonth:
			last[f.At.Format("2006-01-02")] = f
		case age < aQuarter:
			last[fmt.Sprint(year, week)] = f
		}
	}
	for what, f := range last {
		year, week := f.At.ISOWeek()
		whole := now.Sub(f.At) < day || !slices.ContainsFunc(all, func(g File) bool { // else its end counts as younger
			y, w := g.At.ISOWeek()
			return g.At.After(f.At) && (g.At.YearDay() == f.At.YearDay() && g.At.Year() == f.At.Year() || now.Sub(f.At) >= aMonth && y == year && w == week)
		})
		if whole && !slices.Contains(kept, f) {
			t.Fatalf("%s: the last of %s, %s, is gone", now, what, f.Name)
		}
	}
	months := map[string]bool{}
	for _, f := range kept {
		months[f.At.Format("2006-01")] = true
	}
	for _, f := range all {
		if !months[f.At.Format("2006-01")] {
			t.Fatalf("%s: nothing is left of %s", now, f.At.Format("2006-01"))
		}
	}
}

// TestAnyClock backs up with a clock that jumps, copies that go their own ways,
// and any limit: what was made last, the furthest and the newest are always
// there, no more is dropped than the limit asks for, and dropping again after
// that drops no more than a wrong clock explains.
func TestAnyClock(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		var kept []File
		now, seq := noon, uint64(1)
		for range 200 {
			switch r.IntN(20) {
			case 0:
				now = now.Add(time.Duration(r.Int64N(int64(2000*day))) - 1000*day)
			case 1:
				seq = uint64(r.Int64N(int64(seq))) + 1
			default:
				now = now.Add(time.Duration(r.Int64N(int64(3 * day))))
			}
			seq += uint64(r.IntN(3))
			made := New(now, seq, corpus.ID(fmt.Sprint(r.Uint64())))
			if r.IntN(5) == 0 {
				made = made.OfDamaged()
			}
			made.Bytes = r.Int64N(100)
			kept = append(kept, made)
			limit := r.Int64N(4000)
			spare := Spare(kept, limit, now, made.Name)
			after := without(kept, spare)
			if len(after)+len(spare) != len(kept) {
				t.Fatalf("seed %d: %d and %d of %d", seed, len(after), len(spare), len(kept))
			}
			furthest := slices.MaxFunc(kept, func(a, b File) int { return int(a.Seq) - int(b.Seq) }).Seq
			newest := slices.MaxFunc(kept, func(a, b File) int { return a.At.Compare(b.At) }).At
			if !slices.Contains(after, made) ||
				!slices.ContainsFunc(after, func(f File) bool { return f.Seq == furthest }) ||
				!slices.ContainsFunc(after, func(f File) bool { return f.At.Equal(newest) }) {
				t.Fatalf("seed %d: what was made last, the furthest or the newest is gone", seed)
			}
			good := func(files []File) []File {
				return without(files, slices.DeleteFunc(slices.Clone(files), func(f File) bool { return !f.Damaged }))
			}
			if before := good(kept); len(good(after)) < min(newestKept, len(before)) {
				t.Fatalf("seed %d: of %d good ones %d are left", seed, len(before), len(good(after)))
			}
			if unlimited := Spare(kept, 0, now, made.Name); len(spare) > len(unlimited) {
				var total int64
				for _, f := range after {
					total += f.Bytes
				}
				dropped := spare[slices.IndexFunc(spare, func(f File) bool { return !slices.Contains(unlimited, f) })]
				if total+dropped.Bytes > limit && total > limit && moments(after) > 2*(newestKept+damagedKept)+1 {
					t.Fatalf("seed %d: %d bytes stay in %d files, more than %d", seed, total, len(after), limit)
				}
			}
			kept = after
		}
	}
}
