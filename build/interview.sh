#!/bin/bash
# interview.sh: makes backend/bench/formats/testdata anew, with iconv, pandoc,
# LibreOffice and Chromium. What it makes is committed: run it when the interview
# or a program changes, then look at what `make bench-formats` says.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in iconv pandoc soffice chromium; do
  command -v "$program" >/dev/null || { echo "interview: $program is missing" >&2; exit 1; }
done
made=backend/bench/formats/testdata
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/testdata
mkdir "$out"
CGO_ENABLED=0 go run ./backend/bench/formats/compose "$work"

# Encodings.
for page in WINDOWS-1252 ISO-8859-1 ISO-8859-15 MACINTOSH CP850; do
  name=${page,,}
  iconv -f UTF-8 -t "$page" "$work/$name.utf-8" >"$out/$name.txt"
done
{ printf '\xef\xbb\xbf'; cat "$work/utf-8.txt"; } >"$out/utf-8-bom.txt"
for end in LE BE; do
  iconv -f UTF-8 -t "UTF-16$end" "$work/utf-8.txt" >"$out/utf-16${end,,}.txt"
done
{ printf '\xff\xfe'; cat "$out/utf-16le.txt"; } >"$out/utf-16le-bom.txt"
{ printf '\xfe\xff'; cat "$out/utf-16be.txt"; } >"$out/utf-16be-bom.txt"
cp "$work"/{interview.tsv,utf-8.txt,interview.md,interview.html,otter.txt,bracket.txt,whisperx.srt,interview.srt,interview.vtt} "$out"
cp "$work"/{praat.TextGrid,interview.eaf,interview.trs,interview.otr,survey.csv,survey-excel.csv} "$out"

# pandoc.
for format in docx odt rtf html epub; do
  pandoc -f markdown+smart -s --metadata lang=fr -M pagetitle=interview -o "$out/pandoc.$format" "$work/interview.md"
done

# LibreOffice: what pandoc wrote as text, opened and saved in each format.
office() { # FORMAT FILE NAME
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$work/office" "$2" >/dev/null 2>&1
  mv "$work/office/$(basename "${2%.*}").${1%%:*}" "$out/$3"
}
office docx "$out/pandoc.odt" libreoffice.docx
office odt "$out/pandoc.docx" libreoffice.odt
office rtf "$out/pandoc.docx" libreoffice.rtf
office html "$out/pandoc.docx" libreoffice.html
office epub "$out/pandoc.docx" libreoffice.epub
office pdf "$out/pandoc.docx" libreoffice.pdf
table() { # FORMAT
  soffice "-env:UserInstallation=file://$work/profile" --headless --infilter='CSV:44,34,76,1' --convert-to "$1" --outdir "$work/office" "$work/survey.csv" >/dev/null 2>&1
  mv "$work/office/survey.$1" "$out/libreoffice.$1"
}
table xlsx
table ods

# Chromium.
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/browser" \
  --print-to-pdf="$out/chromium.pdf" "file://$work/interview.html" >/dev/null 2>&1
chmod 644 "$out"/*
rm -rf "$made" # not before all is made: the measures embed it
mv "$out" "$made"
du -sh "$made"
