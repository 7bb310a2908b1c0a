package xmltext

import (
	"bytes"
	"strings"
)

// find returns where the first end after the first from bytes is, counted from
// pos.
func (r *Reader) find(end string, from int) (int, error) {
	for {
		if r.pos+from < len(r.buf) {
			if i := bytes.Index(r.buf[r.pos+from:], []byte(end)); i >= 0 {
				return from + i, nil
			}
			from = max(from, len(r.buf)-r.pos-len(end)+1)
		}
		if !r.more() {
			return 0, r.short()
		}
	}
}

// instruction passes over <?a b?>. It minds the version and the encoding that
// the document declares.
func (r *Reader) instruction() error {
	end, err := r.find("?>", 2)
	if err != nil {
		return err
	}
	inside := r.buf[r.pos+2 : r.pos+end]
	n := nameEnd(inside)
	if !isName(inside[:n]) {
		return r.wrong("an instruction without a name")
	}
	if string(inside[:n]) == "xml" {
		said := string(inside[n:])
		if v := declared("version", said); v != "" && v != "1.0" {
			return r.wrong("another version of XML")
		}
		if e := declared("encoding", said); e != "" && !r.options.Decoded && !strings.EqualFold(e, "utf-8") {
			return r.wrong("another encoding than UTF-8")
		}
	}
	r.pos += end + len("?>")
	return nil
}

// declared returns what a declaration says of something, or "".
func declared(what, said string) string {
	for {
		_, rest, ok := strings.Cut(said, what+"=")
		if !ok || rest == "" {
			return ""
		}
		if quote := rest[0]; quote == '"' || quote == '\'' {
			if end := strings.IndexByte(rest[1:], quote); end >= 0 {
				return rest[1 : 1+end]
			}
			return ""
		}
		said = rest[1:]
	}
}

// declaration reads <!: a comment, which is passed over, a CDATA section, or a
// document type.
func (r *Reader) declaration() error {
	switch {
	case r.begins("<!--"):
		end, err := r.find("--", len("<!--"))
		if err != nil {
			return err
		}
		if !r.has(end + 2) {
			return r.short()
		}
		if r.buf[r.pos+end+2] != '>' {
			return r.wrong("a comment that ends in its middle")
		}
		r.pos += end + len("-->")
		return nil
	case r.begins("<![CDATA["):
		r.pos += len("<![CDATA[")
		r.cdata = true
		return nil
	case r.options.Typed && !r.begun && r.begins("<!DOCTYPE"):
		return r.documentType()
	case r.begins("<!-"), r.begins("<!["):
		return r.wrong("a declaration that is none")
	}
	return ErrDeclares
}

// documentType passes over a document type that declares nothing.
func (r *Reader) documentType() error {
	end, err := r.tagEnd()
	if err != nil {
		return err
	}
	if bytes.ContainsAny(r.buf[r.pos+1:r.pos+end], "[<") {
		return ErrDeclares
	}
	r.pos += end + 1
	return nil
}

// begins reports whether what comes begins with s.
func (r *Reader) begins(s string) bool {
	return r.has(len(s)-1) && string(r.buf[r.pos:r.pos+len(s)]) == s
}
