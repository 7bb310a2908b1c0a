package main

import (
	"encoding/csv"
	"fmt"
	"html"
	"strings"

	"florilege/backend/bench/formats"
)

// markdown writes the interview as a person would in a text editor, for pandoc
// too: labels in bold, the mark of the footnote as [^1].
func markdown(i formats.Interview) string {
	var b strings.Builder
	for n, k := range i {
		text := strings.ReplaceAll(k.Text, formats.NoteMark, "[^1]")
		if n > 0 && (k.Kind != formats.Item || i[n-1].Kind != formats.Item) {
			b.WriteString("\n")
		}
		switch k.Kind {
		case formats.Title:
			b.WriteString("# ")
		case formats.Heading:
			b.WriteString("## ")
		case formats.Item:
			b.WriteString("- ")
		case formats.Note:
			b.WriteString("[^1]: ")
		case formats.Speech:
			b.WriteString("**" + k.Speaker + "\u00a0:** ")
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}

// page writes the interview as a web page, for the browser to print and the word
// processor to open. The footnote stands at its end.
func page(i formats.Interview) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n", html.EscapeString(i[0].Text))
	b.WriteString("<style>body { font-family: serif; max-width: 42rem; margin: auto }</style>\n</head>\n<body>\n")
	for n, k := range i {
		text := italics(html.EscapeString(k.Text))
		text = strings.ReplaceAll(text, formats.NoteMark, "<sup>"+formats.NoteMark+"</sup>")
		switch k.Kind {
		case formats.Title:
			text = "<h1>" + text + "</h1>"
		case formats.Heading:
			text = "<h2>" + text + "</h2>"
		case formats.Item:
			text = "<li>" + text + "</li>"
			if i[n-1].Kind != formats.Item {
				text = "<ul>\n" + text
			}
			if i[n+1].Kind != formats.Item {
				text += "\n</ul>"
			}
		case formats.Note:
			text = "<aside role=\"doc-footnote\"><p>" + formats.NoteMark + " " + text + "</p></aside>"
		case formats.Speech:
			text = "<p><b>" + k.Speaker + "\u00a0:</b> " + text + "</p>"
		default:
			text = "<p>" + text + "</p>"
		}
		b.WriteString(text + "\n")
	}
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

// italics turns stars into tags.
func italics(text string) string {
	parts := strings.Split(text, "*")
	for n := 1; n < len(parts); n += 2 {
		parts[n] = "<i>" + parts[n] + "</i>"
	}
	return strings.Join(parts, "")
}

// survey writes the answers as a table, with a mark for Excel where semicolons
// part the cells.
func survey(i formats.Interview, separator string) string {
	s := i.Survey()
	var b strings.Builder
	if separator == ";" {
		b.WriteString("\ufeff")
	}
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = rune(separator[0]), separator == ";"
	_ = w.Write(append([]string{"Répondant", "Âge", "Recommanderiez-vous l’atelier ?"}, s.Questions...))
	for _, r := range s.Rows {
		cells := append([]string{r.Name, r.Age, r.Again}, r.Answers...)
		for len(cells) < 3+len(s.Questions) {
			cells = append(cells, "")
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.String()
}
