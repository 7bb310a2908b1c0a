package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// word does what a control word says. One that is not known says nothing, and
// where \* stands before it nor does its group.
func (r *rtf) word(t rtfToken) {
	if r.state.pending > 0 && t.word != "u" {
		r.state.pending-- // stands for a character, as \'hh does
		if signOf(t.word) != "" {
			return
		}
	}
	on := !t.given || t.n != 0
	first := !r.state.began
	r.state.began = r.state.began || t.word != "*"
	if (first || r.state.optional) && r.destination(t.word) {
		return
	}
	if r.state.optional && first {
		r.state.optional = false
		r.state.to = rtfNowhere
		return
	}
	switch t.word {
	case "*":
		r.state.optional = true
	case "ansicpg":
		if p := codePage(t.n); p != nil {
			r.page = p
		}
	case "mac":
		r.page = codePage(10000)
	case "pc":
		r.page = codePage(437)
	case "pca":
		r.page = codePage(850)
	case "u":
		r.unicode(t.n)
	case "uc":
		r.state.skip = min(max(t.n, 0), 16)
	case "f":
		r.state.font, r.state.entry = t.n, t.n
	case "fcharset":
		r.charset(t.n)
	case "cpg":
		if r.state.to == rtfFonts {
			r.fonts[r.state.entry] = rtfFont{page: codePage(t.n)}
		}
	case "b":
		r.state.form.bold = on
	case "v":
		r.state.form.hidden = on
	case "deleted":
		r.state.form.deleted = on
	case "revised":
		r.state.form.inserted = on
	case "plain":
		r.state.form = rtfForm{}
	default:
		r.paragraphWord(t)
	}
}

// paragraphWord does what a word says of paragraphs, cells and signs.
func (r *rtf) paragraphWord(t rtfToken) {
	switch t.word {
	case "pard":
		r.state.table, r.state.level = false, 0
	case "intbl":
		r.state.table = true
	case "s":
		r.state.entry = t.n
		if st := r.styles[t.n]; r.state.to == rtfBody {
			r.state.level = max(st.level, 0)
		}
	case "outlinelevel":
		if t.n >= 0 && t.n < mostLevels {
			r.state.level = t.n + 1
			if r.state.to == rtfStyles {
				r.styles[r.state.entry] = style{level: t.n + 1}
			}
		}
	case "par", "sect", "page", "column":
		if r.state.to == rtfBody {
			r.flow.endParagraph(r.state)
		}
	case "cell", "nestcell":
		if r.state.to == rtfBody {
			r.flow.endCell(r.state)
		}
	case "row", "nestrow":
		if r.state.to == rtfBody {
			r.flow.endRow()
		}
	case "objattph":
		r.objects++
	case "chftn":
		if r.state.to == rtfBody {
			r.write(fmt.Sprintf("[%d]", len(r.notes)+1))
		}
	default:
		r.write(signOf(t.word))
	}
}

// signOf returns the characters that a word stands for, or "".
func signOf(word string) string {
	return map[string]string{
		"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "~": "\u00a0", "_": "\u2011",
		"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
		"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
	}[word]
}

// destination begins what the group is for, where its first word says so.
func (r *rtf) destination(word string) bool {
	st := &r.state
	switch word {
	case "fonttbl":
		st.to = rtfFonts
	case "stylesheet":
		st.to = rtfStyles
	case "title":
		st.to = rtfTitle
	case "atnauthor":
		r.author.Reset()
		st.to = rtfAuthor
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		st.to = rtfHeader
	case "footnote":
		r.divert(func(r *rtf, got []paragraph) {
			if len(got) > 0 {
				mark := fmt.Sprintf("[%d]", len(r.notes)+1)
				note := noted(mark, got)
				note.text = mark + " " + strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(note.text, mark+" "), mark, ""))
				r.notes = append(r.notes, note)
			}
		})
	case "annotation":
		r.divert(func(r *rtf, got []paragraph) {
			if len(got) > 0 {
				r.comments = append(r.comments, noted(commentMark(oneLine(r.author.String())), got))
			}
		})
	case "shptxt":
		outer := r.flow
		r.divert(func(_ *rtf, got []paragraph) { outer.out = append(outer.out, got...) })
	case "pict":
		if st.to != rtfNowhere {
			r.pictures++
		}
		st.to = rtfNowhere
	case "object":
		r.objects++
	case "listtext", "pntext", "shpinst", "shp", "fldrslt", "result", "shppict", "bkmkstart":
		// read as what is around it; of these some say nothing themselves
		st.optional = false
		if word == "bkmkstart" {
			st.to = rtfNowhere
		}
	case "upr":
		st.optional, st.twice, st.to = false, true, rtfNowhere
	case "ud":
		st.optional = false
		if around := len(r.outer) - 2; st.twice && around >= 0 {
			st.to = r.outer[around].to
		}
	case "info", "colortbl", "fldinst", "objdata", "objclass", "objname", "nonshppict", "listtable", "listoverridetable",
		"rsidtbl", "generator", "pgptbl", "revtbl", "filetbl", "themedata", "datastore", "latentstyles", "atnid", "atnref",
		"atrfstart", "atrfend", "atndate", "bkmkend", "sp", "sn", "sv", "xe", "tc", "private", "pntxta", "pntxtb", "nonesttables",
		"ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn":
		st.to = rtfNowhere
	default:
		return false
	}
	return true
}

