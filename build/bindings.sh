#!/usr/bin/env bash
# Generates the TypeScript that calls the backend (frontend/wailsjs) from the Go methods that
# the window binds. With --check, compares with what is checked in instead.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

mkdir -p build/bin
CGO_ENABLED=0 go build -tags bindings -o build/bin/florilege-bindings .

generate() { (cd "$1" && tsoutputtype=interfaces "$root/build/bin/florilege-bindings" >/dev/null); }

if [ "${1:-}" != --check ]; then
  generate .
  exit
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/frontend"
cp wails.json "$scratch"
generate "$scratch"
diff -r "$scratch/frontend/wailsjs" frontend/wailsjs || {
  echo "frontend/wailsjs does not match the Go methods: run 'make bindings'" >&2
  exit 1
}
