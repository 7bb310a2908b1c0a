package export

import (
	"regexp"
	"strings"
	"testing"
)

var fontData = regexp.MustCompile(`base64,[A-Za-z0-9+/=]+`)

func TestHTMLGolden(t *testing.T) {
	page := written(t, "html", sample(), Options{})
	golden(t, "collection.html", fontData.ReplaceAll(page, []byte("base64,…")))
}

func TestHTMLNeedsNothingElse(t *testing.T) {
	page := string(written(t, "html", quoteOnly("https://example.org/ <img src=x>"), Options{}))
	root := parsed(t, []byte(page))
	for _, name := range []string{"img", "script", "link", "iframe", "a"} {
		if len(all(root, name)) > 0 {
			t.Errorf("the page holds <%s>", name)
		}
	}
	for _, url := range regexp.MustCompile(`url\([^)]{0,20}`).FindAllString(page, -1) {
		if !strings.HasPrefix(url, "url(data:") {
			t.Errorf("the page loads %s", url)
		}
	}
}

func TestHTMLContents(t *testing.T) {
	root := parsed(t, written(t, "html", sample(), Options{Contents: true}))
	ids := map[string]string{}
	for _, level := range []string{"h2", "h3"} {
		for _, h := range all(root, level) {
			for _, a := range h.Attr {
				if a.Key == "id" {
					ids["#"+a.Val] = textOf(h)
				}
			}
		}
	}
	links := all(root, "a")
	if len(links) != 3 {
		t.Errorf("%d links", len(links))
	}
	for _, link := range links {
		if ids[link.Attr[0].Val] != textOf(link) {
			t.Errorf("%q leads to %q", textOf(link), ids[link.Attr[0].Val])
		}
	}
}

func TestHTMLLanguageAndColor(t *testing.T) {
	d := sample()
	d.Language = "en"
	d.Blocks[0].Color = "red;background:url(http://x)"
	page := string(written(t, "html", d, Options{}))
	if !strings.Contains(page, `<html lang="en">`) || !strings.Contains(page, "“J’osais pas") {
		t.Error("an English document is not laid out in English")
	}
	if strings.Contains(page, "http://x") {
		t.Error("a colour that is none reached the page")
	}
}

func FuzzHTMLKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		d := quoteOnly(words)
		d.Title = words
		root := parsed(t, written(t, "html", d, Options{}))
		figures := all(root, "figure")
		if len(figures) != 1 || len(all(root, "script")) > 0 {
			t.Fatalf("%d figures, %d scripts", len(figures), len(all(root, "script")))
		}
		want := languageOf("fr").quoted(printable(words))
		if got := textOf(all(figures[0], "blockquote")[0]); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		if got := textOf(all(figures[0], "figcaption")[0]); got != "Amina" {
			t.Fatalf("attribution %q", got)
		}
	})
}
