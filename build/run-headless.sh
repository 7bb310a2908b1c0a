#!/usr/bin/env bash
# The main job in a terminal, for a machine without a display: run-headless.sh PROJECT looks
# into the project, finds what repeats, searches, and writes exports beside it.
set -euo pipefail
cd "$(dirname "$0")/.."

project=$(realpath "$1")
florilege=build/bin/florilege
exports=${project%.florilege}-exports
mkdir -p "$exports"

step() { printf '\n— %s\n  $ florilege %s\n' "$1" "${*:2}"; "$florilege" "${@:2}" | sed -n 1,15p; }

echo "No display here: the same job, at the command line."
step "The testimonies" testimonies "$project"
step "The codebook, with how many quotes each code has" codes "$project"
step "What people repeat" repeats "$project"
step "A search: accents and case do not matter" search "$project" confiance --limit 5
for format in docx csv md html pdf-cards; do
  out=$exports/quotes.$format
  [ "$format" != pdf-cards ] || out=$exports/cards.pdf
  "$florilege" export "$project" --format "$format" -o "$out" >/dev/null
done
step "Everything holds: each quote equals its text" check "$project"

printf '\nThe project:  %s\nThe exports:\n' "$project"
ls -1 "$exports" | sed "s|^|  $exports/|"
printf '\nWith a display, "make run" opens the window on that project.\n'
