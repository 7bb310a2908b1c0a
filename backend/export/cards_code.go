package export

import (
	paint "image/color"
	"strings"

	"github.com/boombuler/barcode/qr"

	"florilege/backend/corpus"
)

// codePrefix is how the QR code of a card begins.
const codePrefix = "FLO:"

// CodeText is what the QR code of a quote's card says: an ID that means nothing
// without the project.
func CodeText(id corpus.ID) string {
	return codePrefix + strings.ToUpper(strings.ReplaceAll(string(id), "-", ""))
}

// QuoteOfCode returns the ID that the text of a QR code holds, and whether it is
// one of ours.
func QuoteOfCode(text string) (corpus.ID, bool) {
	hex, ok := strings.CutPrefix(asScanned(text), codePrefix)
	if !ok || len(hex) != 32 || strings.Trim(hex, "0123456789ABCDEF") != "" {
		return "", false
	}
	hex = strings.ToLower(hex)
	return corpus.ID(strings.Join([]string{hex[:8], hex[8:12], hex[12:16], hex[16:20], hex[20:]}, "-")), true
}

// asScanned undoes what becomes of a code on its way: a scanner types as on the
// QWERTY keyboard that it comes set to, which Belgian and French AZERTY turn into
// other signs; and people write IDs with their dashes.
func asScanned(text string) string {
	text = strings.ToUpper(strings.TrimSpace(text))
	if typed, ok := strings.CutPrefix(text, "FLOM"); ok {
		return codePrefix + strings.NewReplacer("Q", "A", "&", "1", "É", "2", `"`, "3", "'", "4", "(", "5",
			"§", "6", "-", "6", "È", "7", "!", "8", "_", "8", "Ç", "9", "À", "0").Replace(typed)
	}
	return strings.ReplaceAll(text, "-", "")
}

// codeOf returns the modules of a quote's code, true for dark; nil without an ID.
func codeOf(id corpus.ID) [][]bool {
	if id == "" {
		return nil
	}
	code, err := qr.Encode(CodeText(id), qr.M, qr.AlphaNumeric)
	if err != nil {
		return nil // an ID that is none of ours
	}
	size := code.Bounds()
	out := make([][]bool, size.Dy())
	for y := range out {
		out[y] = make([]bool, size.Dx())
		for x := range out[y] {
			out[y][x] = code.At(x, y) == paint.Color(paint.Black)
		}
	}
	return out
}

// code returns the modules of a quote's code, nil where cards have none.
func (k *deck) code(id corpus.ID) [][]bool {
	if k.sheet.code == 0 {
		return nil
	}
	return codeOf(id)
}

// drawCode draws a code with its corner at x, y: a rectangle for each stretch of
// dark modules.
func (k *deck) drawCode(x, y float64, code [][]bool) {
	if code == nil {
		return
	}
	side := k.sheet.code / float64(len(code))
	for row, modules := range code {
		for at := 0; at < len(modules); at++ {
			n := 0
			for at+n < len(modules) && modules[at+n] {
				n++
			}
			if n > 0 {
				k.page().fill(x+float64(at)*side, y+float64(row)*side, float64(n)*side, side, darkInk())
				at += n
			}
		}
	}
}
