package ingest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const webHead = "WEBVTT\n\n"

func TestSubtitles(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want, turns string }{
		"labels where another speaks": {
			"a.srt", "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nENQ : Bonjour,\r\non y va ?\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nvraiment ?\r\n\r\n3\r\n00:00:03,500 --> 00:00:04,000\r\nAmina : Oui.\r\n\r\n4\r\n00:00:05,000 --> 00:00:06,000\r\nAmina : Allons-y.\r\n",
			"ENQ : Bonjour, on y va ? vraiment ?\n\nAmina : Oui. Allons-y.", "ENQ*> Bonjour, on y va ? vraiment ?\nAmina> Oui. Allons-y.\n"},
		"tags, places and a transcriber's own signs": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\n{\\an8}<i>Je</i> <font color=\"#fff\">suis</font> <rires> là, 3 < 4 &amp; {bas}<br/>oui\n",
			"Je suis <rires> là, 3 < 4 &amp; {bas} oui", ""},
		"two who share a cue": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n- Tu viens ?\n- Non.\n\n2\n00:00:02,100 --> 00:00:03,000\n- Ah.\n",
			"- Tu viens ?\n\n- Non.\n\n- Ah.", ""},
		"two named who share a cue": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n- ENQ : Tu viens ?\n- Amina : Non.\n\n2\n00:00:02,100 --> 00:00:03,000\nAmina : Enfin si.\n",
			"ENQ : Tu viens ?\n\nAmina : Non. Enfin si.", "ENQ*> Tu viens ?\nAmina> Non. Enfin si.\n"},
		"a dash where nobody is named": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nENQ : Tu viens ?\n\n2\n00:00:02,000 --> 00:00:03,000\n- Non.\n\n3\n00:00:03,000 --> 00:00:04,000\nENQ : Ah.\n",
			"ENQ : Tu viens ?\n\n- Non.\n\nENQ : Ah.", "ENQ*> Tu viens ?\nENQ*> Ah.\n"},
		"voices": {
			"a.vtt", webHead + "intro\n00:01.000 --> 00:02.500 position:10%\n<v.loud Anne Lis>Bon &amp; <i.x>bien</i> &lt;ça&gt;</v>\n\n00:03.000 --> 00:04.000\n<v Paul>Oui <v Anne Lis>Ah\n\n00:05.000 --> 00:06.000\n[porte]\n",
			"Anne Lis : Bon & bien <ça>\n\nPaul : Oui\n\nAnne Lis : Ah\n\n[porte]", "Anne Lis> Bon & bien <ça>\nPaul> Oui\nAnne Lis> Ah\n"},
		"voices and labels": {
			"a.vtt", webHead + "00:01.000 --> 00:02.000\n<v Anne Lis>Bonjour,\non commence ?</v>\n\n00:02.000 --> 00:03.000\nPaul : Oui.\n\n00:03.000 --> 00:04.000\nEnfin, si vous voulez.\n\n" +
				"00:04.000 --> 00:05.000\n<v Anne Lis>Allons : y.\n\n00:05.000 --> 00:06.000\n[porte]\n\n00:06.000 --> 00:07.000\nPaul : Voilà.\n",
			"Anne Lis : Bonjour, on commence ?\n\nPaul : Oui. Enfin, si vous voulez.\n\nAnne Lis : Allons : y.\n\n[porte]\n\nPaul : Voilà.",
			"Anne Lis> Bonjour, on commence ?\nPaul> Oui. Enfin, si vous voulez.\nAnne Lis> Allons : y.\nPaul> Voilà.\n"},
		"a colon among voices names nobody": {
			"a.vtt", webHead + "00:01.000 --> 00:02.000\n<v Anne Lis>Bonjour.</v>\n\n00:02.000 --> 00:03.000\n<v Paul>Oui.\n\n00:03.000 --> 00:04.000\nSur la porte : fermé.\n",
			"Anne Lis : Bonjour.\n\nPaul : Oui.\n\nSur la porte : fermé.", "Anne Lis> Bonjour.\nPaul> Oui.\n"},
		"words that are timed one by one": {
			"a.vtt", webHead + "00:01.000 --> 00:02.500\nje<00:00:01.200><c> suis</c><00:00:01.400><c> là</c>\n", "je suis là", ""},
		"remarks": {
			"a.vtt", "WEBVTT - titre\nKind: captions\n\nNOTE Confidence: 0.98\n\nNOTE\nrelu le 3\npar moi\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n00:01.000 --> 00:02.500\nje suis là\n",
			"je suis là\n\nrelu le 3\npar moi", ""},
		"a blank line inside a cue": {
			"a.vtt", webHead + "1\n00:01.000 --> 00:02.000\nun\n\ndeux\n\n2\n00:02.000 --> 00:03.000\ntrois\n\nquatre\n", "un deux trois quatre", ""},
		"a blank line inside a numbered cue": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nun\n\ndeux\n\n2\n00:00:02,000 --> 00:00:03,000\n12\n", "un deux 12", ""},
		"no blank line between cues": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nun\n2\n00:00:02,000 --> 00:00:03,000\ndeux\n", "un deux", ""},
		"a pause parts what nobody is named for": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nun\n\n2\n00:00:03,900 --> 00:00:04,000\ndeux\n\n3\n00:00:06,000 --> 00:00:07,000\ntrois\n", "un deux\n\ntrois", ""},
		"what a web file holds under another extension": {
			"a.srt", webHead + "00:01.000 --> 00:02.000\n<v Paul>oui\n", "Paul : oui", "Paul> oui\n"},
		"old encodings": {
			"a.srt", "1\n00:00:01,000 --> 00:00:02,000\nC\x92est d\xe9j\xe0 l\x92\xe9t\xe9 \xe0 Li\xe8ge.\n", "C’est déjà l’été à Liège.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, c.file, c.text)
			sound(t, d)
			if d.Text != c.want {
				t.Errorf("text %q, want %q", d.Text, c.want)
			}
			if got := turnsIn(d); got != c.turns {
				t.Errorf("turns\n%swant\n%s", got, c.turns)
			}
		})
	}
}

