#!/usr/bin/env bash
# Opens the window on a project: run.sh PROJECT. Without a display it goes through the same
# job at the command line instead.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
  exec build/bin/florilege "$1"
fi
exec build/run-headless.sh "$1"
