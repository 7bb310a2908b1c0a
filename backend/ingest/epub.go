package ingest

import (
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/xmltext"
)

// readEPUB reads an electronic book: its chapters in the order in which they are
// to be read, each as a web page.
func readEPUB(name string, data []byte) (source, error) {
	zip, err := openArchive(name, data, kindEPUB)
	if err != nil {
		return source{}, err
	}
	b := &epub{archive: zip, pages: map[string]epubPage{}, classes: map[string]bool{}}
	for _, read := range []func() error{b.readContainer, b.readPackage, b.readStyles, b.readChapters} {
		if err := read(); err != nil {
			return source{}, err
		}
	}
	warnings := warned(map[WarningCode]bool{HiddenText: b.hidden}, map[WarningCode]int{Pictures: b.pictures, Notes: len(b.notes)})
	return source{title: b.title, encoding: "zip", paragraphs: append(b.paragraphs, b.notes...), warnings: warnings}, nil
}

// epub is a book while it is read.
type epub struct {
	archive *archive
	packing string              // entry of the package document
	pages   map[string]epubPage // by ID
	spine   []string            // IDs in the order of reading
	apart   []string            // of those outside of it, such as notes
	title   string
	classes map[string]bool // that stand in bold

	paragraphs []paragraph
	notes      []paragraph
	hidden     bool
	pictures   int
}

type epubPage struct{ entry, media, properties string }

// readContainer finds the package document, and refuses a book that is locked.
func (b *epub) readContainer() error {
	if b.archive.has("META-INF/encryption.xml") {
		// Some only scramble their fonts: what is locked shows when a chapter is read.
		locked := false
		err := b.archive.part("META-INF/encryption.xml", func(x *xmlPart, e xmltext.Element) error {
			var look element
			look = func(e xmltext.Element) error {
				if uri := strings.ToLower(e.Attr("URI")); strings.HasSuffix(uri, "html") || strings.HasSuffix(uri, ".htm") {
					locked = true
				}
				return x.each(look)
			}
			return look(e)
		})
		if err != nil {
			return err
		}
		if locked {
			return corpus.Fail(corpus.PasswordProtected, b.archive.name, "")
		}
	}
	err := b.archive.part("META-INF/container.xml", func(x *xmlPart, e xmltext.Element) error {
		return x.each(func(e xmltext.Element) error {
			if e.Local == "rootfile" && b.packing == "" {
				b.packing = e.Attr("full-path")
			}
			return x.skip(e)
		})
	})
	if err == nil && !b.archive.has(b.packing) {
		return b.archive.lacks()
	}
	return err
}

// readPackage reads the title, the pages and their order.
func (b *epub) readPackage() error {
	return b.archive.part(b.packing, func(x *xmlPart, e xmltext.Element) error {
		return x.each(func(e xmltext.Element) error {
			switch e.Local {
			case "title":
				text, err := x.content(x.skip)
				if b.title == "" {
					b.title = text
				}
				return err
			case "item":
				entry := strings.TrimPrefix(path.Join("/", path.Dir(b.packing), unescaped(e.Attr("href"))), "/")
				b.pages[e.Attr("id")] = epubPage{entry, e.Attr("media-type"), e.Attr("properties")}
			case "itemref":
				if e.Attr("linear") == "no" {
					b.apart = append(b.apart, e.Attr("idref"))
				} else {
					b.spine = append(b.spine, e.Attr("idref"))
				}
			}
			return x.skip(e)
		})
	})
}

// unescaped reads the bytes that an address writes as %hh.
func unescaped(address string) string {
	var out []byte
	for i := 0; i < len(address); i++ {
		if address[i] == '%' && i+2 < len(address) {
			high, ok1 := digit(address[i+1])
			low, ok2 := digit(address[i+2])
			if ok1 && ok2 {
				out = append(out, high<<4|low)
				i += 2
				continue
			}
		}
		out = append(out, address[i])
	}
	return string(out)
}

// readChapters reads every page of the spine once, those apart from the text after
// the others, but for the table of contents, which only repeats headings.
func (b *epub) readChapters() error {
	read := map[string]bool{}
	for _, id := range slices.Concat(b.spine, b.apart) {
		p := b.pages[id]
		contents := strings.Contains(" "+p.properties+" ", " nav ")
		if read[p.entry] || contents || !b.archive.has(p.entry) || !strings.Contains(p.media, "html") {
			continue
		}
		read[p.entry] = true
		if err := b.readChapter(p.entry); err != nil {
			return err
		}
	}
	if len(read) == 0 {
		return corpus.Fail(corpus.Broken, b.archive.name, "")
	}
	return nil
}

// readStyles learns which classes stand in bold.
func (b *epub) readStyles() error {
	for _, p := range b.pages {
		if p.media != "text/css" || !b.archive.has(p.entry) {
			continue
		}
		if sheet, err := b.content(p.entry); err == nil { // words read without it too
			boldClasses(string(sheet), b.classes)
		}
	}
	return nil
}

func (b *epub) content(entry string) ([]byte, error) {
	r, err := b.archive.open(entry)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, damaged(b.archive.name, err)
	}
	return data, nil
}

func (b *epub) readChapter(entry string) error {
	data, err := b.content(entry)
	if err != nil {
		return err
	}
	src, err := readPage(b.archive.name, data, b.classes)
	if corpus.CodeOf(err) == corpus.EmptyFile {
		return nil
	}
	if err != nil {
		return err
	}
	for _, p := range src.paragraphs {
		if p.note {
			b.notes = append(b.notes, p)
		} else {
			b.paragraphs = append(b.paragraphs, p)
		}
	}
	for _, w := range src.warnings {
		switch w.Code {
		case HiddenText:
			b.hidden = true
		case Pictures:
			b.pictures += number(w.Detail)
		}
	}
	return nil
}
