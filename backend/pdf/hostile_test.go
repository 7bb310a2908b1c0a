package pdf

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestRefused(t *testing.T) {
	good := onePage("BT /F 12 Tf (mot) Tj ET", "")
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":        {nil, ErrNotPDF},
		"text":           {[]byte("Amina : oui"), ErrNotPDF},
		"its first line": {[]byte("%PDF-1.7\n"), ErrDamaged},
		"cut short":      {good[:60], ErrDamaged},
		"a password":     {[]byte(strings.Replace(string(good), "/Root", "/Encrypt<</Filter/Standard>>/Root", 1)), ErrProtected},
		"no pages":       {build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]>>"), ErrDamaged},
	} {
		if _, err := Read(test.data); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

// Whatever a file says, reading it ends soon: each of these would take minutes,
// or all memory, if something were not counted.
func TestTraps(t *testing.T) {
	deep := []string{"<</Type/Catalog/Pages 2 0 R>>"}
	for i := range 5000 {
		deep = append(deep, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]>>", i+3))
	}
	wide := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[" + strings.Repeat("3 0 R ", 100_000) + "]>>"}
	for i := range 12 {
		wide = append(wide, "<</Type/Pages/Kids["+strings.Repeat(fmt.Sprintf("%d 0 R ", i+4), 1000)+"]>>")
	}
	var forms []string
	for i := range 15 {
		forms = append(forms, streamOf("/Subtype/Form/Resources<</XObject<</X "+fmt.Sprint(i+6)+" 0 R>>>>", strings.Repeat("/X Do ", 50)))
	}
	many := "%PDF-1.7\n1 0 obj<<>>stream\n" + strings.Repeat("x", 1<<20)
	table := "xref\n0 100000\n" + strings.Repeat("0000000009 00000 n \n", 100_000)
	lies := many + "\n" + table + "trailer<</Root 2 0 R/Info 3 0 R>>\nstartxref\n" + fmt.Sprint(len(many)+1)
	for name, data := range map[string][]byte{
		"a tree without an end":        build(deep...),
		"a tree that grows":            build(wide...),
		"a loop of references":         build("2 0 R", "1 0 R"),
		"forms within forms":           onePage("/X Do", "/XObject<</X 5 0 R>>", forms...),
		"a bomb":                       build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R>>", streamOf("/Filter/FlateDecode", deflated(strings.Repeat(" ", 300<<20)))),
		"a bomb in a bomb":             build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R>>", streamOf("/Filter[/FlateDecode/FlateDecode]", deflated(deflated(strings.Repeat(" ", 250<<20))))),
		"tables that loop":             []byte(strings.Replace(string(onePage("", "")), "/Root", "/Prev 9/XRefStm 9/Root", 1)),
		"objects that never end":       []byte(lies),
		"brackets":                     onePage(strings.Repeat("[", 1<<20), ""),
		"brackets in the file":         append([]byte("%PDF-1.7\n1 0 obj\n"), strings.Repeat("<</a[", 1<<18)...),
		"a page without a measure":     build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/MediaBox[-1e30 0 1e300 99999999999999]/Contents 4 0 R>>", streamOf("", "1e30 0 0 1e30 0 0 cm BT (a) Tj ET")),
		"fonts again and again":        onePage(strings.Repeat("/F 1 Tf ", 300_000), ""),
		"ranges":                       onePage("BT /G 9 Tf (a) Tj ET", "/Font<</G <</ToUnicode 5 0 R>>>>", streamOf("", strings.Repeat("1 beginbfrange<0000><ffff><0041>endbfrange ", 5000))),
		"one string":                   onePage("BT /F 9 Tf ("+strings.Repeat("a", 4<<20)+") Tj ET", ""),
		"states":                       onePage(strings.Repeat("q ", 1<<20), ""),
		"a stream of itself":           build("<</Type/ObjStm/N 1/First 4/Length 1 0 R>>stream\n1 0 \nendstream"),
		"many pages of one content":    build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids["+strings.Repeat("<</Type/Page/Contents 3 0 R>>", 9000)+"]>>", streamOf("/Filter/FlateDecode", deflated(strings.Repeat("0 0 0 rg ", 100_000)))),
		"packed objects over and over": build("<</Type/Catalog/Pages 2 0 R>>", streamOf("/Type/ObjStm/N 100000/First 900000", strings.Repeat("2 0 3 0 ", 1<<17))),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			doc, err := Read(data)
			if err == nil && doc.Pages == nil {
				t.Error("neither pages nor an error")
			}
			t.Logf("%v, %v", time.Since(start).Round(time.Millisecond), err)
		})
	}
}

// FuzzRead gives the reader any bytes as a file.
func FuzzRead(f *testing.F) {
	f.Add(onePage("BT /F 12 Tf 72 700 Td [(Ami)-20(na)] TJ T* <66> ' ET /X Do", "/XObject<</X 5 0 R>>", streamOf("/Subtype/Form", "BT /F 12 Tf (a) Tj ET")))
	f.Add(build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Rotate 90>>", "<</Type/Page/Contents[4 0 R]>>", streamOf("/Filter[/FlateDecode]/DecodeParms<</Predictor 12/Columns 4>>", deflated("abcde"))))
	f.Add([]byte("%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4>>stream\n2 0 <</Type/Catalog/Pages 3 0 R>>\nendstream endobj 3 0 obj<</Type/Page>>endobj"))
	f.Add([]byte("%PDF-1.5\n1 0 obj<</Type/XRef/W[1 2 1]/Size 2/Root 1 0 R>>stream\n\x01\x00\x09\x00\nendstream\nstartxref\n9"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(data)
		if err == nil && len(doc.Pages) == 0 {
			t.Fatal("neither pages nor an error")
		}
	})
}

// FuzzPage lets one page follow any instructions, with any table of its font.
func FuzzPage(f *testing.F) {
	f.Add("BT /F 12 Tf 1 0 0 1 72 700 Tm [(a)-300<00e9>] TJ ET", "1 beginbfrange<00><ff>[<0041>]endbfrange", "/eacute/f_i/uni0041")
	f.Add("q 1 0 0 1 1 1 cm /Artifact<</ActualText(a)>>BDC BI ID x EI EMC Q", "<0000><ffff>endcodespacerange 1 begincidrange<00><ff>1 endcidrange", "")
	f.Fuzz(func(t *testing.T, instructions, cmap, names string) {
		data := build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
			"<</Type/Page/Contents 4 0 R/Resources<</Font<</F 6 0 R/G 7 0 R>>>>>>",
			streamOf("", instructions), streamOf("", cmap),
			"<</Subtype/Type1/ToUnicode 5 0 R/Encoding<</Differences[0 "+names+"]>>>>",
			"<</Subtype/Type0/Encoding 5 0 R/ToUnicode 5 0 R/DescendantFonts[<</W[0[1 2]3 9 4]>>]>>")
		if _, err := Read(data); err != nil && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}
