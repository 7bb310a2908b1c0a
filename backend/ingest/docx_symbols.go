package ingest

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// symbol returns the character of a symbol font that a hexadecimal code stands
// for, or U+FFFD where it is not known.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return "\uFFFD"
	}
	r := rune(n)
	table := symbols()[strings.ToLower(strings.TrimSpace(font))]
	if private := r >= 0xF000 && r <= 0xF0FF; private || table != "" {
		return lookUp(table, byte(r))
	}
	if r < ' ' || r > 0x10FFFF || r >= 0xD800 && r <= 0xF8FF {
		return "\uFFFD"
	}
	return string(r)
}

// lookUp finds a byte in a table of pairs "hex=character".
func lookUp(table string, b byte) string {
	for pair := range strings.FieldsSeq(table) {
		code, char, _ := strings.Cut(pair, "=")
		if n, err := strconv.ParseUint(code, 16, 8); err == nil && byte(n) == b {
			return char
		}
	}
	return "\uFFFD"
}

// symbols are the characters of the symbol fonts that transcripts and forms use.
func symbols() map[string]string {
	return map[string]string{
		"symbol": "22=∀ 24=∃ 2d=− 40=≅ 41=Α 42=Β 44=Δ 46=Φ 47=Γ 4c=Λ 50=Π 51=Θ 53=Σ 57=Ω 58=Ξ 59=Ψ 61=α 62=β 63=χ 64=δ 65=ε " +
			"66=φ 67=γ 68=η 69=ι 6b=κ 6c=λ 6d=μ 6e=ν 6f=ο 70=π 71=θ 72=ρ 73=σ 74=τ 75=υ 77=ω 78=ξ 79=ψ 7a=ζ a3=≤ a5=∞ ab=↔ ac=← " +
			"ad=↑ ae=→ af=↓ b0=° b1=± b3=≥ b4=× b7=• b8=÷ b9=≠ ba=≡ bb=≈ bc=… d6=√ db=⇔ dc=⇐ de=⇒ e5=∑",
		"wingdings": "21=✏ 22=✂ 28=☎ 29=✆ 2a=✉ 36=⌛ 3f=✍ 41=✌ 46=☞ 45=☜ 4a=☺ 4b=😐 4c=☹ 6c=● 6d=❍ 6e=■ 6f=□ 71=❑ 72=❒ 75=◆ 76=❖ " +
			"9f=• a7=▪ a8=◻ d8=➢ df=← e0=→ e1=↑ e2=↓ e8=➔ ef=⇦ f0=⇨ fb=✗ fc=✓ fd=☒ fe=☑",
		"wingdings 2": "4f=✗ 50=✓ 51=☒ 52=☑ 53=☒ 54=☒ 97=● a2=■ a3=□",
		"wingdings 3": "5f=← 60=↑ 7d=▶ 22=↑ 23=↓ 21=→ 20=←",
		"webdings":    "59=♥ 61=✓ 72=✗ 63=□ 67=■ 6e=●",
	}
}

// symbolOf returns the character that a private letter of a symbol font most
// likely stands for, where the font is not known.
func symbolOf(r rune) rune {
	if r == 0xF0B7 {
		return '•'
	}
	char, _ := utf8.DecodeRuneInString(lookUp(symbols()["wingdings"], byte(r)))
	return char
}
