// Package cli is Florilège in a terminal: the same workspace as the window,
// one verb a call. What it prints is stable; with --json it is meant for
// programs. Positions are bytes in the stored text, half-open.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"slices"

	"github.com/alecthomas/kong"

	"florilege/backend/backup"
	"florilege/backend/corpus"
	"florilege/backend/logbook"
	"florilege/backend/workspace"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// verbs is the command line. Kong reads it.
type verbs struct {
	JSON bool   `name:"json" help:"Print JSON."`
	By   string `name:"by" placeholder:"NAME" help:"Who makes the change; your account's name where absent."`

	PassphraseFile string `placeholder:"FILE" help:"File whose first line is the passphrase or the recovery key of the project; - for the standard input. Where absent: FLORILEGE_PASSPHRASE, else it is asked."`

	OtherPassphraseFile string `placeholder:"FILE" help:"File whose first line opens the other file of the command, such as a backup, where that has another passphrase; - for the standard input."`

	New         newVerb         `cmd:"" help:"Make a project."`
	Sample      sampleVerb      `cmd:"" help:"Make the sample project, which is fiction."`
	Import      importVerb      `cmd:"" help:"Import transcripts."`
	Survey      surveyVerb      `cmd:"" help:"Import a table: one testimony for each row."`
	Testimonies testimoniesVerb `cmd:"" help:"List the testimonies."`
	Text        textVerb        `cmd:"" help:"Print a testimony's stored text, exactly."`
	Correct     correctVerb     `cmd:"" help:"Correct the words of a testimony; its quotes are carried over."`
	Revisions   revisionsVerb   `cmd:"" help:"List the texts that corrections replaced, print or restore one."`
	Media       mediaVerb       `cmd:"" help:"Print, link or take off the recording of a testimony."`
	Codes       codesVerb       `cmd:"" help:"List or change the codebook."`
	Templates   templatesVerb   `cmd:"" help:"List the codebook templates."`
	Code        codeVerb        `cmd:"" help:"Make a quote of a passage and put codes on it."`
	Autocode    autocodeVerb    `cmd:"" help:"Put a code on all that a rule finds."`
	Agreement   agreementVerb   `cmd:"" help:"How far two people coded alike: by code, with Cohen’s kappa over characters."`
	Dimensions  dimensionsVerb  `cmd:"" help:"List or change the ways in which codings are qualified, or count them."`
	Stance      stanceVerb      `cmd:"" help:"Say where a coding stands in a dimension."`
	Like        likeVerb        `cmd:"" help:"List passages that are like those that a code is on."`
	Quotes      quotesVerb      `cmd:"" help:"List quotes."`
	Quote       quoteVerb       `cmd:"" help:"Move the ends of a quote, split it, or merge quotes."`
	Memos       memosVerb       `cmd:"" help:"List, write or export memos."`
	Search      searchVerb      `cmd:"" help:"Search testimonies, quotes, codes and memos."`
	Searches    searchesVerb    `cmd:"" help:"List the saved searches, add or delete one."`
	Synonyms    synonymsVerb    `cmd:"" help:"List the words that searches take for one another, or set them."`
	Repeats     repeatsVerb     `cmd:"" help:"List repeats, confirm or reject a group."`
	Passages    passagesVerb    `cmd:"" help:"List passages that stand in several testimonies, or link one."`
	Collections collectionsVerb `cmd:"" help:"List or add collections."`
	Chain       chainVerb       `cmd:"" help:"Print or arrange the results chain of a collection: action, result, impact."`
	Cut         cutVerb         `cmd:"" help:"Cut words of a quote of a collection and add some in brackets, as it is printed there."`
	Workshop    workshopVerb    `cmd:"" help:"Note which cards of a workshop went into which pile, and compare."`
	Pseudonyms  pseudonymsVerb  `cmd:"" help:"List or change the pseudonyms of real names, or suggest names."`
	Export      exportVerb      `cmd:"" help:"Export quotes or a collection."`
	Presets     presetsVerb     `cmd:"" help:"List the exports that are kept under a name, keep or delete one."`
	Consent     consentVerb     `cmd:"" help:"Note what the people who speak agreed to."`
	Leaks       leaksVerb       `cmd:"" help:"List the real names that an export would show."`
	History     historyVerb     `cmd:"" help:"List the changes, the newest first."`
	Undo        undoVerb        `cmd:"" help:"Take back the last change."`
	Redo        redoVerb        `cmd:"" help:"Do again what was undone last."`
	Protect     protectVerb     `cmd:"" help:"Protect a project with a passphrase, or change it."`
	Unprotect   unprotectVerb   `cmd:"" help:"Take the passphrase off a project."`
	Share       shareVerb       `cmd:"" help:"Make a copy for somebody else, without what is not for them."`
	Erase       eraseVerb       `cmd:"" help:"Erase a testimony for good, at the person's request."`
	Erasures    erasuresVerb    `cmd:"" help:"List the testimonies that were erased."`
	Check       checkVerb       `cmd:"" help:"Check that the project is sound and every quote equals its text."`
	Backup      backupVerb      `cmd:"" help:"Back a project up."`
	Backups     backupsVerb     `cmd:"" help:"List the backups of a project and what each holds."`
	Restore     restoreVerb     `cmd:"" help:"Write a backup to a new file."`
	Repair      repairVerb      `cmd:"" help:"Save what can be read of a damaged project into a new file."`
	Copy        copyVerb        `cmd:"" help:"Write a project, even one that a window holds open, to a new file."`
	Copies      copiesVerb      `cmd:"" help:"List the other files of the project beside it, such as conflict copies."`
	Compare     compareVerb     `cmd:"" help:"Compare another file of the same project with it."`
	Diagnostics diagnosticsVerb `cmd:"" help:"Print what helps to support you, without a word of the project."`
	Compact     compactVerb     `cmd:"" help:"Write the project anew without the room that deleted records left."`
	Version     versionVerb     `cmd:"" help:"Print the version."`

	Participants participantsVerb `cmd:"" help:"List or change the participants and who speaks."`
	Attributes   attributesVerb   `cmd:"" help:"List or change the attributes of testimonies and participants."`
	Values       valuesVerb       `cmd:"" help:"Print or set the values of attributes, or import a table of them."`
}

