package xmltext

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// told is what a reader says of a document: its tokens, one a line, text that
// stands together as one.
func told(r *Reader) (string, error) {
	var out, text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			fmt.Fprintf(&out, "%q\n", text.String())
			text.Reset()
		}
	}
	for {
		kind, err := r.Next()
		if kind != Text {
			flush()
		}
		if err != nil {
			return out.String(), err
		}
		switch kind {
		case Begin:
			e := r.Element()
			fmt.Fprintf(&out, "<%q %q", e.Space, e.Local)
			for _, a := range e.Attrs {
				fmt.Fprintf(&out, " %q %q=%q", a.Space, a.Local, a.Value())
			}
			out.WriteString(">\n")
		case End:
			out.WriteString("</>\n")
		case Text:
			text.Write(r.Text())
		}
	}
}

// oracle is told by encoding/xml.
func oracle(doc string) (string, error) {
	var out, text strings.Builder
	dec := xml.NewDecoder(strings.NewReader(doc))
	dec.Entity = xml.HTMLEntity
	for {
		token, err := dec.Token()
		switch token.(type) {
		case xml.StartElement, xml.EndElement, nil:
			if text.Len() > 0 {
				fmt.Fprintf(&out, "%q\n", text.String())
				text.Reset()
			}
		}
		if err != nil {
			return out.String(), err
		}
		switch t := token.(type) {
		case xml.StartElement:
			fmt.Fprintf(&out, "<%q %q", t.Name.Space, t.Name.Local)
			for _, a := range t.Attr {
				fmt.Fprintf(&out, " %q %q=%q", a.Name.Space, a.Name.Local, a.Value)
			}
			out.WriteString(">\n")
		case xml.EndElement:
			out.WriteString("</>\n")
		case xml.CharData:
			text.Write(t)
		}
	}
}

func read(doc string) (string, error) {
	return told(New(strings.NewReader(doc), Options{Entities: xml.HTMLEntity}))
}

// documents are read alike by both.
func documents() []string {
	return []string{
		``, `  `, `a`, `<a/>`, `<a></a>`, `<a>b</a>`, `<a b="c" d='e'/>`, "<a\n b = \"c\"\t/>", `<a><b><c/>d</b>e</a>f`,
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>`, `<?xml version='1.0' encoding='utf-8'?><a/>`, `<?pi ?><a><?x y?></a>`,
		`<a>&lt;&gt;&amp;&apos;&quot;&#65;&#x42;&#x1F600;&eacute;</a>`, `<a b="&lt;&quot;&#10;&#13;&nbsp;'"/>`,
		"<a>x\r\ny\rz\r</a>", "<a b=\"x\r\ny\rz\"/>", "<a>&#13;\n</a>", "<a>]]x]</a>", "<a>]]", `<a>]&#93;></a>`, `<a b="]]>"/>`, `<a b=">"/>`,
		`<a><![CDATA[<b>&amp;]]]></a>`, `<a><![CDATA[]]></a>`, "<a><![CDATA[x\r\ny]]z]]></a>", `<a>x<![CDATA[y]]>z</a>`, `<a><!-- b --></a>`, `<a>x<!---->y</a>`,
		`<w:p xmlns:w="u"><w:r w:b="1" c="2"/></w:p>`, `<a xmlns="u"><b xmlns="v"/><b c="1"/></a>`, `<a xmlns="u"><b xmlns=""/></a>`,
		`<x:a/>`, `<a x:b="c"/>`, `<a xml:space="preserve"/>`, `<p:a xmlns:p="1"><p:b xmlns:p="2"><p:c/></p:b><p:c/></p:a>`,
		`<a p:b="1" xmlns:p="u"/>`, `<:a/>`, `<a:/>`, `<a b="1" b="2"/>`, `<a b="1"c="2"/>`, `<été à="ü">œ</été>`, "<a>\u00a0\u202fœ€😀e\u0301</a>",
		`<a/><b/>`, "\ufeff<a/>", `<a>&#xD800;</a>`, `<a></a >`, "<a\u00b7/>",
	}
}

