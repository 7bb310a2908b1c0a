#!/usr/bin/env bash
# Makes the pictures of what exports look like once another program has laid them out, for the
# guide: docs/images/page-FORMAT.png. Needs LibreOffice, poppler-utils, Chromium and
# build/bin/florilege-cli.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in soffice pdftoppm chromium; do
  command -v "$program" >/dev/null || {
    echo "without $program, the pictures of exports stay as they are" >&2
    exit 0
  }
done
florilege=$PWD/build/bin/florilege-cli
out=$PWD/docs/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$florilege" sample "$work/sample.florilege" >/dev/null
collection="Ce que la formation change"
write() { "$florilege" export "$work/sample.florilege" --collection "$collection" --format "$1" -o "$work/$2" "${@:3}" >/dev/null; }
write docx word.docx --contents
write odt libreoffice.odt --notes footnotes
write pdf pdf.pdf --contents
write html web.html --contents
write pdf-cards cards.pdf --per-page 6 --qr
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" \
  "$work/word.docx" "$work/libreoffice.odt" >/dev/null
for name in word libreoffice pdf cards; do
  pdftoppm -png -r 60 -f 1 -l 1 -singlefile "$work/$name.pdf" "$out/page-$name"
done
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/browser" --hide-scrollbars \
  --window-size=900,1200 --force-device-scale-factor=0.6 --screenshot="$out/page-web.png" "file://$work/web.html" 2>/dev/null
