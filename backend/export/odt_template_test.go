package export

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const odtNS = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"`

// odtHouse is a template as LibreOffice makes one: its own headings and source, a
// page of its own with a header, and things that must stay behind.
func odtHouse(header string) map[string]string {
	return map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.text-template",
		"content.xml": `<office:document-content ` + odtNS + `><office:body><office:text><text:p>Mot du modèle</text:p></office:text></office:body></office:document-content>`,
		"styles.xml": `<?xml version="1.0"?><office:document-styles ` + odtNS + ` office:version="1.3"><office:styles>` +
			`<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="13pt"/></style:style>` +
			`<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:color="#0a7d3c"/></style:style>` +
			`<style:style style:name="P_20_roles" style:display-name="Citation" style:family="paragraph" style:parent-style-name="Standard"/>` +
			`<style:style style:name="Source" style:family="paragraph" style:parent-style-name="Standard"/>` +
			`<style:style style:name="Comment" style:family="text"/></office:styles>` +
			`<office:automatic-styles><style:page-layout style:name="Mpm1"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style/></style:page-layout></office:automatic-styles>` +
			`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Mpm1"><style:header><text:p text:style-name="Standard">Maison` + header + `</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
		"Pictures/logo.png":          "PNG",
		"Basic/Standard/Module1.xml": "<macro/>",
		"settings.xml":               "<settings/>",
	}
}

const odtLogo = `<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="Pictures/logo.png"/></draw:frame><text:a xlink:href="https://example.org/">site</text:a>`

func TestODTTemplateIsUsed(t *testing.T) {
	o := Options{Template: Template{"maison.ott", packed(t, odtHouse(odtLogo))}, Contents: true, Notes: NotesEnd}
	parts, _ := unzipped(t, written(t, "odt", sample(), o))
	styles := map[string]bool{}
	for _, p := range odtParagraphs(t, parts["content.xml"]) {
		styles[p.style] = true
		if p.text == "Mot du modèle" {
			t.Error("the template's words are in the document")
		}
	}
	sheet := string(parts["styles.xml"])
	for style := range styles {
		if style != "Alone" && style != "Short" && !strings.Contains(sheet, `style:name="`+style+`"`) {
			t.Errorf("no style %q is defined", style)
		}
	}
	if !styles["Heading_20_1"] || strings.Contains(sheet, "#7a2248") || strings.Contains(sheet, "Literata") || !strings.Contains(sheet, "#0a7d3c") {
		t.Error("our colours and fonts are in a document of theirs")
	}
	if !strings.Contains(string(parts["content.xml"]), `style:parent-style-name="P_20_roles"`) {
		t.Error("quotes do not have the style that the template calls Citation")
	}
	if strings.Count(sheet, `style:name="Comment"`) != 2 {
		t.Error("a style of letters stands for one of paragraphs")
	}
	if string(parts["Pictures/logo.png"]) != "PNG" || !strings.Contains(string(parts["META-INF/manifest.xml"]), "Pictures/logo.png") {
		t.Error("the logo of the header did not come")
	}
	for _, left := range []string{"Basic/Standard/Module1.xml", "settings.xml", "Fonts/Literata-Regular.ttf"} {
		if parts[left] != nil {
			t.Errorf("%s came", left)
		}
	}
	if said := written(t, "odt", sample(), Options{Template: o.Template}); !bytes.Contains(unzippedPart(t, said, "content.xml"), []byte(`text:style-name="Source"`)) {
		t.Error("attributions do not have the style that the template calls Source")
	}
}

func unzippedPart(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	parts, _ := unzipped(t, data)
	return parts[name]
}

// A document of ours serves as a template: its styles stay as they are.
func TestODTTemplateOfOurs(t *testing.T) {
	own := written(t, "odt", sample(), Options{})
	again := written(t, "odt", sample(), Options{Template: Template{"a.odt", own}})
	if !bytes.Equal(unzippedPart(t, own, "styles.xml"), unzippedPart(t, again, "styles.xml")) || !bytes.Equal(unzippedPart(t, again, "Fonts/Literata-Bold.ttf"), literataBoldTTF) {
		t.Error("the styles or the fonts changed")
	}
}

func TestODTHostileTemplates(t *testing.T) {
	with := func(name, content string) []byte {
		files := odtHouse("")
		files[name] = content
		return packed(t, files)
	}
	for name, c := range map[string]struct {
		data []byte
		want corpus.ErrorCode
	}{
		"text":            {[]byte("Titre"), corpus.NoTemplate},
		"word":            {packed(t, house()), corpus.NoTemplate},
		"table":           {with("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), corpus.NoTemplate},
		"other prefixes":  {with("styles.xml", `<o:document-styles xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:styles/></o:document-styles>`), corpus.NoTemplate},
		"no styles":       {with("styles.xml", `<office:document-styles `+odtNS+`/>`), corpus.NoTemplate},
		"entities":        {with("styles.xml", `<!DOCTYPE a [<!ENTITY b "c">]><office:document-styles `+odtNS+`>&b;</office:document-styles>`), corpus.Broken},
		"no XML":          {with("styles.xml", "<office:styles"), corpus.Broken},
		"bomb":            {with("styles.xml", "<a>"+strings.Repeat(" ", templatePart)+"</a>"), corpus.TooLarge},
		"large":           {make([]byte, TemplateBytes+1), corpus.TooLarge},
		"remote picture":  {packed(t, odtHouse(`<draw:image xlink:href="http://x/y.png"/>`)), corpus.Unsafe},
		"picture on disk": {packed(t, odtHouse(`<draw:image xlink:href="file:///etc/logo.png"/>`)), corpus.Unsafe},
		"outside":         {packed(t, odtHouse(`<draw:image xlink:href="../../etc/logo.png"/>`)), corpus.Broken},
		"absent":          {packed(t, odtHouse(`<draw:image xlink:href="Pictures/none.png"/>`)), corpus.Broken},
		"script link":     {packed(t, odtHouse(`<text:a xlink:href="vnd.sun.star.script:x">a</text:a>`)), corpus.Unsafe},
		"object":          {packed(t, odtHouse(`<draw:object xlink:href="./Object 1"/>`)), corpus.Unsafe},
		"macro":           {packed(t, odtHouse(`<office:event-listeners/>`)), corpus.Unsafe},
		"DDE":             {packed(t, odtHouse(`<text:dde-connection/>`)), corpus.Unsafe},
	} {
		var b bytes.Buffer
		err := Write(&b, "odt", sample(), Options{Template: Template{"modèle.ott", c.data}})
		if corpus.CodeOf(err) != c.want || b.Len() > 0 {
			t.Errorf("%s: %v and %d bytes, want %s", name, err, b.Len(), c.want)
		}
	}
	empty := strings.Replace(odtHouse("")["styles.xml"], "<office:styles>", "<office:styles/><x>", 1)
	empty = strings.Replace(empty, "</office:styles>", "</x>", 1)
	if parts := unzippedPart(t, written(t, "odt", sample(), Options{Template: Template{"a.ott", with("styles.xml", empty)}}), "styles.xml"); !bytes.Contains(parts, []byte(`style:name="Quotations"`)) {
		t.Error("a template without a style gets none of ours")
	}
}

func FuzzODTTemplate(f *testing.F) {
	f.Add("styles.xml", odtHouse(odtLogo)["styles.xml"])
	f.Add("styles.xml", `<office:document-styles `+odtNS+`><office:styles/></office:document-styles>`)
	f.Fuzz(func(t *testing.T, name, content string) {
		if strings.HasSuffix(name, "/") {
			return // the name of a folder, which holds nothing
		}
		files := odtHouse("")
		files[name] = content
		var out bytes.Buffer
		if err := Write(&out, "odt", quoteOnly("mot"), Options{Template: Template{"m.ott", packed(t, files)}}); err == nil {
			childrenOf(t, unzippedPart(t, out.Bytes(), "styles.xml")) // it is XML
		}
	})
}

// LibreOffice opens what a template dresses, with the header of the template.
func TestOfficeReadsODTTemplate(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, so the dressed document was not opened by it")
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils), so the pages were not read back")
	}
	dir := t.TempDir()
	d := hardQuotes()
	path := filepath.Join(dir, "maison.odt")
	if err := os.WriteFile(path, written(t, "odt", d, Options{Template: Template{"maison.ott", packed(t, odtHouse(""))}}), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, path).CombinedOutput(); err != nil {
		t.Skipf("LibreOffice does not run: %v %s", err, out)
	}
	text, err := exec.Command(reader, "-enc", "UTF-8", "-raw", filepath.Join(dir, "maison.pdf"), "-").Output()
	if err != nil {
		t.Fatalf("LibreOffice could not open it: %v", err)
	}
	pages := strings.Split(strings.TrimSpace(string(text)), "\f")
	for i, page := range pages {
		if !strings.HasPrefix(strings.TrimSpace(page), "Maison") {
			t.Errorf("page %d is without the header of the template: %.40q", i+1, page)
		}
	}
	if len(pages) < 2 || !strings.Contains(bare(string(text)), bare("J’osais pas dire non.")) {
		t.Errorf("%d pages: %s", len(pages), text)
	}
}
