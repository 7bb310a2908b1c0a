package export

import (
	"bytes"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// RecoverySheet is a page to print and to put away: the key that opens a
// project when its passphrase is forgotten.
type RecoverySheet struct {
	Key      string    // groups of characters with hyphens between them
	File     string    // name of the project's file, without its folder
	Language string    // BCP 47
	Made     time.Time // in the zone of whoever prints it
}

// recoveryWords are the sentences of the page.
type recoveryWords struct {
	title, file, made, use, apart string
}

func recoveryWordsOf(l language) recoveryWords {
	if l.tag == "fr" {
		return recoveryWords{
			title: "Clé de secours d’un projet Florilège",
			file:  "Fichier\u202f: ",
			made:  "Faite le ",
			use:   "Pour ouvrir le projet quand la phrase de passe est oubliée, tapez cette clé à sa place. Majuscules, espaces et tirets n’importent pas.",
			apart: "Qui a cette feuille et le fichier peut le lire\u202f: ne les gardez pas ensemble. Une fois la feuille imprimée, supprimez ce PDF, de la corbeille aussi.",
		}
	}
	return recoveryWords{
		title: "Recovery key of a Florilège project",
		file:  "File: ",
		made:  "Made on ",
		use:   "To open the project when its passphrase is forgotten, type this key in its place. Capitals, spaces and hyphens do not matter.",
		apart: "Whoever has this sheet and the file can read it: do not keep them together. Once the sheet is printed, delete this PDF, and empty the bin.",
	}
}

// Measures of the page, in millimetres, and of its type, in points.
const (
	recoveryMargin = 24.0
	recoveryTitle  = 20.0
	recoveryText   = 12.0
	recoveryKey    = 24.0
	recoveryRow    = 4 // groups of the key on a line
)

// WriteRecoverySheet writes the page as a PDF, A4. The same sheet gives the
// same bytes. Errors are those of w.
func WriteRecoverySheet(w io.Writer, s RecoverySheet) error {
	words, err := newFace("literata", literataTTF)
	if err != nil {
		return err
	}
	l := languageOf(s.Language)
	said := recoveryWordsOf(l)
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(s.Made)
	pdf.SetModificationDate(s.Made)
	pdf.SetTitle(said.title, true)
	pdf.SetCreator("Florilège", true)
	pdf.SetLang(l.tag)
	pdf.SetMargins(recoveryMargin, recoveryMargin, recoveryMargin)
	// The library may write into a font's bytes: each document has its own.
	pdf.AddUTF8FontFromBytes("words", "", bytes.Clone(words.ttf))
	pdf.AddUTF8FontFromBytes("key", "", bytes.Clone(atkinsonTTF))
	pdf.AddPage()
	paragraph := func(size, after float64, text string) {
		text, _ = words.drawable(text)
		pdf.SetFont("words", "", size)
		pdf.MultiCell(0, size*millimetres*1.45, text, "", "L", false)
		pdf.Ln(after)
	}
	paragraph(recoveryTitle, 6, said.title)
	paragraph(recoveryText, 1, said.file+s.File)
	paragraph(recoveryText, 8, said.made+l.date(s.Made))
	pdf.SetFont("key", "", recoveryKey)
	pdf.SetDrawColor(0xa8, 0xa2, 0x97)
	rows := keyRows(s.Key)
	line := recoveryKey * millimetres * 1.6
	width, _ := pdf.GetPageSize()
	pdf.Rect(recoveryMargin, pdf.GetY(), width-2*recoveryMargin, line*float64(len(rows))+12, "D")
	pdf.Ln(6)
	for _, row := range rows {
		pdf.CellFormat(0, line, row, "", 1, "C", false, 0, "")
	}
	pdf.Ln(14)
	paragraph(recoveryText, 3, said.use)
	paragraph(recoveryText, 0, said.apart)
	return pdf.Output(w)
}

// keyRows lays a key out in lines of a few groups, with room between them.
func keyRows(key string) (rows []string) {
	groups := strings.Split(key, "-")
	for len(groups) > 0 {
		n := min(recoveryRow, len(groups))
		rows = append(rows, strings.Join(groups[:n], "   "))
		groups = groups[n:]
	}
	return rows
}
