# Florilège: make run · make test · make lint · make help
# Works from any folder (make -C PATH), as root or not; packages are installed with sudo.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

# Where Go's own installer puts it, which sudo leaves out of PATH.
export PATH := $(PATH):/usr/local/go/bin
# The checkout may belong to another user, which git refuses to describe.
export GOFLAGS := -buildvcs=false $(GOFLAGS)

SAMPLE      ?= build/sample.florilege
FUZZTIME    ?= 3s
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := v1.9.0

DESKTOP  := desktop,production,webkit2_41
DEV      := dev,webkit2_41
RACED    := ./backend/store ./backend/index ./backend/workspace ./backend/desktop

INTERFACE := frontend/dist/index.html
INTERFACE_SOURCES := $(wildcard frontend/*.json frontend/*.ts frontend/*.js frontend/*.html) \
	$(shell find docs/guide frontend/src frontend/messages frontend/public frontend/wailsjs \
		-path frontend/src/paraglide -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

.PHONY: setup test-setup
setup:
	@build/setup.sh run
test-setup:
	@build/setup.sh test

# --- Run and build ---

.PHONY: run build dev-build cli
run: build ## build, then open the sample project (without a display: do its job in the terminal)
	@test -e '$(SAMPLE)' || build/bin/florilege sample '$(SAMPLE)'
	@build/run.sh '$(SAMPLE)'

build: setup $(INTERFACE) ## the program, as it ships: build/bin/florilege
	@mkdir -p build/bin
	go build -tags $(DESKTOP) -trimpath -ldflags '-s -w' -o build/bin/florilege .

dev-build: setup $(INTERFACE) ## a build that a browser can drive: build/bin/florilege-dev
	@mkdir -p build/bin
	go build -tags $(DEV) -o build/bin/florilege-dev .

cli: ## the command line alone, without GTK: build/bin/florilege-cli
	@mkdir -p build/bin
	CGO_ENABLED=0 go build -o build/bin/florilege-cli .

$(INTERFACE): $(INTERFACE_SOURCES) | setup
	npm --prefix frontend run -s build -- --logLevel warn
	@touch $@

.PHONY: bindings
bindings: ## regenerate frontend/wailsjs from the Go methods that the window calls
	build/bindings.sh

# --- Test ---

.PHONY: test test-go test-fuzz test-interface test-e2e
test: test-setup build dev-build test-go test-fuzz test-interface test-e2e ## everything: Go, fuzzing, the interface, end to end

# Each test runs once: those of packages that do several things at a time, with the race detector.
test-go:
	CGO_ENABLED=0 go test $$(CGO_ENABLED=0 go list ./... | grep -vxF $(RACED:./%=-e florilege/%))
	go test -race $(RACED)

test-fuzz:
	build/fuzz.sh $(FUZZTIME)

test-interface: | setup
	npm --prefix frontend test

test-e2e: test-setup build dev-build
	npm --prefix frontend run -s e2e

# What torture is asked for, such as TORTURE='-for 6h -seed 42'.
TORTURE ?= -for 1h

.PHONY: torture
torture: test-setup ## break projects on purpose, for hours, and count what is lost (docs/trust.md)
	@mkdir -p build/bin
	CGO_ENABLED=0 go build -o build/bin/florilege-torture ./backend/torture
	build/bin/florilege-torture $(TORTURE)

# --- Lint ---

.PHONY: lint lint-go lint-interface lint-windows bindings-check
lint: setup lint-go bindings-check lint-windows lint-interface ## everything that reads the code without running it

lint-go: | setup $(INTERFACE)
	@unformatted=$$(gofmt -l main.go backend); \
	if [ -n "$$unformatted" ]; then echo "gofmt these: $$unformatted"; exit 1; fi
	CGO_ENABLED=0 go vet ./...
	go vet -tags $(DEV) . ./backend/desktop
	CGO_ENABLED=0 go run $(STATICCHECK) ./...
	build/govulncheck.sh $(GOVULNCHECK)

bindings-check: | $(INTERFACE)
	build/bindings.sh --check

lint-windows: | $(INTERFACE)
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go vet -tags desktop,production . ./backend/...
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -tags desktop,production -o /dev/null .

lint-interface: | setup
	npm --prefix frontend run -s check
	npm --prefix frontend run -s lint

# --- Measure, show, clean ---

.PHONY: bench bench-go bench-window bench-formats screenshots clean
bench: bench-go bench-window ## measure formats, reading, three sizes of studies and the window, as JSON in bench/

bench-go:
	@mkdir -p bench
	CGO_ENABLED=0 go run ./backend/bench -o bench/bench.json
	CGO_ENABLED=0 go test -count=1 -run 'TestRetrieval|TestInflectionsAreFound' -v ./backend/sample ./backend/index

# What the window answers while 400 documents come in.
BENCH_TEXTS := $(CURDIR)/bench/texts

BENCH_LONG := $(CURDIR)/bench/long.florilege
BENCH_EXTREME := $(CURDIR)/bench/extreme.florilege

bench-window: test-setup build dev-build ## measure the reader and the window, as bench/reader.json and window.json
	@mkdir -p bench && rm -f '$(BENCH_LONG)'
	CGO_ENABLED=0 go run ./backend/bench -size long -project '$(BENCH_LONG)'
	FLORILEGE_BENCH_LONG='$(BENCH_LONG)' npm --prefix frontend run -s measures -- reader
	@rm -f '$(BENCH_LONG)' '$(BENCH_EXTREME)'
	CGO_ENABLED=0 go run ./backend/bench -size extreme -project '$(BENCH_EXTREME)'
	FLORILEGE_BENCH_EXTREME='$(BENCH_EXTREME)' npm --prefix frontend run -s measures -- codebook
	@rm -f '$(BENCH_EXTREME)'
	CGO_ENABLED=0 go run ./backend/bench -size extreme -texts '$(BENCH_TEXTS)'
	FLORILEGE_BENCH_TEXTS='$(BENCH_TEXTS)' npm --prefix frontend run -s measures -- import
	@rm -r '$(BENCH_TEXTS)'

bench-formats: ## what is kept of each format, as docs/formats.md; seconds
	CGO_ENABLED=0 go run ./backend/bench -formats docs/formats.md

screenshots: test-setup build dev-build cli ## pictures of every view, in screenshots/, and of the pages of exports, in docs/images/
	npm --prefix frontend run -s screenshots
	build/export-pages.sh

clean: ## remove what was built; projects and installed packages stay
	rm -rf build/bin frontend/node_modules frontend/src/paraglide frontend/dist/assets $(INTERFACE)
