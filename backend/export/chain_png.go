package export

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"io"
	"math"
	"slices"
)

const (
	printDots  = 300 / 25.4 // a millimetre
	mostPixels = 40 << 20   // of a picture: a longer one has fewer dots
)

// writeChainPNG writes the diagram as one picture, fine enough to print.
func writeChainPNG(w io.Writer, d Document, l language, o Options) error {
	t, err := newTypefaces()
	if err != nil {
		return err
	}
	pages, err := t.chainPages(d, l, o, false)
	if err != nil {
		return err
	}
	dots := math.Min(printDots, math.Sqrt(mostPixels/(pages[0].w*pages[0].h)))
	p, err := newPainter(pages[0], t, dots)
	if err != nil {
		return err
	}
	for _, m := range pages[0].marks {
		if err := p.mark(m); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, p.to); err != nil {
		return err
	}
	_, err = w.Write(withDots(out.Bytes(), dots))
	return err
}

// withDots says in a PNG how large it prints, in a pHYs chunk after its head.
func withDots(picture []byte, dots float64) []byte {
	const head = 8 + 4 + 4 + 13 + 4 // signature and IHDR
	chunk := []byte("pHYs")
	meter := uint32(math.Round(dots * 1000))
	chunk = binary.BigEndian.AppendUint32(chunk, meter)
	chunk = binary.BigEndian.AppendUint32(chunk, meter)
	chunk = append(chunk, 1) // the unit is the metre
	whole := binary.BigEndian.AppendUint32(nil, uint32(len(chunk)-4))
	whole = append(whole, chunk...)
	whole = binary.BigEndian.AppendUint32(whole, crc32.ChecksumIEEE(chunk))
	return slices.Insert(picture, head, whole...)
}
