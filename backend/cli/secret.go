package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

const (
	// passphraseVariable holds the passphrase or the recovery key of the project.
	passphraseVariable = "FLORILEGE_PASSPHRASE"
	// mostSecret bounds the line of a file that holds a passphrase, in bytes.
	mostSecret = 4096
)

// unlocking runs f, and where the project is sealed once more with what opens
// it. f must fail with corpus.Locked before it does anything.
func (e *env) unlocking(f func(workspace.Options) error) error {
	err := f(e.options)
	if corpus.CodeOf(err) != corpus.Locked {
		return err
	}
	secret, asked := e.secret()
	if asked != nil {
		return asked
	}
	if secret == "" {
		return err
	}
	o := e.options
	o.Secret = secret
	if err := f(o); err != nil {
		return err
	}
	e.options = o // so that nobody is asked twice
	return nil
}

// secret returns the passphrase or the recovery key of the project: of
// --passphrase-file, else of the environment, else as it is typed; "" where
// nobody is there to type.
func (e *env) secret() (string, error) {
	if e.passphraseFile != "" {
		return readSecret(e.passphraseFile)
	}
	if s := os.Getenv(passphraseVariable); s != "" {
		return s, nil
	}
	if !atTerminal() {
		return "", nil
	}
	return e.askSecret("Passphrase or recovery key: ")
}

// errOneInput refuses two passphrases from one place.
var errOneInput = usage{"only one passphrase can come from the standard input"}

// otherSecret returns what opens the other file of a command, where the key of
// the project does not: what --other-passphrase-file says, else secret.
func (e *env) otherSecret(secret string) (string, error) {
	switch {
	case e.otherPassphraseFile == "":
		return secret, nil
	case e.other == "":
		var err error
		if e.other, err = readSecret(e.otherPassphraseFile); err != nil {
			return "", err
		}
	}
	return e.other, nil
}

// otherFile is a failure to open the other file of a command.
type otherFile struct{ error }

func (o otherFile) Unwrap() error { return o.error }

// ofOther marks an error that is about the passphrase of the file at path.
func ofOther(err error, path string) error {
	var told *corpus.Error
	if !errors.As(err, &told) || told.Subject != filepath.Base(path) || told.Code != corpus.Locked && told.Code != corpus.WrongPassphrase {
		return err
	}
	return otherFile{err}
}

// newSecret returns a passphrase to be: the one of the file, or typed twice
// alike where file is "".
func (e *env) newSecret(file string) (string, error) {
	switch {
	case file == "-" && e.passphraseFile == "-":
		return "", errOneInput
	case file != "":
		return readSecret(file)
	case !atTerminal():
		return "", usage{"give --new-passphrase-file, or type the new passphrase in a terminal"}
	}
	first, err := e.askSecret("New passphrase: ")
	if err != nil {
		return "", err
	}
	second, err := e.askSecret("The same again: ")
	if err == nil && first != second {
		err = corpus.Fail(corpus.Invalid, "the new passphrase", "it was not typed twice alike")
	}
	return first, err
}

func atTerminal() bool { return term.IsTerminal(int(os.Stdin.Fd())) }

// askSecret asks without showing what is typed.
func (e *env) askSecret(question string) (string, error) {
	terminal := int(os.Stdin.Fd())
	before, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	fmt.Fprint(e.err, question)
	defer fmt.Fprintln(e.err)
	type answer struct {
		typed []byte
		err   error
	}
	answered := make(chan answer, 1)
	go func() {
		typed, err := term.ReadPassword(terminal)
		answered <- answer{typed, err}
	}()
	select {
	case <-e.ctx.Done():
		return "", errors.Join(corpus.Fail(corpus.Cancelled, "", ""), term.Restore(terminal, before))
	case a := <-answered:
		if errors.Is(a.err, io.EOF) {
			return "", corpus.Fail(corpus.Cancelled, "", "")
		}
		return string(a.typed), a.err
	}
}

// readSecret returns the first line of a file, or of the standard input for "-".
func readSecret(path string) (string, error) {
	in := os.Stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return "", corpus.FailWith(corpus.Unreadable, path, errors.Unwrap(err))
		}
		defer f.Close()
		in = f
	}
	line, err := bufio.NewReader(io.LimitReader(in, mostSecret)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", corpus.FailWith(corpus.Unreadable, path, err)
	}
	line = strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r\n")
	if line == "" {
		return "", corpus.Fail(corpus.Invalid, path, "its first line is empty")
	}
	return line, nil
}
