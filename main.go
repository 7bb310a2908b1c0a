// Command florilege opens the window of Florilège, or does one thing at the
// command line: florilege [PROJECT], or florilege VERB …
package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/cli"
	"florilege/backend/desktop"
	"florilege/backend/logbook"
	"florilege/backend/nonet"
)

//go:embed all:frontend/dist
var assets embed.FS

//go:embed build/appicon.png
var icon []byte

// version is set by the linker.
var version = "dev"

func main() {
	if args := os.Args[1:]; atTerminal(args) {
		nonet.Close()
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		code := cli.Run(ctx, args, os.Stdout, os.Stderr, version)
		stop()
		os.Exit(code)
	}
	if err := window(); err != nil {
		fmt.Fprintln(os.Stderr, "florilege: the window cannot open:", err)
		os.Exit(1)
	}
}

// atTerminal tells the command line from a request for the window: a path has
// a dot or a separator, and what has neither is a verb, or one mistyped.
func atTerminal(args []string) bool {
	if len(args) == 0 {
		return false
	}
	first := args[0]
	return slices.Contains(cli.Verbs(), first) || !strings.ContainsAny(first, `./\`)
}

func window() error {
	network, err := nonet.For(os.Getenv) // before GTK and WebKit start
	if err != nil {
		return err
	}
	dist, err := fs.Sub(assets, "frontend/dist")
	if err != nil {
		return err
	}
	c := desktop.Config{
		Assets: dist, Icon: icon, Version: version, Settings: cli.SettingsDir(), Cache: cli.CacheDir(), Backups: cli.BackupsDir(),
		Network: network, Log: logbook.Open(logbook.Dir()),
	}
	if len(os.Args) > 1 {
		if c.Path, err = filepath.Abs(os.Args[1]); err != nil {
			return err
		}
	}
	return desktop.Run(c)
}