// A sign that ends a line, written as an entity, ends one in the text too: each line
// keeps its speaker.
func TestSubtitlesWithOtherLineEnds(t *testing.T) {
	for name, end := range map[string]string{"line separator": "&#8232;", "carriage return": "&#13;", "vertical tab": "&#11;"} {
		file := strings.Builder{}
		file.WriteString("WEBVTT\n\n")
		for i, words := range []string{"Ana : un" + end + "deux" + end + "trois", "Boris : quatre", "Ana : cinq" + end + "six", "Boris : sept"} {
			fmt.Fprintf(&file, "00:00:%02d.000 --> 00:00:%02d.000\n%s\n\n", 2*i, 2*i+1, words)
		}
		d, err := Read("a.vtt", []byte(file.String()))
		if err != nil {
			t.Fatal(name, err)
		}
		want := "Ana : un deux trois Boris : quatre Ana : cinq six Boris : sept"
		if got := strings.Join(strings.Fields(d.Text), " "); got != want || len(d.Layout.Turns) != 4 {
			t.Errorf("%s: %q in %d turns", name, got, len(d.Layout.Turns))
		}
	}
}

func TestSubtitleTimes(t *testing.T) {
	d := read(t, "a.srt", "1\n00:00:01,000 --> 00:00:03,500\nun\n\n2\n0:00:03,0 --> 0:00:04,25\ndeux\n\n3\n100:00:00,000 --> 99:00:00,000\ntrois\n")
	want := []corpus.Timed{
		{Span: corpus.Span{Start: 0, End: 2}, Start: 1000, End: 3500},
		{Span: corpus.Span{Start: 3, End: 7}, Start: 3000, End: 4250},
		{Span: corpus.Span{Start: 9, End: 14}, Start: 360_000_000, End: 360_000_000},
	}
	if len(d.Layout.Times) != 3 || d.Layout.Times[0] != want[0] || d.Layout.Times[1] != want[1] || d.Layout.Times[2] != want[2] {
		t.Errorf("times %v, want %v", d.Layout.Times, want)
	}
	if len(d.Warnings) != 2 || d.Warnings[0] != (Warning{TimesOverlap, "1"}) {
		t.Errorf("warnings %v", d.Warnings)
	}
}

