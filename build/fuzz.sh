#!/usr/bin/env bash
# Fuzzes every fuzz target of the backend, each for a short time: fuzz.sh [TIME], 5s by default.
# An input that fails is written to the package's testdata/fuzz, to be committed with the fix.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0

time=${1:-5s}
count=0
while read -r file target; do
  package=./$(dirname "$file")
  echo "fuzz: $package $target, $time"
  go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$package"
  count=$((count + 1))
done < <(grep -roH --include='*_test.go' -E '^func Fuzz[A-Za-z0-9_]+' backend |
  sed -E 's/:func / /' | sort)
echo "fuzz: $count targets passed"
