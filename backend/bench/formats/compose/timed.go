package main

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"florilege/backend/bench/formats"
)

// cue is a sentence of a turn, with its times in the recording.
type cue struct {
	turn       int
	speaker    string
	text       string
	start, end int // in ms
}

var sentenceEnd = regexp.MustCompile(`([.…]|\x{202f}[?!])(\x{202f}»)? `)

// cuesOf parts turns into sentences, said at fifteen characters a second.
func cuesOf(turns []formats.Turn) []cue {
	var out []cue
	now := 1240
	for n, t := range turns {
		rest := t.Words
		for rest != "" {
			end := len(rest)
			if at := sentenceEnd.FindStringIndex(rest); at != nil {
				end = at[1]
			}
			text := strings.TrimSpace(rest[:end])
			rest = rest[end:]
			length := utf8.RuneCountInString(text) * 66
			out = append(out, cue{n, t.Speaker, text, now, now + length})
			now += length + 160
		}
		now += 430
	}
	return out
}

// clock writes ms as 00:01:02,345 with the given sign.
func clock(ms int, sign string) string {
	return fmt.Sprintf("%02d:%02d:%02d%s%03d", ms/3600000, ms/60000%60, ms/1000%60, sign, ms%1000)
}

// opens reports whether a turn begins with cue n.
func opens(cues []cue, n int) bool { return n == 0 || cues[n].turn != cues[n-1].turn }

// wrapped breaks a cue in lines of about 42 characters, as subtitles have.
func wrapped(text string) string {
	var lines []string
	line := ""
	for _, w := range strings.Split(text, " ") {
		if line != "" && utf8.RuneCountInString(line)+utf8.RuneCountInString(w) > 42 {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimPrefix(line+" "+w, " ")
	}
	return strings.Join(append(lines, line), "\n")
}

func srt(cues []cue) string {
	var b strings.Builder
	for n, c := range cues {
		text := c.text
		if opens(cues, n) {
			text = c.speaker + " : " + text
		}
		fmt.Fprintf(&b, "%d\n%s --> %s\n%s\n\n", n+1, clock(c.start, ","), clock(c.end, ","), wrapped(text))
	}
	return b.String()
}

func whisperX(cues []cue) string {
	var b strings.Builder
	for n, c := range cues {
		fmt.Fprintf(&b, "%d\n%s --> %s\n[%s]: %s\n\n", n+1, clock(c.start, ","), clock(c.end, ","), c.speaker, c.text)
	}
	return b.String()
}

func vtt(cues []cue) string {
	var b strings.Builder
	b.WriteString("WEBVTT\n\n")
	for _, c := range cues {
		fmt.Fprintf(&b, "%s --> %s\n<v %s>%s</v>\n\n", clock(c.start, "."), clock(c.end, "."), c.speaker, wrapped(html.EscapeString(c.text)))
	}
	return b.String()
}

// turnTexts joins the cues of each turn, and calls put with its first cue.
func turnTexts(cues []cue, put func(opening cue, words string)) {
	for n := 0; n < len(cues); {
		from := n
		var words []string
		for ; n < len(cues) && cues[n].turn == cues[from].turn; n++ {
			words = append(words, cues[n].text)
		}
		put(cues[from], strings.Join(words, " "))
	}
}

func otter(cues []cue) string {
	var b strings.Builder
	turnTexts(cues, func(c cue, words string) {
		fmt.Fprintf(&b, "%s  %d:%02d\n%s\n\n", c.speaker, c.start/60000, c.start/1000%60, words)
	})
	return b.String()
}

func bracket(cues []cue) string {
	var b strings.Builder
	turnTexts(cues, func(c cue, words string) {
		fmt.Fprintf(&b, "[%s] %s: %s\n\n", clock(c.start, ",")[:8], c.speaker, words)
	})
	return b.String()
}

func speakers(cues []cue) []string {
	var out []string
	for _, c := range cues {
		if !slices.Contains(out, c.speaker) {
			out = append(out, c.speaker)
		}
	}
	return out
}

// praat writes a TextGrid as Praat does where not all is ASCII: in UTF-16, big
// end first. What nobody says is an empty interval.
func praat(cues []cue) []byte {
	var b strings.Builder
	seconds := func(ms int) string { return fmt.Sprint(float64(ms) / 1000) }
	end := cues[len(cues)-1].end
	names := speakers(cues)
	fmt.Fprintf(&b, "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = %s \ntiers? <exists> \nsize = %d \nitem []: \n", seconds(end), len(names))
	for n, name := range names {
		var tier []cue
		at := 0
		for _, c := range cues {
			if c.speaker != name {
				continue
			}
			if c.start > at {
				tier = append(tier, cue{start: at, end: c.start})
			}
			tier = append(tier, c)
			at = c.end
		}
		if at < end {
			tier = append(tier, cue{start: at, end: end})
		}
		fmt.Fprintf(&b, "    item [%d]:\n        class = \"IntervalTier\" \n        name = \"%s\" \n        xmin = 0 \n        xmax = %s \n        intervals: size = %d \n", n+1, name, seconds(end), len(tier))
		for m, c := range tier {
			fmt.Fprintf(&b, "        intervals [%d]:\n            xmin = %s \n            xmax = %s \n            text = \"%s\" \n", m+1, seconds(c.start), seconds(c.end), strings.ReplaceAll(c.text, `"`, `""`))
		}
	}
	out := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(b.String())) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

func eaf(cues []cue) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNOTATION_DOCUMENT AUTHOR=\"\" DATE=\"2026-03-14T10:00:00+01:00\" FORMAT=\"3.0\" VERSION=\"3.0\">\n")
	b.WriteString("<HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\"/>\n<TIME_ORDER>\n")
	for n, c := range cues {
		fmt.Fprintf(&b, "<TIME_SLOT TIME_SLOT_ID=\"ts%d\" TIME_VALUE=\"%d\"/>\n<TIME_SLOT TIME_SLOT_ID=\"ts%d\" TIME_VALUE=\"%d\"/>\n", 2*n+1, c.start, 2*n+2, c.end)
	}
	b.WriteString("</TIME_ORDER>\n")
	for _, name := range speakers(cues) {
		fmt.Fprintf(&b, "<TIER LINGUISTIC_TYPE_REF=\"default-lt\" PARTICIPANT=\"%s\" TIER_ID=\"%s\">\n", name, name)
		for n, c := range cues {
			if c.speaker == name {
				fmt.Fprintf(&b, "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a%d\" TIME_SLOT_REF1=\"ts%d\" TIME_SLOT_REF2=\"ts%d\"><ANNOTATION_VALUE>%s</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n", n+1, 2*n+1, 2*n+2, html.EscapeString(c.text))
			}
		}
		b.WriteString("</TIER>\n")
	}
	b.WriteString("<LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"default-lt\" TIME_ALIGNABLE=\"true\"/>\n</ANNOTATION_DOCUMENT>\n")
	return b.String()
}

