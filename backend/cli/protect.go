package cli

import (
	"fmt"
	"io"

	"florilege/backend/workspace"
)

type protectVerb struct {
	Project string `arg:"" help:"Path of the project."`
	newSecretFlag
}

// newSecretFlag is where a new passphrase comes from.
type newSecretFlag struct {
	NewPassphraseFile string `placeholder:"FILE" help:"File whose first line is the new passphrase; - for the standard input."`
}

type protectResult struct {
	RecoveryKey string   `json:"recoveryKey"`
	Left        []string `json:"left"`
}

func (v *protectVerb) Run(e *env) error {
	// The old passphrase is asked for before the new one.
	if err := e.read(v.Project, func(*workspace.Workspace) error { return nil }); err != nil {
		return err
	}
	passphrase, err := e.newSecret(v.NewPassphraseFile)
	if err != nil {
		return err
	}
	var p workspace.Protection
	err = e.unlocking(func(o workspace.Options) (err error) {
		if o.Backups, err = backupPlace(""); err != nil {
			return err
		}
		p, err = workspace.Protect(e.ctx, v.Project, o, passphrase, nil)
		return err
	})
	if err != nil {
		return err
	}
	res := protectResult{p.RecoveryKey, append([]string{}, p.Left...)}
	return e.print(res, func(out io.Writer) {
		printRecoveryKey(out, v.Project, p.RecoveryKey)
		for _, path := range p.Left {
			fmt.Fprintf(out, "%s may still hold its words in the clear: remove it yourself\n", path)
		}
	})
}

func printRecoveryKey(out io.Writer, project, key string) {
	fmt.Fprintf(out, "%s is protected by its passphrase. Where that is forgotten, only this recovery key opens it:\n\n  %s\n\n", project, key)
	fmt.Fprintln(out, "It is shown this once. Keep it on paper, away from the computer.")
}

type unprotectVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

func (v *unprotectVerb) Run(e *env) error {
	err := e.unlocking(func(o workspace.Options) error {
		return workspace.Unprotect(e.ctx, v.Project, o, nil)
	})
	if err != nil {
		return err
	}
	return e.print(struct{}{}, func(out io.Writer) {
		fmt.Fprintf(out, "%s is no longer protected: whoever has the file can read it\n", v.Project)
	})
}
