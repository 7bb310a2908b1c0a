package cli

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// visible writes what people read in a terminal: characters that would command
// it, or reorder or hide what stands around them, are written as \x1b or \u202e.
// JSON has its own way, and the text of a testimony is printed as it is.
type visible struct{ out io.Writer }

// Write counts the bytes of p, whatever it wrote for them.
func (v visible) Write(p []byte) (int, error) {
	var b bytes.Buffer
	for i := 0; i < len(p); {
		r, n := utf8.DecodeRune(p[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, p[i])
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r > 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || anchor.Unseen(r) && r != '\u200c' && r != '\u200d':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.Write(p[i : i+n])
		}
		i += n
	}
	if _, err := v.out.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