// A label of another style stays as the file has it, once a turn.
func TestSubtitlesOfADiarisation(t *testing.T) {
	want := conversation(t)
	d := readFile(t, "conversation-whisperx.srt")
	sound(t, d)
	turns, speakers := conversationF1(want, d, asIs)
	if turns < leastF1 || speakers < leastF1 || !strings.HasPrefix(d.Text, "[Enquêtrice]: Bon, alors") {
		t.Errorf("F1 of turns %.3f, of speakers %.3f", turns, speakers)
	}
	if len(d.Layout.Times) != 93 {
		t.Errorf("%d times", len(d.Layout.Times))
	}
}

func TestSubtitlesRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want corpus.ErrorCode
	}{
		"empty":                {"", corpus.EmptyFile},
		"a head alone":         {"WEBVTT\n\nSTYLE\n::cue {}\n", corpus.EmptyFile},
		"cues without words":   {"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\n00:00:02.000 --> 00:00:03.000\n<b></b>", corpus.EmptyFile},
		"a text":               {"Amina : Bonjour.\nPaul : Bonjour.\n", corpus.WrongKind},
		"an archive":           {"PK\x03\x04abc", corpus.Broken},
		"bytes that are noise": {"\x00\x01\x02\x03", corpus.NotText},
	} {
		if _, err := Read("a.vtt", []byte(c.data)); corpus.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestHostileSubtitles shows as minutes what takes more time than in proportion.
func TestHostileSubtitles(t *testing.T) {
	one := "00:00:01.000 --> 00:00:02.000\n"
	for name, text := range map[string]string{
		"one line of 10 MB":  webHead + one + strings.Repeat("mot ", 10<<18),
		"a million lines":    webHead + one + strings.Repeat("a\n", 1<<20),
		"a million cues":     webHead + strings.Repeat(one+"a\n\n", 1<<17),
		"tags never closed":  webHead + one + strings.Repeat("<b <v ", 1<<17),
		"tags":               webHead + one + "a" + strings.Repeat("<b>", 1<<18),
		"voices":             webHead + one + strings.Repeat("<v A>b", 1<<17),
		"places":             webHead + one + strings.Repeat("{\\", 1<<18),
		"entities":           webHead + one + strings.Repeat("&", 1<<18),
		"dashes":             webHead + one + strings.Repeat("- a\n", 1<<17),
		"labels":             webHead + one + strings.Repeat("A : a\nB : b\n", 1<<16),
		"remarks":            webHead + strings.Repeat("NOTE a\n\n", 1<<17) + one + "a",
		"strays":             webHead + one + strings.Repeat("a\n\n", 1<<17),
		"arrows":             webHead + one + strings.Repeat("-->\n", 1<<17),
		"control characters": webHead + one + "a\x01b\u0085c\u2028d\n",
		"a long voice":       webHead + strings.Repeat(one+"<v "+strings.Repeat("a", 250)+">x\n\n", 1<<12),
	} {
		d, err := Read("a.vtt", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(text) < 1<<20 {
			sound(t, d)
		}
	}
}

func FuzzSubtitles(f *testing.F) {
	for _, file := range []string{"conversation.srt", "conversation.vtt", "conversation-whisperx.srt"} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:700])
	}
	for _, s := range []string{
		"", "WEBVTT", "1\n00:00:01,000 --> 00:00:02,000\nA : b\n\n2\n00:00:02,000 --> 00:00:01,000\n- C\n- D : e\n",
		webHead + "NOTE a\n\n00:01.000 --> 00:02.000\n<v A>b<v >c<v.x D>e</v> &amp;&#233;\n\nid\n01:00:00.000 --> 01:00:01.0 line:0\n<00:00:01.000><c>a</c>\n",
		"1\n0:0:1 --> 0:0:2\n\ufeffe\u0301\n", webHead + "00:01.000 --> 00:02.000\n\u0301a\n\n00:02.000 --> 00:03.000\n\u0301\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzFile(t, "a.vtt", data)
		fuzzFile(t, "a.srt", data)
	})
}