// env is what a verb runs in.
type env struct {
	ctx     context.Context
	out     io.Writer
	err     io.Writer
	json    bool
	author  workspace.Author
	options workspace.Options
	version string

	passphraseFile      string
	otherPassphraseFile string
	other               string // what that file says, once it was read
}

// Verbs returns the names of the verbs, so that main can tell them from a path.
func Verbs() []string {
	parser, err := kong.New(&verbs{})
	if err != nil {
		return nil
	}
	var out []string
	for _, node := range parser.Model.Children {
		out = append(out, node.Name)
	}
	return out
}

// usage is a call that makes no sense.
type usage struct{ msg string }

func (u usage) Error() string { return u.msg }

// Run runs one call and returns its exit code: 0 done, 1 failed, 2 wrong usage.
func Run(ctx context.Context, args []string, out, stderr io.Writer, version string) int {
	stderr = visible{stderr}
	var v verbs
	exited := -1
	parser, err := kong.New(&v,
		kong.Name("florilege"),
		kong.Description("Testimonies, their quotes and what repeats. Without a verb: florilege [PROJECT] opens the window."),
		kong.Writers(out, stderr),
		kong.Exit(func(code int) { exited = code }),
	)
	if err != nil {
		return fail(stderr, out, slices.Contains(args, "--json"), err)
	}
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	call, err := parser.Parse(args)
	if exited >= 0 {
		return exited // --help
	}
	if err != nil {
		return fail(stderr, out, slices.Contains(args, "--json"), usage{err.Error()})
	}
	e := &env{
		ctx: ctx, out: out, err: stderr, json: v.JSON, version: version,
		author:  workspace.Author{Name: author(v.By)},
		options: workspace.Options{Cache: CacheDir()}, passphraseFile: v.PassphraseFile, otherPassphraseFile: v.OtherPassphraseFile,
	}
	if err := e.caught(func() error {
		if v.PassphraseFile == "-" && v.OtherPassphraseFile == "-" {
			return errOneInput
		}
		return call.Run(e)
	}); err != nil {
		e.note(call.Selected().Name, err)
		return fail(stderr, out, v.JSON, err)
	}
	return exitDone
}

