#!/usr/bin/env bash
# Brings a machine to where Florilège can be built and run (setup.sh run) or, in addition,
# tested (setup.sh test). Takes a moment and changes nothing when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
run_packages=(build-essential pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev ca-certificates)
# Exports are read back by pdftotext and pandoc. LibreOffice, which takes a minute to install,
# is not asked for: where it is there, tests open documents in it too, else they say they did not.
test_packages=(xvfb dbus-daemon webkit2gtk-driver xdotool strace poppler-utils pandoc)

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Ubuntu has Chromium only as a snap, which cannot be driven with a folder under /tmp.
check_chromium() {
  [ -x "${FLORILEGE_CHROMIUM:-/usr/bin/chromium}" ] || fail "the tests need Chromium or Chrome:" \
    "install one outside snap and name it, as in FLORILEGE_CHROMIUM=/usr/bin/google-chrome"
}

install_with_apt() {
  local wanted=("${run_packages[@]}") missing=() as_root=() installed
  if [ "$purpose" = test ]; then
    wanted+=("${test_packages[@]}")
    [ -n "${FLORILEGE_CHROMIUM:-}" ] || grep -q '^ID=ubuntu' /etc/os-release || wanted+=(chromium)
  fi
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n')
  for package in "${wanted[@]}"; do
    grep -qxF "installed $package" <<<"$installed" || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ]; then
      has sudo || fail "as root, run: apt-get install ${missing[*]}"
      as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q || say "the list of packages could not be refreshed"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends "${missing[@]}" ||
      fail "these packages could not be installed: ${missing[*]}"
  fi
  [ "$purpose" != test ] || check_chromium
}

# Where there is no apt, what is missing is named and installing it is left to the user.
check_other_linux() {
  local missing=()
  has gcc || missing+=("a C compiler")
  has pkg-config || missing+=(pkg-config)
  pkg-config --exists gtk+-3.0 2>/dev/null || missing+=("GTK 3")
  pkg-config --exists webkit2gtk-4.1 2>/dev/null || missing+=("WebKitGTK 4.1")
  if [ "$purpose" = test ]; then
    for program in Xvfb dbus-daemon WebKitWebDriver xdotool strace; do
      has "$program" || missing+=("$program")
    done
    check_chromium
  fi
  [ ${#missing[@]} -eq 0 ] && return
  local list
  list=$(printf ', %s' "${missing[@]}")
  say "missing here: ${list:2}. The packages to install, by distribution:"
  cat >&2 <<'END'
  Fedora      gcc make pkgconf gtk3-devel webkit2gtk4.1-devel
              for the tests: xorg-x11-server-Xvfb dbus-daemon xdotool strace chromium poppler-utils pandoc-cli
  Arch        base-devel gtk3 webkit2gtk-4.1
              for the tests: xorg-server-xvfb dbus xdotool strace chromium poppler pandoc-cli
  openSUSE    gcc make pkgconf gtk3-devel webkit2gtk3-devel
              for the tests: xorg-x11-server-Xvfb dbus-1-daemon webkit2gtk-driver xdotool strace chromium poppler-tools pandoc
END
  exit 1
}

check_macos() {
  xcode-select -p >/dev/null 2>&1 || fail "install Apple's command line tools: xcode-select --install"
  [ "$purpose" != test ] || fail "the whole suite drives a Linux window; on macOS run" \
    "'go test ./...' and, in frontend, 'npm ci && npm test'"
}

check_go() {
  local version
  has go || fail "Go 1.26 or newer is needed: https://go.dev/dl" \
    "(under sudo, the folder that holds go may be missing from PATH)"
  version=$(go env GOVERSION 2>&1) || fail "Go 1.26 or newer is needed: $version"
  [[ $version =~ ^go([0-9]+)\.([0-9]+) ]] &&
    ((BASH_REMATCH[1] > 1 || BASH_REMATCH[2] >= 26)) ||
    fail "Go 1.26 or newer is needed, and this is $version: https://go.dev/dl"
}

check_node() {
  has node && has npm ||
    fail "Node 20.19 or newer is needed, with npm: https://nodejs.org/en/download"
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number)
    const ok = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major >= 24
    process.exit(ok ? 0 : 1)' ||
    fail "Node 20.19, 22.12, 24 or newer is needed, and this is $(node --version):" \
      "https://nodejs.org/en/download"
}

install_npm_packages() {
  [ frontend/package-lock.json -nt frontend/node_modules/.package-lock.json ] || return 0
  say "installing the interface's npm packages"
  (cd frontend && npm ci --no-audit --no-fund)
}

case "$(uname -s)" in
  Linux) if has apt-get && has dpkg-query; then install_with_apt; else check_other_linux; fi ;;
  Darwin) check_macos ;;
  *) fail "this script knows Linux and macOS. On Windows, with Go 1.26, Node 22 and WebView2" \
    "(part of Windows 11): 'npm ci && npm run build' in frontend, then" \
    "'go build -tags desktop,production -ldflags \"-H windowsgui\" .'" ;;
esac
check_go
check_node
install_npm_packages
