package export

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTable(t *testing.T) {
	rows := [][]string{{"fichier", "état", "mots"}, {"a.docx", "importé", "12"}, {"=b;\".txt", "échec", ""}}
	for file, want := range map[string]string{
		"r.csv": "\uFEFFfichier;état;mots\r\na.docx;importé;12\r\n\"'=b;\"\".txt\";échec;\r\n",
		"r.txt": "fichier: a.docx\nétat: importé\nmots: 12\n\nfichier: =b;\".txt\nétat: échec\n\n",
	} {
		path := filepath.Join(t.TempDir(), file)
		if err := Table(path, rows); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s: %q, want %q (%v)", file, got, want, err)
		}
	}
}
