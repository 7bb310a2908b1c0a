#!/usr/bin/env bash
# Fuzzes every fuzz target of the backend, each for a short time: fuzz.sh [TIME], 3s by default.
# An input that fails is written to the package's testdata/fuzz, to be committed with the fix.
# Each package is built once, and two targets run at a time, with one worker each.
# Of an input that reaches new code, Go looks for a shorter one for up to a minute before it
# goes on: in a few seconds it would try nothing else, so it is given a hundred tries.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0

time=${1:-3s}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=$(go env GOCACHE)/fuzz

# Until Go 1.27 a target can fail at the very end of its time without any failing input
# (golang/go#75804): that, and only that, is taken for a success.
only_ran_out_of_time() {
  grep -q '^    context deadline exceeded$' "$1" && ! grep -q 'Failing input' "$1"
}

# fuzz_one FOLDER TARGET: what it prints is told when it ended, a failure by a file.
fuzz_one() {
  local log=$work/${1//\//_}-$2.log
  (cd "$1" && "$work/${1//\//_}.test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$time" \
    -test.fuzzminimizetime 100x -test.parallel 1 -test.fuzzcachedir "$cache/florilege/$1") >"$log" 2>&1 ||
    only_ran_out_of_time "$log" || { cat "$log"; touch "$work/failed"; }
  echo "fuzz: $1 $2, $time: $(grep 'fuzz: elapsed' "$log" | tail -n 1 || true)"
}

count=0
while read -r file target; do
  folder=$(dirname "$file")
  binary=$work/${folder//\//_}.test
  [ -e "$binary" ] || go test -c -fuzz . -o "$binary" "./$folder"
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
  [ -e "$work/failed" ] && break
  fuzz_one "$folder" "$target" &
  count=$((count + 1))
done < <(grep -roH --include='*_test.go' -E '^func Fuzz[A-Za-z0-9_]+' backend |
  sed -E 's/:func / /' | sort)
wait
[ ! -e "$work/failed" ] || exit 1
echo "fuzz: $count targets passed"
