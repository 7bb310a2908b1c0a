package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"florilege/backend/corpus"
)

// patience is far more than any of these files takes, however busy the machine is, and
// far less than one whose every part is compared with every other.
const patience = 2 * time.Minute

// whole files of each format, of one short interview.
func wholeFiles(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{
		".txt": []byte(dialogue(exchange, 6)),
		".md":  []byte("# Bruno\n\n" + dialogue(strings.ReplaceAll(exchange, "\n", "\n\n"), 6)),
	}
	for _, ext := range []string{".docx", ".odt", ".rtf", ".html", ".epub"} {
		data, err := os.ReadFile("testdata/interview" + ext)
		if err != nil {
			t.Fatal(err)
		}
		out[ext] = data
	}
	for _, ext := range []string{".srt", ".vtt", ".TextGrid", ".eaf", ".trs", ".otr"} {
		data, err := os.ReadFile("testdata/conversation" + ext)
		if err != nil {
			t.Fatal(err)
		}
		out[ext] = data
	}
	return out
}

// TestHostileFiles gives every format what breaks readers. A file is read or
// refused: by a code that tells the user what to do, under its own name.
func TestHostileFiles(t *testing.T) {
	whole := wholeFiles(t)
	for ext, good := range whole {
		expect(t, "whole"+ext, good, "")
		expect(t, "empty"+ext, nil, corpus.EmptyFile)
		expect(t, "blank"+ext, []byte(" \r\n\t"), corpus.EmptyFile, corpus.WrongKind)
		expect(t, "nul"+ext, bytes.Repeat([]byte("a\x00\x01"), 2000), corpus.NotText, corpus.Broken)
		for _, share := range []int{99, 90, 50, 10, 1} {
			// What has no end mark is read as far as it goes.
			expect(t, "cut"+ext, good[:len(good)*share/100], "", corpus.Broken, corpus.EmptyFile, corpus.WrongKind)
		}
		for other, data := range whole {
			if kind := kindOf(data); kind != "" && kind != kindOf(good) && other != ext {
				expectKind(t, "wrong"+ext, data, kind)
			}
		}
		for kind, data := range otherFiles(t) {
			expectKind(t, "wrong"+ext, data, kind)
		}
		locked := []byte(ole + strings.Repeat("\x00", 508) + string(utf16le("EncryptedPackage")))
		expect(t, "locked"+ext, locked, corpus.PasswordProtected)
		if kindOf(good) != "" && ext != ".rtf" {
			hostileParts(t, ext, good)
		}
	}
	hostileText(t)
}

// otherFiles begin as files do that people try to import.
func otherFiles(t *testing.T) map[string][]byte {
	return map[string][]byte{
		kindPDF: []byte("%PDF-1.7\n%\xe2\xe3"), "PNG": []byte("\x89PNG\r\n\x1a\n"), "JPEG": []byte("\xff\xd8\xff\xe0\x00\x10JFIF"),
		"MP3": []byte("ID3\x04"), "MP4 (.mp4, .m4a)": []byte("\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00"),
		"HEIC": []byte("\x00\x00\x00\x20ftypheic\x00\x00\x00\x00"), "WAVE": []byte("RIFF\x00\x00\x00\x00WAVEfmt "),
		kindOldWord:   []byte(ole + strings.Repeat("\x00", 508) + string(utf16le("WordDocument"))),
		kindOldOffice: []byte(ole + strings.Repeat("\x00", 508)),
		kindExcel:     zipOf(t, map[string]string{"xl/workbook.xml": "<a/>"}),
		kindPages:     zipOf(t, map[string]string{"Index/Document.iwa": "x"}),
		kindZip:       zipOf(t, map[string]string{"photos/a.jpg": "x"}),
	}
}

// hostileParts empties, damages and declares entities in each part of an archive.
func hostileParts(t *testing.T, ext string, good []byte) {
	entity := `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`
	z, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		for _, body := range []string{"", "<", entity, strings.Repeat("<a>", 3000), "\x00\xff"} {
			expect(t, "part"+ext, withPart(t, good, f.Name, body), "",
				corpus.Broken, corpus.Unsafe, corpus.WrongKind, corpus.EmptyFile, corpus.NotText)
		}
	}
	// An entry whose name leads out of the archive is passed over.
	expect(t, "out"+ext, withPart(t, good, "../../../tmp/escaped.xml", "x"), "")
}

