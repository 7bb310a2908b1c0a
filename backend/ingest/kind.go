package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"

	"florilege/backend/corpus"
)

// Kinds of file as both languages call them. An error about a file that is not
// what its name says carries one as its detail.
const (
	kindWord       = "Word (.docx)"
	kindOldWord    = "Word 97-2003 (.doc)"
	kindOldOffice  = "Office 97-2003"
	kindText       = "OpenDocument (.odt)"
	kindRTF        = "RTF (.rtf)"
	kindEPUB       = "EPUB (.epub)"
	kindPlain      = "TXT (.txt)"
	kindExcel      = "Excel (.xlsx)"
	kindPowerPoint = "PowerPoint (.pptx)"
	kindCalc       = "OpenDocument (.ods)"
	kindImpress    = "OpenDocument (.odp)"
	kindPages      = "Apple Pages (.pages)"
	kindZip        = "ZIP"
	kindPDF        = "PDF"
	kindXML        = "XML"
	kindJSON       = "JSON"
	kindPraat      = "Praat"
)

// ole begins a file of Office before 2007, and one of today under a password.
const ole = "\xd0\xcf\x11\xe0"

// kindOf names what data is by its first bytes and, of an archive, by what lies
// in it. It returns "" where nothing tells: plain text has no mark.
func kindOf(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return kindOfZip(data)
	case bytes.HasPrefix(data, []byte(ole)):
		if bytes.Contains(data, utf16le("WordDocument")) {
			return kindOldWord
		}
		return kindOldOffice
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		if brand := string(data[8:12]); strings.HasPrefix(brand, "hei") || brand == "mif1" || brand == "avif" {
			return "HEIC"
		}
		return "MP4 (.mp4, .m4a)"
	case len(data) > 12 && string(data[:4]) == "RIFF":
		return strings.TrimSpace(string(data[8:12]))
	}
	for _, k := range []struct{ magic, kind string }{
		{"%PDF-", kindPDF}, {`{\rtf`, kindRTF},
		{"\x89PNG", "PNG"}, {"\xff\xd8\xff", "JPEG"}, {"GIF8", "GIF"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"},
		{"ID3", "MP3"}, {"\xff\xfb", "MP3"}, {"\xff\xf3", "MP3"}, {"OggS", "OGG"}, {"fLaC", "FLAC"}, {"\x1aE\xdf\xa3", "WebM, MKV"},
		{"\x1f\x8b", "GZIP"}, {"7z\xbc\xaf", "7-Zip"}, {"Rar!", "RAR"}, {"\xffWPC", "WordPerfect (.wpd)"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.kind
		}
	}
	return ""
}

// kindOfZip looks at the names in an archive and opens none of them, but for the
// one that says what OpenDocument files and books are.
func kindOfZip(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return kindZip
	}
	for _, f := range z.File[:min(len(z.File), mostEntries)] {
		switch name := f.Name; {
		case name == "mimetype":
			if kind := kindOfMedia(f); kind != "" {
				return kind
			}
		case name == "word/document.xml":
			return kindWord
		case strings.HasPrefix(name, "xl/"):
			return kindExcel
		case strings.HasPrefix(name, "ppt/"):
			return kindPowerPoint
		case strings.HasPrefix(name, "Index/") && strings.HasSuffix(name, ".iwa"), name == "index.xml":
			return kindPages
		}
	}
	return kindZip
}

func kindOfMedia(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	said := make([]byte, 128)
	n, _ := r.Read(said)
	switch media := string(said[:n]); {
	case strings.Contains(media, "opendocument.text"):
		return kindText
	case strings.Contains(media, "opendocument.spreadsheet"):
		return kindCalc
	case strings.Contains(media, "opendocument.presentation"):
		return kindImpress
	case strings.Contains(media, "epub"):
		return kindEPUB
	}
	return ""
}

// mistaken is the error about data that is no document of the kind that its
// reader looks for: under a password, of another kind, or damaged.
func mistaken(name string, data []byte, wanted string) error {
	kind := kindOf(data)
	switch {
	case kind == kindOldOffice && bytes.Contains(data, utf16le("EncryptedPackage")):
		return corpus.Fail(corpus.PasswordProtected, name, "")
	case kind == wanted || kind == kindZip && bytes.HasPrefix(data, []byte("PK")) && !whole(data):
		return corpus.Fail(corpus.Broken, name, "")
	case kind != "":
		return corpus.Fail(corpus.WrongKind, name, kind)
	}
	if !noisy(string(data)) {
		return corpus.Fail(corpus.WrongKind, name, kindPlain)
	}
	return corpus.Fail(corpus.Broken, name, "")
}

// other is the error about text in which nothing of the wanted format stands: it
// holds nothing, or is of the kind that it looks like.
func other(name, text, kind string) error {
	if !strings.ContainsFunc(text, visible) {
		return corpus.Fail(corpus.EmptyFile, name, "")
	}
	return corpus.Fail(corpus.WrongKind, name, kind)
}

// whole reports whether an archive has its list of entries, which stands last.
func whole(data []byte) bool {
	_, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil || errors.Is(err, zip.ErrInsecurePath)
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}
