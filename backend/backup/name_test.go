package backup

import (
	"slices"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func TestNames(t *testing.T) {
	at := time.Date(2026, 11, 26, 13, 45, 30, 999, time.FixedZone("Bruxelles", 3600))
	f := New(at, 123, "0198c0de")
	if want := "2026-11-26T124530Z-00000123-60c619e4.florilege"; f.Name != want {
		t.Errorf("the name is %q, want %q", f.Name, want)
	}
	if !f.Holds(123, "0198c0de") || f.Holds(124, "0198c0de") || f.Holds(123, "0198c0df") {
		t.Error("it does not know the moment that it holds")
	}
	d := f.OfDamaged()
	if want := "2026-11-26T124530Z-00000123-60c619e4-damaged.florilege"; d.Name != want || !d.Holds(123, "0198c0de") {
		t.Errorf("of a damaged project it is %+v, want %q", d, want)
	}
	for _, f := range []File{f, d, New(noon, 0, ""), New(noon, 1<<63, "x"), New(noon, 1<<63, "x").OfDamaged()} {
		if got, ok := Parse(f.Name); !ok || got != f {
			t.Errorf("%q is read as %+v, %v", f.Name, got, ok)
		}
	}
}

func TestNamesSortByTime(t *testing.T) {
	var names []string
	for _, d := range []time.Duration{0, time.Second, time.Minute, 12 * time.Hour, 40 * day, 4000 * day} {
		names = append(names, New(noon.Add(d), 9, "x").Name)
	}
	if !slices.IsSorted(names) {
		t.Errorf("out of order: %q", names)
	}
}

func TestOtherNames(t *testing.T) {
	for _, name := range []string{
		"", ".florilege", "projet.florilege",
		".2026-11-26T124530Z-00000123-9f64a747.florilege.123.part",
		"2026-11-26T124530Z-00000123-9f64a747.florilege.part",
		"2026-11-26T124530Z-00000123-9f64a747",
		"2026-11-26T124530Z-123-9f64a747.florilege",
		"2026-11-26T124530Z-000000123-9f64a747.florilege",
		"2026-11-26T124530Z-0000012x-9f64a747.florilege",
		"2026-11-26T124530Z-00000123-9F64A747.florilege",
		"2026-11-26T124530Z-00000123-9f64a74.florilege",
		"2026-11-26T124530Z-00000123-9f64a747-1.florilege",
		"2026-11-26T124530Z-+0000123-9f64a747.florilege",
		"2026-13-26T124530Z-00000123-9f64a747.florilege",
		"2026-11-26T124530Z-00000123-9f64a747 (conflicted copy).florilege",
		"2026-11-26T124530Z--0000123-9f64a747.florilege",
		"2026-11-26T124530Z-00000123-9f64a747-damaged-damaged.florilege",
		"2026-11-26T124530Z-00000123-9f64a747-damaged",
		"2026-11-26T124530Z-00000123-damaged.florilege",
		"2026-11-26T124530Z-99999999999999999999-9f64a747.florilege",
	} {
		if f, ok := Parse(name); ok {
			t.Errorf("%q is taken for the backup %+v", name, f)
		}
	}
}
