package ingest

import (
	"regexp"
	"strings"
)

// readSubtitles reads SubRip (.srt) and WebVTT (.vtt), which differ in little
// and are often taken for one another. A number over a cue, settings behind its
// times, and STYLE and REGION blocks say how it is shown and are left out.
// Remarks (NOTE) stand at the end of the text, but for those of a machine.
func readSubtitles(name string, data []byte) (source, error) {
	text, encoding, guessed, err := decode(name, data)
	if err != nil {
		return source{}, err
	}
	s := subtitles{web: strings.HasPrefix(strings.TrimLeft(text, "\ufeff"), "WEBVTT")}
	for l := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(clean(text)), "\n") {
		s.line(l)
	}
	s.endBlock()
	s.takeStray()
	if len(s.frames) == 0 && !s.web {
		return source{}, other(name, text, kindPlain)
	}
	src := source{encoding: encoding, paragraphs: said(s.cues())}
	for _, n := range s.notes {
		src.paragraphs = append(src.paragraphs, paragraph{text: n, note: true, told: true})
	}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	if n := s.disorder(); n > 0 {
		src.warnings = append(src.warnings, counted(TimesOverlap, n))
	}
	if len(s.notes) > 0 {
		src.warnings = append(src.warnings, counted(Comments, len(s.notes)))
	}
	return src, nil
}

// frame is one cue as the file has it.
type frame struct {
	start, end int64 // in ms
	lines      []string
}

// subtitles is a file of subtitles while it is read, line after line.
type subtitles struct {
	web    bool // WebVTT
	frames []frame
	notes  []string

	block  string   // "NOTE", "STYLE" or "REGION" while in one, "cue" in a cue, or ""
	note   []string // lines of the open NOTE
	stray  []string // lines that stand in no block
	before string   // the line before
}

var (
	cueTimes = regexp.MustCompile(`^\s*((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)(?:\s.*)?$`)
	// What programs write into remarks of their own, one for each cue or for the file.
	machineNote = regexp.MustCompile(`(?i)^(confidence|duration|language|recognizability|media)\b\s*:`)
)

// line takes one line. A blank one does not end a SubRip cue by itself: what
// follows belongs to it until the next cue comes.
func (s *subtitles) line(l string) {
	if m := cueTimes.FindStringSubmatch(l); m != nil && s.block != "NOTE" {
		s.startCue(m[1], m[2])
		return
	}
	blank := strings.TrimSpace(l) == ""
	switch {
	case blank && s.web:
		s.endBlock()
	case blank:
	case s.block == "cue":
		f := &s.frames[len(s.frames)-1]
		f.lines = append(f.lines, l)
	case s.block == "NOTE":
		s.note = append(s.note, l)
	case s.block == "":
		s.startBlock(l)
	}
	s.before = l
}

// startBlock begins a block. What begins none is the name of the cue to come, or
// words behind a blank line that should not be there.
func (s *subtitles) startBlock(l string) {
	if !s.web {
		s.stray = append(s.stray, l)
		return
	}
	word, rest, _ := strings.Cut(strings.TrimSpace(l), " ")
	switch word {
	case "NOTE":
		s.block = word
		if rest != "" {
			s.note = append(s.note, rest)
		}
	case "STYLE", "REGION", "WEBVTT":
		s.block = word
	default:
		s.stray = append(s.stray, l)
	}
}

// startCue begins a cue. The line above it is its number or, in WebVTT, its name.
func (s *subtitles) startCue(from, to string) {
	if n := len(s.stray); n > 0 && s.before == s.stray[n-1] {
		s.stray = s.stray[:n-1]
	} else if s.block == "cue" {
		f := &s.frames[len(s.frames)-1]
		if n := len(f.lines); n > 0 && f.lines[n-1] == s.before && strings.Trim(s.before, "0123456789 \t") == "" {
			f.lines = f.lines[:n-1]
		}
	}
	s.endBlock()
	s.takeStray()
	start, end := cueTime(from), cueTime(to)
	s.frames = append(s.frames, frame{start: start, end: max(start, end)})
	s.block = "cue"
}

// takeStray gives lines that stand in no block to the cue above them, or keeps
// them as a remark.
func (s *subtitles) takeStray() {
	if n := len(s.frames); n > 0 {
		s.frames[n-1].lines = append(s.frames[n-1].lines, s.stray...)
	} else if len(s.stray) > 0 {
		s.notes = append(s.notes, strings.Join(s.stray, "\n"))
	}
	s.stray = nil
}

func (s *subtitles) endBlock() {
	if s.block == "NOTE" {
		if note := strings.Join(s.note, "\n"); !machineNote.MatchString(note) && strings.TrimSpace(note) != "" {
			s.notes = append(s.notes, note)
		}
		s.note = nil
	}
	s.block = ""
}

// cueTime returns the time of a cue, in ms.
func cueTime(s string) int64 {
	var ms, part int64
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	for p := range strings.SplitSeq(whole, ":") {
		part, _ = digitsAt(p)
		ms = ms*60 + part
	}
	v, d := digitsAt(fraction)
	for range 3 - d {
		v *= 10
	}
	return ms*1000 + v
}

// disorder returns how many cues begin before the one above them has ended.
func (s *subtitles) disorder() int {
	n := 0
	for i := 1; i < len(s.frames); i++ {
		n += as01(s.frames[i].start < s.frames[i-1].end)
	}
	return n
}
