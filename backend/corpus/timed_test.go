package corpus

import "testing"

func TestTimes(t *testing.T) {
	// Two people speak at once: the second begins before the first has ended.
	l := Layout{Times: []Timed{
		{Span{6, 20}, 1000, 4000}, {Span{20, 30}, 4000, 4000}, {Span{40, 50}, 3500, 5000}, {Span{50, 60}, 9000, 9500},
	}}
	for s, want := range map[Span]int{
		{0, 6}: -1, {0, 7}: 0, {6, 8}: 0, {19, 25}: 0, {20, 21}: 1, {30, 40}: -1, {30, 45}: 2, {59, 80}: 3, {60, 80}: -1, {25, 25}: -1,
	} {
		got, ok := l.TimeOf(s)
		if ok != (want >= 0) || ok && got != l.Times[want] {
			t.Errorf("%v is heard at %v, %v, want time %d", s, got, ok, want)
		}
		clock := ""
		if want >= 0 {
			clock = Clock(l.Times[want].Start)
		}
		if got := l.ClockOf(s); got != clock {
			t.Errorf("%v is heard at %q, want %q", s, got, clock)
		}
	}
	for ms, want := range map[int64]int{0: -1, 999: -1, 1000: 0, 3499: 0, 3500: 2, 4000: 1, 8999: 1, 9000: 3, 1 << 40: 3} {
		got, ok := l.At(ms)
		if ok != (want >= 0) || ok && got != l.Times[want].Span {
			t.Errorf("at %d ms %v is heard, %v, want time %d", ms, got, ok, want)
		}
	}
	if _, ok := (Layout{}).TimeOf(Span{0, 9}); ok {
		t.Error("a text without times has one")
	}
}

func TestTimedSound(t *testing.T) {
	for timed, want := range map[Timed]bool{
		{Span{5, 9}, 0, 0}: true, {Span{5, 10}, 7, 8}: true, {Span{4, 9}, 0, 0}: false, {Span{5, 5}, 0, 0}: false,
		{Span{9, 5}, 0, 0}: false, {Span{5, 11}, 0, 0}: false, {Span{5, 9}, 8, 7}: false, {Span{5, 9}, -1, 7}: false,
	} {
		if got := timed.Sound(5, 10); got != want {
			t.Errorf("%v: %v", timed, got)
		}
	}
}

func TestClock(t *testing.T) {
	for ms, want := range map[int64]string{
		0: "00:00:00", 999: "00:00:00", 751_000: "00:12:31", 3_599_999: "00:59:59", 359_999_000: "99:59:59", 442_923_000: "123:02:03", -5: "00:00:00",
	} {
		if got := Clock(ms); got != want {
			t.Errorf("%d ms is %s, want %s", ms, got, want)
		}
	}
}
