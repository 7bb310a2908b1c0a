package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads a Markdown file as readable text without its markup. Where
// Markdown would hide words of a transcript, they are kept: "[Name]: word" is no
// definition of a link, an indented line is no code, and <rires> is no HTML.
func readMarkdown(name string, data []byte) (source, error) {
	decoded, encoding, guessed, err := decode(name, data)
	if err != nil {
		return source{}, err
	}
	decoded = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(decoded)
	m := markdown{text: []byte(decoded)}
	front := m.frontMatter()
	m.text = m.text[front:]
	m.blocks(markdownParser().Parse(text.NewReader(m.text)), "")
	var warnings []Warning
	if guessed {
		warnings = append(warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	if m.tags {
		warnings = append(warnings, Warning{Code: TagsRemoved})
	}
	if m.pictures > 0 {
		warnings = append(warnings, counted(Pictures, m.pictures))
	}
	return source{title: m.title, encoding: encoding, paragraphs: m.paragraphs, warnings: warnings}, nil
}

func markdownParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(tables.NewTableParagraphTransformer(), 200)),
	)
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
	frontLine  = regexp.MustCompile(`^\s*(-|#|[\p{L}\p{N}_-]+\s*:)|^\s*$`)
	frontTitle = regexp.MustCompile(`^(?i:title|titre)\s*:\s*["']?(.*?)["']?\s*$`)
)

// frontMatter keeps the lines between two rules at the top of a file as a
// paragraph, and returns how many bytes it takes.
func (m *markdown) frontMatter() int {
	rest, ok := bytes.CutPrefix(m.text, []byte("---\n"))
	end := bytes.Index(rest, []byte("\n---\n"))
	if !ok || end < 0 {
		return 0
	}
	block := string(rest[:end])
	title := ""
	for line := range strings.SplitSeq(block, "\n") {
		if !frontLine.MatchString(line) {
			return 0
		}
		if found := frontTitle.FindStringSubmatch(line); found != nil {
			title = found[1]
		}
	}
	m.title = title
	m.paragraphs = append(m.paragraphs, paragraph{text: block})
	return len("---\n") + end + len("\n---\n")
}

// blocks reads the blocks within a block; the first gets the sign of a list.
func (m *markdown) blocks(parent ast.Node, sign string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			m.heading(n, sign)
		case *ast.Paragraph, *ast.TextBlock:
			m.add(m.inline(n).paragraph(sign))
		case *ast.FencedCodeBlock:
			m.add(paragraph{text: sign + strings.TrimRight(string(n.Lines().Value(m.text)), "\n")})
		case *ast.HTMLBlock:
			raw := n.Lines().Value(m.text)
			if n.HasClosure() {
				raw = append(raw, n.ClosureLine.Value(m.text)...)
			}
			m.add(paragraph{text: sign + m.htmlText(string(raw))})
		case *table.Table:
			m.rows(n)
		case *ast.List:
			m.list(n)
		default:
			m.blocks(n, sign)
		}
		sign = ""
	}
}

// add takes a paragraph that holds words.
func (m *markdown) add(p paragraph) {
	p.text = strings.TrimRight(p.text, " \t\n")
	p.bold = min(p.bold, len(p.text))
	if strings.TrimSpace(p.text) != "" {
		m.paragraphs = append(m.paragraphs, p)
	}
}

// heading reads a heading. One underlined that runs over several lines is speech
// with a rule right below it.
func (m *markdown) heading(n *ast.Heading, sign string) {
	p := m.inline(n).paragraph(sign)
	if !strings.Contains(p.text, "\n") {
		p.heading = n.Level
		if n.Level == 1 && m.title == "" {
			m.title = strings.TrimSpace(p.text)
		}
	}
	m.add(p)
}

var itemNumber = regexp.MustCompile(`^\d{1,9}[.)]`)

// list reads a list; an item has the number that stands in the file.
func (m *markdown) list(list *ast.List) {
	next := list.Start
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		sign := bullet
		if list.IsOrdered() {
			sign = fmt.Sprintf("%d%c ", next, list.Marker)
			if at := n.Pos(); at >= 0 && at < len(m.text) {
				if written := itemNumber.Find(m.text[at:min(at+10, len(m.text))]); written != nil {
					sign = string(written) + " "
				}
			}
			next++
		}
		m.blocks(n, sign)
	}
}

// rows reads a table, a row a paragraph.
func (m *markdown) rows(t *table.Table) {
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		out := paragraph{row: true}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			p := m.inline(cell).paragraph("")
			if cell == row.FirstChild() {
				out.bold = p.bold
			} else {
				out.text += "\t"
			}
			out.text += strings.ReplaceAll(strings.TrimSpace(p.text), "\t", " ")
		}
		out.text += m.surplus(row)
		m.add(out)
	}
}

// surplus returns the cells of a row beyond those of the table's head, which
// Markdown leaves out.
func (m *markdown) surplus(row ast.Node) string {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return ""
	}
	rest := m.text[last.Lines().At(0).Stop:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	out := ""
	for _, cell := range strings.Split(strings.Trim(string(rest), " \t|"), "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			out += "\t" + cell
		}
	}
	return out
}
