#!/usr/bin/env python3
"""Make the embedded fonts from the static fonts of the upstream projects.

    pip install fonttools brotli
    python3 subset.py FOLDER_OF_UPSTREAM_TTF

Keeps Latin with its punctuation, arrows and a few signs (in the text face also
Greek and Cyrillic), drops hinting, and gives each face the characters that a
transcript holds and the upstream font lacks: U+202F, other blanks, hyphens, and
the invisible joiners, which are given no width. Of the fonts of other scripts it
drops what drawing outlines does not need.
"""

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

LATIN = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x2BFF)]
GREEK_CYRILLIC = [(0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x491)]
FACES = [
    ("Literata-Regular", LATIN + GREEK_CYRILLIC),
    ("Literata-Bold", LATIN),
    ("AtkinsonHyperlegibleNext-Regular", LATIN),
]
SIGNS = [(0x2190, 0x27BF), (0x2900, 0x2BFF)]
FOREIGN = [  # drawn as outlines; None: whole
    ("NotoEmoji-Regular", None),
    ("NotoNaskhArabic-Regular", None),
    ("NotoSansArmenian-Regular", None),
    ("NotoSansEthiopic-Regular", None),
    ("NotoSansGeorgian-Regular", None),
    ("NotoSansSymbols2-Regular", SIGNS),
    ("NotoSerifHebrew-Regular", None),
]
BLANKS = [*range(0x2000, 0x200B), 0x205F, 0x3000]  # as wide as a space
NARROW = 0x202F  # five sixths of a space: programs that copy text from a PDF see no narrower one
INVISIBLE = [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFE0E, 0xFE0F, 0xFEFF]
HYPHENS = [0x2010, 0x2011]


def add_blank(font, name, width):
    """Add an empty glyph of the width, in font units."""
    metrics, outlines = font["hmtx"], font["glyf"]  # read before the order grows
    outlines[name] = Glyph()
    metrics[name] = (width, 0)
    font.setGlyphOrder(outlines.glyphOrder)


def complete(font):
    """Map the characters that the upstream font lacks."""
    cmap = font.getBestCmap()
    add_blank(font, "invisible", 0)
    # Wider than the glyph before it, so that hmtx holds a full record for every
    # glyph: the PDF writer misreads the short records of trailing equal widths.
    add_blank(font, "narrowspace", font["hmtx"][cmap[0x20]][0] * 5 // 6)
    extra = {char: "invisible" for char in INVISIBLE} | {NARROW: "narrowspace"}
    extra |= {char: cmap[0x20] for char in BLANKS if char not in cmap}
    extra |= {char: cmap[0x2D] for char in HYPHENS if char not in cmap}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(extra)


def options(flavor=None):
    """Return what to keep of a font."""
    o = subset.Options()
    o.hinting = False
    o.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    o.notdef_outline = True
    o.drop_tables += ["DSIG", "STAT", "vhea", "vmtx"]
    o.flavor = flavor
    return o


def main(upstream):
    here = Path(__file__).parent
    for name, ranges in FACES:
        font = TTFont(upstream / f"{name}.ttf", recalcTimestamp=False)
        subsetter = subset.Subsetter(options())
        subsetter.populate(unicodes=[c for first, last in ranges for c in range(first, last + 1)])
        subsetter.subset(font)
        complete(font)
        plain = io.BytesIO()
        font.save(plain)
        (here / f"{name}.ttf").write_bytes(plain.getvalue())
        plain.seek(0)
        font = TTFont(plain, recalcTimestamp=False)
        font.flavor = "woff2"
        font.save(here / f"{name}.woff2")
    for name, ranges in FOREIGN:
        font = TTFont(upstream / f"{name}.ttf", recalcTimestamp=False)
        o = options()
        o.layout_features = ["*"]
        o.glyph_names = False
        o.name_IDs = [0, 5, 13, 14]
        subsetter = subset.Subsetter(o)
        kept = font.getBestCmap()
        if ranges is not None:
            kept = [c for c in kept if any(first <= c <= last for first, last in ranges)]
        subsetter.populate(unicodes=kept)
        subsetter.subset(font)
        font.save(here / f"{name}.ttf")


main(Path(sys.argv[1]))
