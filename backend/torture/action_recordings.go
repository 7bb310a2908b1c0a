package main

import (
	"errors"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// recordings are the actions on what testimonies are linked to.
func recordings() []action {
	return []action{
		{name: "link a recording", weight: 2, covers: "LinkRecording", do: func(h *hand) error {
			r, err := h.testimony()
			if err != nil {
				return err
			}
			path := filepath.Join(h.beside("recordings"), []string{"un.wav", "deux.mp4"}[h.rng.IntN(2)])
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("RIFF"), 0o600)); err != nil {
				return corpus.FailWriting(path, err)
			}
			return h.w.LinkRecording(author, r.ID, path)
		}},
		{name: "unlink a recording", weight: 1, covers: "UnlinkRecording", do: func(h *hand) error {
			r, err := h.testimony()
			if err == nil && r.Media == "" {
				err = errNothing
			}
			if err != nil {
				return err
			}
			return h.w.UnlinkRecording(author, r.ID)
		}},
	}
}