func trs(cues []cue) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n<Trans scribe=\"\" audio_filename=\"atelier\" version=\"1\" version_date=\"260314\">\n<Speakers>\n")
	id := map[string]string{}
	for n, name := range speakers(cues) {
		id[name] = fmt.Sprintf("spk%d", n+1)
		fmt.Fprintf(&b, "<Speaker id=\"%s\" name=\"%s\" check=\"no\" dialect=\"native\" accent=\"\" scope=\"local\"/>\n", id[name], name)
	}
	end := float64(cues[len(cues)-1].end) / 1000
	fmt.Fprintf(&b, "</Speakers>\n<Episode>\n<Section type=\"report\" startTime=\"0\" endTime=\"%v\">\n", end)
	for n, c := range cues {
		if opens(cues, n) {
			last := n
			for last+1 < len(cues) && cues[last+1].turn == c.turn {
				last++
			}
			fmt.Fprintf(&b, "<Turn speaker=\"%s\" startTime=\"%v\" endTime=\"%v\">\n", id[c.speaker], float64(c.start)/1000, float64(cues[last].end)/1000)
		}
		fmt.Fprintf(&b, "<Sync time=\"%v\"/>\n%s\n", float64(c.start)/1000, html.EscapeString(c.text))
		if n+1 == len(cues) || opens(cues, n+1) {
			b.WriteString("</Turn>\n")
		}
	}
	b.WriteString("</Section>\n</Episode>\n</Trans>\n")
	return b.String()
}

// otr writes what oTranscribe keeps: the typed page, with a button for each time.
func otr(i formats.Interview, cues []cue) []byte {
	var b strings.Builder
	for n, c := range cues {
		if opens(cues, n) {
			fmt.Fprintf(&b, "<p>")
		}
		fmt.Fprintf(&b, "<span class=\"timestamp\" contenteditable=\"false\" data-timestamp=\"%v\">%d:%02d</span>&nbsp;", float64(c.start)/1000, c.start/60000, c.start/1000%60)
		if opens(cues, n) {
			fmt.Fprintf(&b, "<b>%s :</b> ", c.speaker)
		}
		b.WriteString(html.EscapeString(c.text))
		if n+1 == len(cues) || opens(cues, n+1) {
			b.WriteString("</p>")
		} else {
			b.WriteString(" ")
		}
	}
	data, err := json.Marshal(map[string]any{"text": b.String(), "media": i[0].Text + ".mp3", "media-time": 0.0})
	if err != nil {
		return nil
	}
	return data
}
