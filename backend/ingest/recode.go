package ingest

import (
	"bytes"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"

	"florilege/backend/corpus"
)

// Encodings returns the names of the encodings that ReadAs takes.
func Encodings() []string {
	return []string{"utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "iso-8859-15", "macintosh", "cp850"}
}

// ReadAs is Read for a text file whose encoding a person says; "" leaves it to
// be found. It counts for nothing where the file is no plain text or names its
// encoding itself.
func ReadAs(name string, data []byte, encoding string) (Draft, error) {
	if encoding == "" || !Recodable(data) {
		return Read(name, data)
	}
	if !slices.Contains(Encodings(), encoding) {
		return Draft{}, corpus.Fail(corpus.Invalid, "the encoding "+encoding, "it is not one of those that are known")
	}
	text, err := decoding(encoding).NewDecoder().Bytes(data)
	if err != nil {
		return Draft{}, &corpus.Error{Code: corpus.Broken, Subject: name, Err: err}
	}
	text = bytes.ToValidUTF8(bytes.TrimPrefix(text, []byte(bom)), []byte("\uFFFD"))
	d, err := Read(name, append([]byte(bom), text...))
	d.Encoding = encoding
	return d, err
}

// bom is the byte order mark in UTF-8: what follows is read as nothing else.
const bom = "\uFEFF"

// Recodable reports whether a person may say the encoding of a file: it is plain
// text, and neither a byte order mark nor an XML declaration settles it.
func Recodable(data []byte) bool {
	for _, settled := range []string{bom, "\xff\xfe", "\xfe\xff", "<?xml"} {
		if bytes.HasPrefix(data, []byte(settled)) {
			return false
		}
	}
	return kindOf(data) == ""
}

// decoding returns the encoding of a name that Encodings lists.
func decoding(name string) encoding.Encoding {
	switch name {
	case "utf-16le":
		return utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)
	case "utf-16be":
		return utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	case "iso-8859-1":
		return charmap.ISO8859_1
	case "utf-8":
		return encoding.Nop
	}
	return pages()[name]
}
