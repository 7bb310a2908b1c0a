package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"florilege/backend/bench/formats"
)

// shell is the package of a Word document, whose body is written anew.
type shell struct{ parts *zip.Reader }

// body is the part of the package that holds the words.
const body = "word/document.xml"

func newShell() (shell, error) {
	for _, f := range formats.Files() {
		if f.Format() != "docx" {
			continue
		}
		data, err := f.Data()
		if err != nil {
			return shell{}, err
		}
		parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		return shell{parts}, err
	}
	return shell{}, fmt.Errorf("no docx among the formats")
}

// docx returns a text as a Word document: a paragraph for each blank line,
// labels in bold, and runs of a few words as Word leaves behind.
func (s shell) docx(text string) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range s.parts.File {
		w, err := z.Create(part.Name)
		if err != nil {
			return nil, err
		}
		if part.Name == body {
			_, err = io.WriteString(w, documentOf(text))
		} else {
			err = copyPart(w, part)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func copyPart(w io.Writer, part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(w, r)
	return err
}

func documentOf(text string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for i, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		fmt.Fprintf(&b, `<w:p w:rsidR="00%06X" w:rsidRDefault="00%06X"><w:pPr><w:spacing w:after="160"/><w:jc w:val="both"/></w:pPr>`, i*7919, i*104729&0xffffff)
		label, words, labelled := strings.Cut(p, " : ")
		if labelled {
			writeRun(&b, `<w:b/><w:bCs/>`, label+" : ")
		} else {
			words = p
		}
		all := strings.Fields(words)
		for len(all) > 0 {
			n := min(runWords, len(all))
			run := strings.Join(all[:n], " ")
			if all = all[n:]; len(all) > 0 {
				run += " "
			}
			writeRun(&b, "", run)
		}
		b.WriteString(`</w:p>`)
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`)
	return b.String()
}

// runWords is how many words stand in a run.
const runWords = 20

func writeRun(b *strings.Builder, form, text string) {
	fmt.Fprintf(b, `<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>%s<w:sz w:val="22"/><w:lang w:val="fr-BE"/></w:rPr><w:t xml:space="preserve">`, form)
	_ = xml.EscapeText(b, []byte(text)) // a Builder never fails
	b.WriteString(`</w:t></w:r>`)
}
