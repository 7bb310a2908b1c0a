package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// encode fills the table of a font of one-byte codes.
func (f *file) encode(out *font, d, descriptor dict) {
	const symbolic = 1 << 2
	encoding := f.get(d["Encoding"])
	base, _ := encoding.(name)
	own, _ := encoding.(dict)
	if own != nil {
		base, _ = f.get(own["BaseEncoding"]).(name)
	}
	embedded := descriptor["FontFile"] != nil || descriptor["FontFile3"] != nil
	switch {
	case base == "MacRomanEncoding":
		byPage(out, charmap.Macintosh)
	case base == "" && (embedded || f.int(descriptor["Flags"], 0)&symbolic != 0 && d["Subtype"] != name("TrueType")):
		standard(out)
	default:
		byPage(out, charmap.Windows1252)
	}
	differences, _ := f.get(own["Differences"]).(array)
	if f.signs == nil {
		f.signs = signs()
	}
	code := 0
	for _, v := range differences {
		switch v := f.get(v).(type) {
		case float64:
			code = int(max(0, min(v, 256)))
		case name:
			if code < 256 {
				out.table[code] = letterCalled(string(v), f.signs)
			}
			code++
		}
	}
}

func byPage(out *font, page *charmap.Charmap) {
	for c := 32; c < 256; c++ {
		if r := page.DecodeByte(byte(c)); r != '\uFFFD' {
			out.table[c] = string(r)
		}
	}
}

// standard is Adobe's StandardEncoding.
func standard(out *font) {
	for c := 32; c < 127; c++ {
		out.table[c] = string(rune(c))
	}
	out.table['\''], out.table['`'] = "’", "‘"
	for start, letters := range map[int]string{
		0xA1: "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ", 0xB1: "–†‡·", 0xB6: "¶•‚„”»…‰", 0xBF: "¿", 0xC1: "`´ˆ˜¯˘˙¨", 0xCA: "˚¸",
		0xCD: "˝˛ˇ—", 0xE1: "Æ", 0xE3: "ª", 0xE8: "ŁØŒº", 0xF1: "æ", 0xF5: "ı", 0xF8: "łøœß",
	} {
		c := start
		for _, r := range letters {
			out.table[c] = string(r)
			c++
		}
	}
}

// signsByName has the names of glyphs that are no letter with an accent.
const signsByName = `space ' ' nbspace ' ' exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘
	parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4
	five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \
	bracketright ] asciicircum ^ underscore _ grave ` + "` braceleft { bar | braceright } asciitilde ~" + ` exclamdown ¡ questiondown ¿
	cent ¢ sterling £ yen ¥ Euro € euro € currency ¤ section § copyright © registered ® trademark ™ degree ° plusminus ± mu µ
	paragraph ¶ periodcentered · middot · bullet • ellipsis … emdash — endash – guillemotleft « guillemotright » guilsinglleft ‹
	guilsinglright › quotedblleft “ quotedblright ” quotedblbase „ quotesinglbase ‚ dagger † daggerdbl ‡ perthousand ‰ fraction ⁄
	onehalf ½ onequarter ¼ threequarters ¾ multiply × divide ÷ ordfeminine ª ordmasculine º onesuperior ¹ twosuperior ² threesuperior ³
	AE Æ ae æ OE Œ oe œ germandbls ß Oslash Ø oslash ø Lslash Ł lslash ł dotlessi ı Eth Ð eth ð Thorn Þ thorn þ
	fi fi fl fl ff ff ffi ffi ffl ffl arrowright → arrowleft ← arrowdblright ⇒ lozenge ◊ checkmark ✓ circlemultiply ⊗`

func signs() map[string]string {
	words := strings.Fields(strings.ReplaceAll(signsByName, "' '", "\u2423"))
	out := map[string]string{}
	for i := 0; i+1 < len(words); i += 2 {
		out[words[i]] = strings.ReplaceAll(words[i+1], "\u2423", " ")
	}
	return out
}

func accents() map[string]string {
	return map[string]string{
		"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303", "cedilla": "\u0327",
		"ring": "\u030A", "caron": "\u030C", "ogonek": "\u0328", "breve": "\u0306", "macron": "\u0304", "dotaccent": "\u0307",
		"hungarumlaut": "\u030B", "commaaccent": "\u0326",
	}
}

// letterCalled returns what a glyph of a name stands for, or "" where the name
// says nothing.
func letterCalled(called string, signs map[string]string) string {
	called, _, _ = strings.Cut(called, ".") // a variant
	if strings.Contains(called, "_") {
		var out strings.Builder
		for part := range strings.SplitSeq(called, "_") {
			out.WriteString(letterCalled(part, signs))
		}
		return out.String()
	}
	if len(called) == 1 && called[0] < 0x80 {
		return called
	}
	for _, prefix := range []string{"uni", "u"} {
		digits, ok := strings.CutPrefix(called, prefix)
		if n, err := strconv.ParseUint(digits, 16, 32); ok && err == nil && len(digits) >= 4 && n <= 0x10FFFF {
			return string(rune(n))
		}
	}
	if called == "sfthyphen" {
		return "\u00ad"
	}
	if sign := signs[called]; sign != "" {
		return sign
	}
	if accent := accents()[called[min(1, len(called)):]]; accent != "" {
		return norm.NFC.String(called[:1] + accent)
	}
	return ""
}
