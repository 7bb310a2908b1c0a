package ingest

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"florilege/backend/corpus"
)

// markdownParser returns a parser of CommonMark with tables, without indented
// code and without definitions of links.
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
			util.Prioritized(indented{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(boundedTable{gfm.NewTableParagraphTransformer()}, 200)),
	)
}

// indented reads lines with blanks before them as paragraphs: speech, not code.
type indented struct{ parser.BlockParser }

func (indented) CanAcceptIndentedLine() bool { return true }

const mostTableCells = 200_000

// boundedTable makes tables of paragraphs. A table is filled up to the width of
// its head, so a few bytes could ask for millions of cells; such text stays a
// paragraph.
type boundedTable struct{ parser.ParagraphTransformer }

func (t boundedTable) Transform(p *ast.Paragraph, r text.Reader, pc parser.Context) {
	lines := p.Lines()
	width := 0
	for i := range min(lines.Len(), 2) {
		segment := lines.At(i)
		width = max(width, strings.Count(string(segment.Value(r.Source())), "|")+1)
	}
	if width*lines.Len() <= mostTableCells {
		t.ParagraphTransformer.Transform(p, r, pc)
	}
}

// Bounds of Markdown, of which some signs take a time that grows with the
// square of their number.
const (
	mostMarkdown = 8 << 20   // bytes
	mostNesting  = 200       // lists and quotations within one another
	mostLinks    = 500 << 20 // bytes times links of each paragraph, added up
)

// tangled returns an error where text is no transcript but a trap for parsers.
func tangled(name, text string) error {
	if len(text) > mostMarkdown {
		return corpus.Fail(corpus.TooLarge, name, "Markdown > 8 MB")
	}
	work, size, links := 0, 0, 0 // size and links are those of the paragraph
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			size, links = 0, 0
			continue
		}
		before := size * links
		size += len(line)
		links += strings.Count(line, "](")
		work += size*links - before
		if work > mostLinks || nesting(line) > mostNesting {
			return corpus.Fail(corpus.Unsafe, name, "")
		}
	}
	return nil
}

var openings = regexp.MustCompile(`^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+`)

// nesting returns how many lists and quotations could be open before a line's
// words.
func nesting(line string) int {
	signs := openings.FindString(line)
	return strings.Count(signs, ">") + strings.Count(signs, " ")/2 + 2*strings.Count(signs, "\t")
}
