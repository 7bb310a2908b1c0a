package export

// Names of the faces in a PDF.
const (
	faceWords = "literata"
	faceBold  = "literata-bold"
	faceUI    = "atkinson"
)

// typefaces are the fonts of printed pages, each with the others to fall back on.
type typefaces struct{ words, bold, ui *face }

func newTypefaces() (typefaces, error) {
	var t typefaces
	for _, f := range []struct {
		to   **face
		name string
		ttf  []byte
	}{{&t.words, faceWords, literataTTF}, {&t.bold, faceBold, literataBoldTTF}, {&t.ui, faceUI, atkinsonTTF}} {
		made, err := newFace(f.name, f.ttf)
		if err != nil {
			return t, err
		}
		*f.to = &made
	}
	words, bold, ui := *t.words, *t.bold, *t.ui
	t.words.fallBack(&ui, &bold)
	t.bold.fallBack(&words, &ui)
	t.ui.fallBack(&words, &bold)
	others := newForeign()
	t.words.foreign, t.bold.foreign, t.ui.foreign = others, others, others
	return t, nil
}

func (t typefaces) all() []*face { return []*face{t.words, t.bold, t.ui} }