// withPart returns an archive with another body in one of its parts.
func withPart(t *testing.T, data []byte, part, body string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name, text string) {
		if p, err := w.Create(name); err != nil {
			t.Fatal(err)
		} else if _, err := io.WriteString(p, text); err != nil {
			t.Fatal(err)
		}
	}
	found := false
	for _, f := range z.File {
		if f.Name == part {
			put(part, body)
			found = true
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		put(f.Name, string(text))
	}
	if !found {
		put(part, body)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// hostileText are texts and names that are hard on a reader.
func hostileText(t *testing.T) {
	long := strings.Repeat("et puis encore ", 10<<20/15)
	expect(t, "line.txt", []byte(long), "")
	expect(t, "line.md", []byte(long[:mostMarkdown-1]), "")
	expect(t, "line.html", []byte("<p>"+long), "")
	expect(t, "line.rtf", []byte(`{\rtf1 `+long+"}"), "")
	expect(t, "line.docx", word(t, par(run(long[:5<<20]))), "")
	expect(t, "quotes.txt", []byte(strings.Repeat("« ", 1<<20)), "")
	expect(t, "colons.txt", []byte(strings.Repeat("A : ", 1<<20)), "")
	expect(t, "labels.txt", []byte(strings.Repeat("A :\n", 1<<18)), "")
	expect(t, "deep.html", []byte(strings.Repeat("<div>", 1<<20)+"oui"), "")
	expect(t, "deep.rtf", []byte(`{\rtf1 `+strings.Repeat("{", 1<<20)), corpus.Unsafe)
	expect(t, "controls.txt", []byte("Oui.\x1b[31m Non.\x1a"), "")
	page := "<script>alert('x')</script><p onclick=alert(1)>Oui.</p><img src=x onerror=alert(2)><iframe src=file:///etc/passwd></iframe>"
	if d := expect(t, "script.html", []byte(page), ""); strings.TrimSpace(d.Text) != "Oui." {
		t.Errorf("of a page with scripts: %q", d.Text)
	}
	if d := expect(t, "Le\u0301a e\u0301te\u0301.txt", []byte("Oui."), ""); d.Title != "Léa été" {
		t.Errorf("the title of a file from a Mac is %q", d.Title)
	}
	for _, name := range []string{"../../etc/a.txt", `C:\Users\a.txt`, "a/b\\..\\a.txt", "\u202etxt.a.txt", "a\n.txt"} {
		d := expect(t, name, []byte("Oui."), "")
		if strings.ContainsAny(d.Title, `/\`) || strings.ContainsFunc(d.Title, unicode.IsControl) {
			t.Errorf("%q became the title %q", name, d.Title)
		}
	}
}

// expect reads a file and wants one of the codes, "" for no error.
func expect(t *testing.T, name string, data []byte, codes ...corpus.ErrorCode) Draft {
	t.Helper()
	begun := time.Now()
	d, err := Read(name, data)
	if took := time.Since(begun); took > patience {
		t.Errorf("%s took %v", name, took)
	}
	var got corpus.ErrorCode
	if err != nil {
		got = corpus.CodeOf(err)
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %q does not name the file", name, err)
		}
	}
	for _, c := range codes {
		if got == c {
			return d
		}
	}
	t.Errorf("%s (%d bytes, %.20q): %q (%v), want one of %q", name, len(data), data, got, err, codes)
	return d
}

// expectKind wants a file to be refused as what it is.
func expectKind(t *testing.T, name string, data []byte, kind string) {
	t.Helper()
	_, err := Read(name, data)
	var told *corpus.Error
	if !errors.As(err, &told) || told.Code != corpus.WrongKind || told.Detail != kind {
		t.Errorf("%s that is %s: %v", name, kind, err)
	}
}
