package ingest

import (
	"os"
	"strings"
	"testing"
)

func BenchmarkReadText(b *testing.B) {
	data := longInterview()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFindQuotes(b *testing.B) {
	d := read(b, "a.txt", string(longInterview()))
	for b.Loop() {
		FindQuotes(d)
	}
}

// longInterview returns 10,000 words of dialogue.
func longInterview() []byte {
	question := "Enquêtrice : Et comment est-ce que cela s’est passé, pour vous, quand vous êtes arrivée là-bas ?\n\n"
	answer := "Oh, vous savez, j’ai dit « on verra », et puis, euh… on a vu, hein, avec ma sœur et les enfants. "
	turn := question + "Amina\u00a0: " + strings.Repeat(answer, 3) + "\n\n"
	return []byte(strings.Repeat(turn, 130))
}

func BenchmarkReadSamples(b *testing.B) {
	files := samples(b)
	for _, kind := range []string{".txt", ".md", ".docx"} {
		b.Run(kind[1:], func(b *testing.B) {
			for b.Loop() {
				for name, data := range files {
					if extension(name) != kind {
						continue
					}
					if _, err := Read(name, data); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkReadSource(b *testing.B) {
	data, err := os.ReadFile("../../../shared/seed/000_6dbb236e151b57e8.txt")
	if err != nil {
		b.Skip("the source document is not beside this checkout: ", err)
	}
	for b.Loop() {
		if _, err := Read("a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
