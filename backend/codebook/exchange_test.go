package codebook

import (
	"reflect"
	"strings"
	"testing"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

func sampleNodes() []Node {
	return []Node{
		{
			ID: "0198a000-0000-7000-8000-000000000001", Name: "Estime de soi", Color: "#2a73b0", Definition: "Se voir autrement.\n\nEt le dire.",
			Inclusion: "Fierté.\n\nRegard des autres.", Exclusion: "Ce qu’on espère seulement.", Example: "je me tiens droite, maintenant",
			Memo: "À revoir en équipe", Quotes: 12,
			Codes: []Node{
				{ID: "0198a000-0000-7000-8000-000000000002", Name: "Revenus/dépenses \\ budget", Codes: []Node{{Name: "Deep <&> “x”", Codes: []Node{}}}},
				{Name: "Vieux", Archived: true, Codes: []Node{}},
			},
		},
		{Name: "Mobilité", Color: "#da7306", Codes: []Node{}},
	}
}

// strip takes away what a format does not carry.
func strip(nodes []Node, f func(*Node)) []Node {
	out := make([]Node, len(nodes))
	for i, n := range nodes {
		f(&n)
		n.Codes = strip(n.Codes, f)
		out[i] = n
	}
	return out
}

func folded(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = anchor.Fold(n)
	}
	return out
}

func TestRowsComeBack(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		rows := Rows(sampleNodes(), language)
		got, err := FromRows("codes.csv", folded(rows[0]), rows[1:])
		if err != nil {
			t.Fatal(err)
		}
		want := strip(sampleNodes(), func(n *Node) { n.Quotes = 0 })
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v\nwant %+v", language, got, want)
		}
	}
}

func TestRowsOfOtherPrograms(t *testing.T) {
	for name, c := range map[string]struct {
		columns []string
		rows    [][]string
		want    []string
	}{
		"names and descriptions": {[]string{"tag", "description"}, [][]string{{"Logement", "Un toit"}, {"Santé"}}, []string{"Logement", "Santé"}},
		"a column of parents": {
			[]string{"name", "parent"}, [][]string{{"Droits", ""}, {"Logement", "Droits"}, {"Loyer", "Logement"}},
			[]string{"Droits", "Droits/Logement", "Droits/Logement/Loyer"},
		},
		"parents that have no row": {[]string{"code"}, [][]string{{" Droits / Logement "}, {"/"}, {""}}, []string{"Droits", "Droits/Logement"}},
	} {
		got, err := FromRows("x.csv", c.columns, c.rows)
		if err != nil || !reflect.DeepEqual(Template{Codes: got}.Paths(), c.want) {
			t.Errorf("%s: %v, %v", name, Template{Codes: got}.Paths(), err)
		}
	}
	if _, err := FromRows("x.csv", []string{"a", "b"}, nil); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a table without codes: %v", err)
	}
	deep := [][]string{{strings.Repeat("a/", mostDeep) + "b"}}
	if _, err := FromRows("x.csv", []string{"code"}, deep); corpus.CodeOf(err) != corpus.TooLarge {
		t.Errorf("a deep path: %v", err)
	}
}

func TestQDCComesBack(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		var b strings.Builder
		if err := WriteQDC(&b, sampleNodes(), language); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "À revoir") {
			t.Error("a memo left the program")
		}
		got, err := ReadQDC("codes.qdc", b.String())
		if err != nil {
			t.Fatal(err)
		}
		none := func(n *Node) {
			n.Quotes, n.Memo, n.Archived = 0, "", false
			if len(n.Codes) == 0 {
				n.Codes = nil
			}
		}
		if got, want := strip(got, none), strip(sampleNodes(), none); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v\nwant %+v\n%s", language, got, want, b.String())
		}
	}
}

// nvivo is a codebook as another program writes it, with sets.
const nvivo = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="NVivo 14">
  <Codes>
    <Code guid="{0198A000-0000-7000-8000-00000000000A}" name="Confiance" isCodable="true" color="#FF8800">
      <Description>Exemple : croire en soi</Description>
      <Code guid="x" name=" Oser " isCodable="true"/>
      <NoteRef targetGUID="n"/>
    </Code>
    <Code guid="y" name="" isCodable="false"><Code guid="z" name="Seul" isCodable="true"/></Code>
  </Codes>
  <Sets><Set guid="s" name="Mes codes"><MemberCode guid="x"/></Set></Sets>
</CodeBook>`

func TestQDCOfOtherPrograms(t *testing.T) {
	got, err := ReadQDC("codes.qdc", "\uFEFF"+nvivo)
	if err != nil {
		t.Fatal(err)
	}
	want := []Node{
		{
			ID: "0198a000-0000-7000-8000-00000000000a", Name: "Confiance", Color: "#ff8800", Definition: "Exemple : croire en soi",
			Codes: []Node{{ID: "x", Name: "Oser"}},
		},
		{ID: "z", Name: "Seul"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestHostileQDC(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want corpus.ErrorCode
	}{
		"entities":   {`<!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>`, corpus.Unsafe},
		"inner type": {`<CodeBook><!DOCTYPE x><Codes/></CodeBook>`, corpus.Unsafe},
		"no xml":     {"code;couleur\nA;B", corpus.WrongKind},
		"html":       {"<html></html>", corpus.WrongKind},
		"cut short":  {nvivo[:len(nvivo)/2], corpus.Broken},
		"no codes":   {"<CodeBook><Codes/></CodeBook>", corpus.EmptyFile},
		"too deep":   {"<CodeBook><Codes>" + strings.Repeat(`<Code name="a">`, mostDeep+1), corpus.Unsafe},
		"too many":   {"<CodeBook><Codes>" + strings.Repeat(`<Code name="a"/>`, MostCodes+1), corpus.TooLarge},
		"nothing":    {"", corpus.WrongKind},
	} {
		if _, err := ReadQDC("x.qdc", c.text); corpus.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// FuzzQDC reads anything without a panic, and writes what it read so that it
// comes back.
func FuzzQDC(f *testing.F) {
	f.Add(nvivo)
	var b strings.Builder
	if err := WriteQDC(&b, sampleNodes(), "fr"); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add(`<CodeBook><Codes><Code name="a" color="red"><Description>x<b>y</b></Description></Code></Codes></CodeBook>`)
	f.Fuzz(func(t *testing.T, text string) {
		nodes, err := ReadQDC("x.qdc", text)
		if err != nil {
			return
		}
		var out strings.Builder
		if err := WriteQDC(&out, nodes, "fr"); err != nil {
			t.Fatal(err)
		}
		again, err := ReadQDC("x.qdc", out.String())
		if err != nil || Count(again) != Count(nodes) {
			t.Fatalf("%d codes came back of %d: %v", Count(again), Count(nodes), err)
		}
	})
}
