package ingest

import "strings"

// readText reads a plain text file: each line is a paragraph, and its words are
// kept as they are, markup included.
func readText(name string, data []byte) (source, error) {
	text, encoding, warnings, err := decode(name, data)
	if err != nil {
		return source{}, err
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	src := source{encoding: encoding, warnings: warnings}
	blank := true
	for line := range strings.SplitSeq(text, "\n") {
		p := paragraph{text: line, row: strings.Contains(line, "\t")}
		p.heading = textHeading(line, blank)
		p.bold = boldPrefix(line)
		blank = strings.TrimSpace(line) == ""
		src.paragraphs = append(src.paragraphs, p)
	}
	return src, nil
}

// boldPrefix returns how many bytes at the start of a line stand between
// double asterisks, these included.
func boldPrefix(line string) int {
	if !strings.HasPrefix(line, "**") {
		return 0
	}
	end := strings.Index(line[2:], "**")
	if end < 0 {
		return 0
	}
	return end + 4
}