// caught runs f and makes an error of a panic, without what it carried.
func (e *env) caught(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = corpus.Recovered(p)
		}
	}()
	return f()
}

// note logs that a verb failed, by its code.
func (e *env) note(verb string, err error) {
	log := logbook.Open(logbook.Dir())
	which := logbook.Word(verb, Verbs()...)
	if d := corpus.DefectOf(err); d != nil {
		log.Note(logbook.Panicked, logbook.Version(e.version), which, logbook.Trace(d))
		return
	}
	log.Note(logbook.Failed, which, logbook.Code(err))
}

// errSaid is a failure that the output tells already.
var errSaid = errors.New("told in the output")

func fail(stderr, out io.Writer, asJSON bool, err error) int {
	code := exitFailed
	if errors.Is(err, errSaid) {
		return code
	}
	name := string(corpus.CodeOf(err))
	var u usage
	if errors.As(err, &u) {
		code, name = exitUsage, "usage"
	}
	fmt.Fprintf(stderr, "florilege: %v\n", err)
	if name == string(corpus.Locked) {
		fmt.Fprintf(stderr, "florilege: set %s, or give --passphrase-file FILE\n", passphraseVariable)
	}
	if errors.As(err, new(otherFile)) {
		fmt.Fprintln(stderr, "florilege: where it has another passphrase than the project, give --other-passphrase-file FILE")
	}
	if asJSON {
		_ = printJSON(out, struct {
			Error problem `json:"error"`
		}{problem{name, err.Error()}})
	}
	return code
}

// problem is an error as JSON tells it.
type problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func problemOf(err error) *problem {
	if err == nil {
		return nil
	}
	return &problem{string(corpus.CodeOf(err)), err.Error()}
}

func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// print writes v as JSON where asked for, else runs text.
func (e *env) print(v any, text func(io.Writer)) error {
	if e.json {
		return printJSON(e.out, v)
	}
	text(visible{e.out})
	return nil
}

// change opens a project, lets f change it and closes it.
func (e *env) change(path string, f func(*workspace.Workspace) error) error {
	return e.with(path, workspace.Open, f)
}

// read opens a project for reading, even while a window holds it.
func (e *env) read(path string, f func(*workspace.Workspace) error) error {
	return e.with(path, workspace.OpenReading, f)
}

// with opens a project, asks for its passphrase where it is sealed, and closes
// it after f.
func (e *env) with(path string, open func(string, workspace.Options) (*workspace.Workspace, error), f func(*workspace.Workspace) error) error {
	var w *workspace.Workspace
	err := e.unlocking(func(o workspace.Options) (err error) {
		w, err = open(path, o)
		return err
	})
	if err != nil {
		return err
	}
	return errors.Join(f(w), w.Close())
}

// BackupsDir is where backups go that nobody chose another place for.
func BackupsDir() string { return backup.Home() }

// SettingsDir is where the user's settings are, "" for nowhere.
func SettingsDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "florilege")
}

// CacheDir is where indexes live: the user's cache folder.
func CacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "" // the workspace then takes the temporary folder
	}
	return filepath.Join(dir, "florilege")
}

func author(name string) string {
	if name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "?"
}
