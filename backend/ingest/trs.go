package ingest

import (
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/xmltext"
)

// readTRS reads a transcript of Transcriber. Its document type is never fetched.
// What stands beside the words is kept as Transcriber shows it: events in
// brackets, comments in braces. Where two speak at once, each has what is theirs;
// the topic of a section is a heading.
func readTRS(name string, data []byte) (source, error) {
	x, encoding, warnings, err := xmlFile(name, data, true)
	if err != nil {
		return source{}, err
	}
	t := &trs{x: x, speakers: map[string]string{}, topics: map[string]string{}}
	if err := x.each(func(e xmltext.Element) error {
		if t.found = e.Local == "Trans"; !t.found {
			return corpus.Fail(corpus.WrongKind, name, kindXML)
		}
		return x.each(t.part)
	}); err != nil {
		return source{}, err
	}
	if !t.found {
		return source{}, other(name, string(data), kindPlain)
	}
	return source{encoding: encoding, paragraphs: said(t.cues), warnings: warnings}, nil
}

// trs is a transcript while it is read.
type trs struct {
	x        *xmlPart
	found    bool
	speakers map[string]string // name by ID
	topics   map[string]string // words by ID
	cues     []cue
}

// part reads a part of the transcript down to its turns.
func (t *trs) part(e xmltext.Element) error {
	switch e.Local {
	case "Speaker":
		t.speakers[e.Attr("id")] = e.Attr("name")
	case "Topic":
		t.topics[e.Attr("id")] = e.Attr("desc")
	case "Section":
		if topic := t.topics[e.Attr("topic")]; topic != "" {
			t.cues = append(t.cues, cue{text: topic, heading: 1, start: untimed})
		}
	case "Turn":
		return t.turn(e)
	}
	return t.x.each(t.part)
}

// trsTurn is a turn while it is read: what each of its speakers says, from one
// moment to the next.
type trsTurn struct {
	speakers []string
	who      int // index of the one who speaks
	start    int64
	texts    []strings.Builder // by speaker
	cues     []cue
}

// turn reads a turn. Several speakers may share it: <Who nb="2"/> says whose
// words come.
func (t *trs) turn(e xmltext.Element) error {
	u := trsTurn{start: seconds(e.Attr("startTime"))}
	for _, id := range strings.Fields(e.Attr("speaker")) {
		name := t.speakers[id]
		if name == "" {
			name = id
		}
		u.speakers = append(u.speakers, name)
	}
	if u.speakers == nil {
		u.speakers = []string{""}
	}
	u.texts = make([]strings.Builder, len(u.speakers))
	err := t.x.mixed(func(piece []byte) { u.texts[u.who].Write(piece) }, func(e xmltext.Element) error {
		switch e.Local {
		case "Sync":
			if at := seconds(e.Attr("time")); at != untimed {
				u.end(at)
			}
		case "Who":
			if n, err := strconv.Atoi(e.Attr("nb")); err == nil && n >= 1 && n <= len(u.speakers) {
				u.who = n - 1
			}
		default:
			u.texts[u.who].WriteString(trsRemark(e))
		}
		return t.x.skip(e)
	})
	u.end(seconds(e.Attr("endTime")))
	t.cues = append(t.cues, u.cues...)
	return err
}

// end ends what is said at a moment, in ms, and goes on from there.
func (u *trsTurn) end(at int64) {
	for i := range u.texts {
		if text := u.texts[i].String(); strings.TrimSpace(text) != "" {
			u.cues = append(u.cues, cue{speaker: u.speakers[i], text: text, start: u.start, end: at})
		}
		u.texts[i].Reset()
	}
	u.who, u.start = 0, at
}

// trsRemark returns what stands beside the words, as Transcriber shows it.
func trsRemark(e xmltext.Element) string {
	desc := strings.TrimSpace(e.Attr("desc"))
	switch e.Local {
	case "Comment":
		return " {" + desc + "} "
	case "Background":
		if e.Attr("level") == "off" {
			return " "
		}
		return " [" + e.Attr("type") + "] "
	case "Vocal":
		return " [" + desc + "] "
	case "Event":
		switch e.Attr("extent") {
		case "begin":
			return " [" + desc + "-] "
		case "end":
			return " [-" + desc + "] "
		case "previous":
			return "+[" + desc + "] "
		case "next":
			return " [" + desc + "]+"
		}
		return " [" + desc + "] "
	}
	return " "
}