// charset tells the code page of the font being read.
func (r *rtf) charset(n int) {
	if r.state.to != rtfFonts || n == charsetANSI || n == charsetDefault {
		return
	}
	if n == charsetSymbol {
		r.fonts[r.state.entry] = rtfFont{symbol: "symbol"}
		return
	}
	r.fonts[r.state.entry] = rtfFont{page: codePage(charsetPage(n))}
}

// endEntry takes the last entry of a table, which may lack its semicolon.
func (r *rtf) endEntry(inner rtfState) {
	if inner.to == rtfFonts || inner.to == rtfStyles {
		r.takeEntry(inner)
	}
}

// takeEntry ends an entry of the table of fonts or styles.
func (r *rtf) takeEntry(st rtfState) {
	name := strings.TrimSpace(r.entry.String())
	r.entry.Reset()
	switch {
	case name == "":
	case st.to == rtfFonts:
		if f, ok := r.fonts[st.entry]; ok && f.symbol != "" {
			f.symbol = name
			r.fonts[st.entry] = f
		}
	case st.to == rtfStyles:
		if s := named(name); s.level > 0 {
			r.styles[st.entry] = s
		}
	}
}

// text takes bytes in the code page of the font.
func (r *rtf) text(t rtfToken) {
	r.state.began = true
	b := t.bytes
	for r.state.pending > 0 && len(b) > 0 {
		b = b[1:]
		r.state.pending--
	}
	if len(b) == 0 || r.state.to == rtfNowhere {
		return
	}
	if r.surrogate != 0 {
		r.surrogate = 0
		r.write("\uFFFD")
	}
	f := r.fonts[r.state.font]
	page := r.page
	if f.page != nil {
		page = f.page
	}
	var out strings.Builder
	for _, c := range b {
		switch {
		case f.symbol != "" && r.state.to == rtfBody:
			if s := symbol(f.symbol, strconv.FormatUint(uint64(c), 16)); s != "\uFFFD" {
				out.WriteString(s)
				continue
			}
			out.WriteRune(page.DecodeByte(c))
		case c < ' ': // a NUL at the end of the file, for one
		case c < utf8.RuneSelf:
			out.WriteByte(c)
		default:
			out.WriteRune(page.DecodeByte(c))
		}
	}
	r.write(out.String())
}

// unicode takes a UTF-16 unit, which may be half of a character; the characters
// that follow stand for it in old readers.
func (r *rtf) unicode(n int) {
	u := rune(uint16(n))
	r.state.pending = r.state.skip
	first := r.surrogate
	r.surrogate = 0
	switch {
	case first != 0:
		whole := utf16.DecodeRune(first, u) // U+FFFD where the second half is none
		if r.write(string(whole)); whole != utf8.RuneError || utf16.IsSurrogate(u) {
			return
		}
	case u >= 0xD800 && u < 0xDC00:
		r.surrogate = u
		return
	}
	if u >= 0xF000 && u <= 0xF0FF {
		r.write(symbol(r.fonts[r.state.font].symbol, strconv.FormatInt(int64(u), 16)))
		return
	}
	r.write(string(u))
}

// write sends text where the group sends it.
func (r *rtf) write(s string) {
	if s == "" {
		return
	}
	words := strings.TrimSpace(s) != ""
	switch r.state.to {
	case rtfTitle:
		r.title.WriteString(s)
	case rtfAuthor:
		r.author.WriteString(s)
	case rtfFonts, rtfStyles:
		r.entry.WriteString(s)
		if strings.Contains(s, ";") {
			name, _, _ := strings.Cut(r.entry.String(), ";")
			r.entry.Reset()
			r.entry.WriteString(name)
			r.takeEntry(r.state)
		}
	case rtfHeader:
		r.headers = r.headers || words
	case rtfBody:
		switch {
		case r.state.form.deleted:
			r.tracked = r.tracked || words
		case r.state.form.hidden:
			r.hidden = r.hidden || words
		default:
			r.tracked = r.tracked || r.state.form.inserted && words
			r.flow.write(strings.ReplaceAll(s, "\u00ad", ""), r.state.form)
		}
	}
}
