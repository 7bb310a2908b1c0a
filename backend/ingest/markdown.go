package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// readMarkdown reads a Markdown file as readable text without its markup. Where
// Markdown would hide words of a transcript, they are kept: "[Name]: word" is no
// definition of a link, an indented line is no code, <rires> is no HTML.
func readMarkdown(name string, data []byte) (source, error) {
	decoded, encoding, guessed, err := decode(name, data)
	if err != nil {
		return source{}, err
	}
	decoded = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(decoded)
	m := markdown{}
	m.text = []byte(m.frontMatter(decoded))
	if err := tangled(name, string(m.text)); err != nil {
		return source{}, err
	}
	m.blocks(markdownParser().Parse(text.NewReader(m.text)), "", false)
	notes := m.notes()
	src := source{title: m.title, encoding: encoding, paragraphs: m.paragraphs}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	if m.tags {
		src.warnings = append(src.warnings, Warning{Code: TagsRemoved})
	}
	if notes > 0 {
		src.warnings = append(src.warnings, counted(Notes, notes))
	}
	if m.pictures > 0 {
		src.warnings = append(src.warnings, counted(Pictures, m.pictures))
	}
	return src, nil
}

// markdown is a Markdown file while it is read.
type markdown struct {
	text       []byte
	title      string
	paragraphs []paragraph
	pictures   int
	tags       bool // HTML was taken away
}

var (
	frontBlock = regexp.MustCompile(`^---\n((?:[ \t]*(?:[-#].*|[\pL\pN_-]+[ \t]*:.*)?\n)+?)(?:---|\.\.\.)[ \t]*(?:\n|$)`)
	frontTitle = regexp.MustCompile(`(?mi)^(?:title|titre)[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*$`)
)

// frontMatter keeps the fields between two rules at the top of a file as a
// paragraph, and returns what follows them.
func (m *markdown) frontMatter(text string) string {
	found := frontBlock.FindStringSubmatch(text)
	if found == nil {
		return text
	}
	if title := frontTitle.FindStringSubmatch(found[1]); title != nil {
		m.title = title[1]
	}
	m.add(paragraph{text: found[1]})
	return text[len(found[0]):]
}

// blocks reads the blocks within a block. The first gets the sign of a list; row
// says that no blank line parts them.
func (m *markdown) blocks(parent ast.Node, sign string, row bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			m.heading(n, sign)
		case *ast.Paragraph, *ast.TextBlock:
			p := unclosedBold(m.inline(n).paragraph(sign))
			p.row = row
			m.add(p)
		case *ast.FencedCodeBlock:
			m.add(paragraph{text: sign + m.fenced(n)})
		case *ast.HTMLBlock:
			raw := string(n.Lines().Value(m.text))
			if n.HasClosure() {
				raw += string(n.ClosureLine.Value(m.text))
			}
			m.add(paragraph{text: sign + m.blockText(raw)})
		case *table.Table:
			m.rows(n)
		case *ast.List:
			m.list(n)
		default:
			m.blocks(n, sign, row)
		}
		sign = ""
	}
}

// fenced returns the text between two fences, and what stands on the first:
// seldom the name of a language here.
func (m *markdown) fenced(n *ast.FencedCodeBlock) string {
	text := string(n.Lines().Value(m.text))
	if n.Info != nil {
		text = string(n.Info.Segment.Value(m.text)) + "\n" + text
	}
	return text
}

// add takes a paragraph that holds words.
func (m *markdown) add(p paragraph) {
	p.text = strings.TrimRight(p.text, " \t\n")
	if strings.TrimSpace(p.text) != "" {
		m.paragraphs = append(m.paragraphs, p)
	}
}

// heading reads a heading, unless it is speech with a rule right below it, which
// Markdown takes for a heading too.
func (m *markdown) heading(n *ast.Heading, sign string) {
	p := m.inline(n).paragraph(sign)
	at := n.Pos()
	underlined := at >= 0 && at < len(m.text) && m.text[at] != '#'
	speech := len(p.text) > longestUnderlined || strings.Contains(p.text, "\n") || strings.HasSuffix(p.text, ".")
	if !underlined || !speech {
		p.heading = n.Level
		if n.Level == 1 && m.title == "" {
			m.title = p.text
		}
	}
	m.add(p)
}

const longestUnderlined = 120 // bytes of a heading that is marked by a rule below

// list reads a list; an item has the number that stands in the file, which
// Markdown would count anew.
func (m *markdown) list(list *ast.List) {
	next := list.Start
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		sign := bullet
		if list.IsOrdered() {
			sign = strconv.Itoa(next) + string(list.Marker) + " "
			if at := n.Pos(); at >= 0 {
				if written := itemNumber.Find(m.text[at:min(at+12, len(m.text))]); written != nil {
					sign = string(written) + " "
				}
			}
			next++
		}
		m.blocks(n, sign, list.IsTight)
	}
}

var itemNumber = regexp.MustCompile(`^\d{1,9}[.)]`)

var looseBold = regexp.MustCompile(`^\*\*[ \x{a0}]*([^*\n]+?)[ \x{a0}]*\*\*`)

// unclosedBold reads a label that its writer meant as bold and Markdown does
// not, for want of a blank after it or for one too many inside:
// "**Amina :**Bonjour", "** Amina :** Bonjour".
func unclosedBold(p paragraph) paragraph {
	if m := looseBold.FindStringSubmatch(p.text); m != nil {
		p.text = m[1] + p.text[len(m[0]):]
		p.bold = len(m[1])
	}
	return p
}
