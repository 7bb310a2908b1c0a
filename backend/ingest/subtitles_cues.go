package ingest

import (
	"html"
	"regexp"
	"slices"
	"strings"
)

// cues returns what is said. Somebody is named by a voice (<v Name>), or by a
// label that is recognised over the whole file as in any text (Name: …); a file
// may do both. Until another is named, a labelled speaker goes on. A line that
// begins with a dash is somebody else's.
func (s *subtitles) cues() []cue {
	var pieces []cue
	for _, f := range s.frames {
		for _, p := range s.pieces(f.lines) {
			p.start, p.end = f.start, f.end
			pieces = append(pieces, p)
		}
	}
	return labelled(pieces)
}

var (
	voiceTag = regexp.MustCompile(`^<v(?:\.\S*)?\s+([^>]*)>$`)
	// Tags that say how words are shown, or when one of them is heard.
	showTag = regexp.MustCompile(`(?i)^</?(?:b|i|u|s|c|v|lang|ruby|rt|font|strong|em)(?:[.\s][^>]*)?/?>$|^<(?:\d+:)?\d\d:\d\d\.\d{3}>$`)
	breaks  = regexp.MustCompile(`(?i)^<br\s*/?>$`)
	// Where a subtitle stands on the screen: {\an8}.
	placing = regexp.MustCompile(`\{\\[^}]*\}`)
)

// longestTag bounds, in bytes, the tags that are looked for.
const longestTag = 300

// pieces cuts the lines of a cue by voices and by the dashes of a dialogue.
func (s *subtitles) pieces(lines []string) []cue {
	var out []cue
	var open cue
	var text strings.Builder
	end := func() {
		if open.text = text.String(); strings.TrimSpace(open.text) != "" {
			out = append(out, open)
		}
		open.fresh = false
		text.Reset()
	}
	dashes := 0
	for _, l := range lines {
		dashes += as01(dashed(l))
	}
	for i, l := range lines {
		if dashed(l) && (i == 0 || dashes > 1) {
			end()
			open.fresh = true
		}
		text.WriteByte('\n')
		for at := 0; at < len(l); {
			tag := tagAt(l[at:])
			n := len(tag)
			switch voice := voiceTag.FindStringSubmatch(tag); {
			case voice != nil:
				end()
				open.speaker = html.UnescapeString(strings.TrimSpace(voice[1]))
			case tag != "" && breaks.MatchString(tag):
				text.WriteByte('\n')
			case tag != "" && showTag.MatchString(tag):
			default:
				if n = strings.IndexByte(l[at+1:], '<') + 1; n == 0 {
					n = len(l) - at
				}
				text.WriteString(s.plain(l[at : at+n]))
			}
			at += n
		}
	}
	end()
	return out
}

// tagAt returns the tag at the start of s, or "".
func tagAt(s string) string {
	if s[0] != '<' {
		return ""
	}
	return s[:strings.IndexByte(s[:min(len(s), longestTag)], '>')+1]
}

// plain returns words without what says where they are shown. Only WebVTT
// writes some signs as entities.
func (s *subtitles) plain(words string) string {
	words = placing.ReplaceAllString(words, "")
	if s.web {
		words = html.UnescapeString(words)
	}
	return words
}

func dashed(line string) bool {
	l := strings.TrimLeft(line, " \u00a0")
	return strings.HasPrefix(l, "-") || strings.HasPrefix(l, "–") || strings.HasPrefix(l, "—")
}

// labelled finds the labels at the starts of lines, as those of a text, and
// gives each piece without a voice its speaker. A label inside a cue begins a
// piece of its own.
func labelled(pieces []cue) []cue {
	var all strings.Builder
	var of []int // the piece of each line
	for i, p := range pieces {
		text := strings.Trim(clean(p.text), "\n")
		if p.speaker != "" { // as a label would stand there: the others are told by it
			text = strings.ReplaceAll(clean(p.speaker+" : ")+text, "\n", " ")
		}
		for l := range strings.SplitSeq(text, "\n") {
			all.WriteString(l + "\n")
			of = append(of, i)
		}
	}
	doc := document{text: all.String(), said: all.Len(), told: true}
	lines := linesOf(doc)
	labels := labelsOf(doc, lines)
	if !slices.ContainsFunc(labels, func(l label) bool { return pieces[of[l.line]].speaker == "" }) {
		return pieces
	}
	var cast cast
	for _, l := range labels {
		cast.index(l)
	}
	var out []cue
	var words []string
	end := func() {
		if len(words) > 0 {
			out[len(out)-1].text = strings.Join(words, "\n")
		}
		words = nil
	}
	speaker := ""
	for n, piece := range of {
		line := lines[n].span.Of(doc.text)
		first := n == 0 || of[n-1] != piece
		if first && pieces[piece].fresh && dashed(line) {
			speaker = ""
		}
		named := len(labels) > 0 && labels[0].line == n
		if pieces[piece].speaker != "" {
			end()
			out = append(out, pieces[piece])
			labels = labels[as01(named):]
			speaker = ""
			continue
		}
		if first || named {
			end()
			out = append(out, pieces[piece])
		}
		open := &out[len(out)-1]
		if named {
			l := labels[0]
			labels = labels[1:]
			speaker = cast.names[cast.index(l)]
			if open.label = ""; l.form != byLine && !l.bare {
				open.label = strings.TrimLeft(l.span.Of(doc.text), "-–— \u00a0") // the name says what the dash did
			}
			line = doc.text[l.span.End:lines[n].span.End]
		}
		open.speaker = speaker
		words = append(words, line)
	}
	end()
	return out
}