// refused are documents that neither reads.
func refused() []string {
	return []string{
		`<a>`, `</a>`, `<a></b>`, `<a`, `<`, `<a b`, `<a b=`, `<a b=c/>`, `<a b="c`, `<a b="<"/>`, `<a b/>`, `<a / >`, `<1/>`, `< a/>`, `<a></ a>`, `<a></a`, `<a></a b>`,
		`<a>&b;</a>`, `<a>&amp</a>`, `<a>&</a>`, `<a>& b</a>`, `<a>&#;</a>`, `<a>&#x;</a>`, `<a>&#xG;</a>`, `<a>&#0;</a>`, `<a>&#x110000;</a>`, `<a>&#xFFFE;</a>`, `<a b="&c;"/>`,
		`<a>]]></a>`, `<a><![CDATA[x</a>`, `<a><![CDAT[x]]></a>`, `<!- a -->`, `<!-- a`, `<!-- a -- b -->`, `<!--`, `<!-->`, `<?`, `<?a`, `<? a?>`,
		"<a>\x00</a>", "<a>\x0b</a>", "<a>\xff</a>", "<a>\xe9</a>", "<a>\uffff</a>", "<a b=\"\x01\"/>", "<a b=\"\xff\"/>", "<a>\xe2\x82",
		`<?xml version="1.1"?><a/>`, `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, `<a:b:c/>`, `<a:b xmlns:a="u"></b>`, `<p:a xmlns:p="u" xmlns:q="u"></q:a>`,
	}
}

func TestReadsLikeOracle(t *testing.T) {
	for _, doc := range documents() {
		want, wantErr := oracle(doc)
		got, err := read(doc)
		if got != want || (err == io.EOF) != (wantErr == io.EOF) {
			t.Errorf("%q:\n%s%v\nencoding/xml:\n%s%v", doc, got, err, want, wantErr)
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, doc := range refused() {
		if _, err := oracle(doc); err == io.EOF {
			t.Errorf("%q: encoding/xml reads it", doc)
		}
		if _, err := read(doc); err == nil || err == io.EOF {
			t.Errorf("%q: %v", doc, err)
		}
	}
}

// However the bytes come, the same is read.
func TestReadsInPieces(t *testing.T) {
	for _, doc := range append(documents(), refused()...) {
		want, wantErr := read(doc)
		got, err := told(New(iotest.OneByteReader(strings.NewReader(doc)), Options{Entities: xml.HTMLEntity}))
		if got != want || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%q: %s%v, in pieces %s%v", doc, want, wantErr, got, err)
		}
	}
}

func TestLong(t *testing.T) {
	for name, doc := range map[string]string{
		"text":    "<a>" + strings.Repeat("é]& b\r\n", 50_000) + "</a>",
		"tags":    "<a>" + strings.Repeat(`<b c="d&amp;e" f="g"/>h`, 50_000) + "</a>",
		"value":   `<a b="` + strings.Repeat("cœ", 200_000) + `"/>`,
		"section": "<a><![CDATA[" + strings.Repeat("]] ]>&<", 50_000) + "]]></a>",
		"comment": "<a><!--" + strings.Repeat("- ", 300_000) + "--></a>",
	} {
		doc = strings.ReplaceAll(doc, "]& b", "]&amp; b")
		want, wantErr := oracle(doc)
		got, err := read(doc)
		if got != want || err != wantErr {
			t.Errorf("%s: %d bytes told, %v; encoding/xml %d, %v", name, len(got), err, len(want), wantErr)
		}
	}
}

func TestDocumentType(t *testing.T) {
	for doc, fine := range map[string]bool{
		`<!DOCTYPE a SYSTEM "trans-14.dtd"><a/>`:          true,
		"<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<a/>":     true,
		`<!DOCTYPE a PUBLIC "-//x//" 'y>'><a/>`:           true,
		`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`:        false,
		`<a/><!DOCTYPE a>`:                                false,
		`<a><!DOCTYPE a></a>`:                             false,
		`<!ENTITY b "c"><a/>`:                             false,
		`<!DOCTYPE a [<!ENTITY % b SYSTEM "c"> %b;]><a/>`: false,
	} {
		_, err := told(New(strings.NewReader(doc), Options{Typed: true}))
		if (err == io.EOF) != fine || !fine && !errors.Is(err, ErrDeclares) {
			t.Errorf("%s: %v", doc, err)
		}
		if _, err := told(New(strings.NewReader(doc), Options{})); !errors.Is(err, ErrDeclares) {
			t.Errorf("%s, where no type is allowed: %v", doc, err)
		}
	}
}

func TestDepth(t *testing.T) {
	doc := strings.Repeat("<a>", 10) + strings.Repeat("</a>", 10)
	if _, err := told(New(strings.NewReader(doc), Options{Depth: 10})); err != io.EOF {
		t.Error(err)
	}
	r := New(strings.NewReader("<a>"+doc+"</a>"), Options{Depth: 10})
	if _, err := told(r); !errors.Is(err, ErrDeep) {
		t.Error(err)
	}
	if _, err := r.Next(); !errors.Is(err, ErrDeep) {
		t.Error("it goes on:", err)
	}
}

func TestDecoded(t *testing.T) {
	doc := `<?xml version="1.0" encoding="UTF-16"?><a/>`
	if _, err := told(New(strings.NewReader(doc), Options{Decoded: true})); err != io.EOF {
		t.Error(err)
	}
}

// The attributes of an element outlive its children.
func TestAttributesKept(t *testing.T) {
	r := New(strings.NewReader(`<a b="1">`+strings.Repeat(`<c d="2" e="33"><f g="4"/></c>`, 100)+`</a><h i="5"/>`), Options{})
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	a := r.Element()
	if err := r.Skip(); err != nil {
		t.Fatal(err)
	}
	if got := a.Attr("b"); got != "1" {
		t.Errorf("b is %q", got)
	}
	if kind, err := r.Next(); kind != Begin || r.Element().Attr("i") != "5" || err != nil {
		t.Error(kind, err)
	}
}

// What goes wrong below is told as it is.
func TestReaderFails(t *testing.T) {
	full := errors.New("full")
	for _, doc := range []string{"", "<a", "<a>b", "<a>&am", "<a><![CDATA[b", "<!-- "} {
		in := io.MultiReader(strings.NewReader(doc), iotest.ErrReader(full))
		if _, err := told(New(in, Options{})); !errors.Is(err, full) {
			t.Errorf("%q: %v", doc, err)
		}
	}
}

func FuzzReader(f *testing.F) {
	for _, doc := range append(documents(), refused()...) {
		f.Add([]byte(doc))
	}
	f.Add([]byte(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc := string(data)
		got, err := read(doc)
		piecewise, pieceErr := told(New(iotest.HalfReader(bytes.NewReader(data)), Options{Entities: xml.HTMLEntity}))
		if got != piecewise || fmt.Sprint(err) != fmt.Sprint(pieceErr) {
			t.Fatalf("read in pieces: %v, else %v", pieceErr, err)
		}
		want, wantErr := oracle(doc)
		fine, wanted := err == io.EOF, wantErr == io.EOF
		if fine != wanted && !excused(err, wantErr) {
			t.Fatalf("%v, encoding/xml: %v", err, wantErr)
		}
		if fine && wanted && got != want && !strings.Contains(doc, "<xmlns") {
			t.Fatalf("%s\nencoding/xml:\n%s", got, want)
		}
	})
}

// excused says where both may differ: what is refused on purpose, and the letters
// of names, of which encoding/xml knows those of an older edition.
func excused(err, wantErr error) bool {
	var told *Error
	switch {
	case errors.Is(err, ErrDeclares), errors.Is(err, ErrDeep):
		return true
	case errors.As(err, &told) && (strings.Contains(told.What, "reference") || strings.Contains(told.What, "name")):
		return true // longer than mostEntity; names of letters that went since
	}
	var old *xml.SyntaxError
	return errors.As(wantErr, &old) && strings.HasPrefix(old.Msg, "invalid XML name")
}

func BenchmarkReader(b *testing.B) {
	doc := "<w:p xmlns:w=\"u\">" + strings.Repeat(`<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">Je ne sais pas, à vrai dire, ce que la commune a décidé depuis. </w:t></w:r>`, 5000) + "</w:p>"
	b.Run("xmltext", func(b *testing.B) {
		b.SetBytes(int64(len(doc)))
		for b.Loop() {
			r := New(strings.NewReader(doc), Options{})
			for {
				if _, err := r.Next(); err != nil {
					break
				}
			}
		}
	})
	b.Run("encoding", func(b *testing.B) {
		b.SetBytes(int64(len(doc)))
		for b.Loop() {
			for dec := xml.NewDecoder(strings.NewReader(doc)); ; {
				if _, err := dec.Token(); err != nil {
					break
				}
			}
		}
	})
}
