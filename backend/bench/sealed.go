package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"florilege/backend/workspace"
)

// sealedResult compares the study with a copy of it that a passphrase protects.
type sealedResult struct {
	Protect float64 `json:"protectSeconds"` // writing it anew, sealed

	Coding timing  `json:"coding"`
	Plain  timing  `json:"codingPlain"` // in the same minutes
	Ratio  float64 `json:"codingRatio"` // of the medians

	Derivation timing  `json:"derivation"` // of a key from the passphrase, slow by design
	WithSecret timing  `json:"openWithPassphrase"`
	WithKey    timing  `json:"openWithKey"`
	Open       timing  `json:"openPlain"`
	OpenRatio  float64 `json:"openRatio"` // with the key, of the medians

	Index    childResult `json:"indexInMemory"` // from opening until all can be searched
	Bytes    int64       `json:"fileBytes"`
	OfSearch timing      `json:"search"` // pages of fifty hits, as in the plain study
}

const benchPassphrase = "quatre mots au hasard"

func (st *study) sealing() (res sealedResult, err error) {
	sealed := *st
	sealed.project = filepath.Join(st.dir, "sealed.florilege")
	if err := copyFile(st.project, sealed.project); err != nil {
		return res, err
	}
	begun := time.Now()
	p, err := workspace.Protect(context.Background(), sealed.project, st.options, benchPassphrase, nil)
	if err != nil {
		return res, err
	}
	res.Protect = time.Since(begun).Seconds()
	sealed.options.Key = p.Key
	if err := res.coding(st, &sealed); err != nil {
		return res, err
	}
	if err := res.opening(st, &sealed); err != nil {
		return res, err
	}
	if err := child("index-sealed", &res.Index, sealed.project, st.options.Cache); err != nil {
		return res, err
	}
	found, err := sealed.searching()
	res.OfSearch = found.All
	if err != nil {
		return res, err
	}
	info, err := os.Stat(sealed.project)
	if err == nil {
		res.Bytes = info.Size()
	}
	return res, err
}

// coding times codings in turns, so that both projects meet the same machine.
func (res *sealedResult) coding(plain, sealed *study) error {
	var with, without []time.Duration
	for range sealed.Samples / roundCodings {
		n := int64(len(with)) + 1000
		c, err := sealed.codeRound(n)
		if err != nil {
			return err
		}
		b, err := plain.codeRound(n)
		if err != nil {
			return err
		}
		with, without = append(with, c...), append(without, b...)
	}
	res.Coding, res.Plain = timingOf(with), timingOf(without)
	res.Ratio = res.Coding.Median / res.Plain.Median
	return nil
}

// openings is what one process measures, in seconds.
type openings struct {
	Secret     float64 `json:"secret"`
	Derivation float64 `json:"derivation"`
	Key        float64 `json:"key"` // of the second opening
}

func (res *sealedResult) opening(plain, sealed *study) error {
	var secret, derivation, key, open []time.Duration
	for range openRuns {
		var s, p openings
		err1 := child("open-sealed", &s, sealed.project, sealed.options.Cache, benchPassphrase)
		err2 := child("open-sealed", &p, plain.project, plain.options.Cache, "")
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		secret, derivation = append(secret, ofSeconds(s.Secret)), append(derivation, ofSeconds(s.Derivation))
		key, open = append(key, ofSeconds(s.Key)), append(open, ofSeconds(p.Key))
	}
	res.WithSecret, res.Derivation = timingOf(secret), timingOf(derivation)
	res.WithKey, res.Open = timingOf(key), timingOf(open)
	res.OpenRatio = res.WithKey.Median / res.Open.Median
	return nil
}

func ofSeconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// openTwice opens a project with its passphrase, and again with its key.
func openTwice(project, cache, passphrase string) error {
	var o openings
	options := workspace.Options{Cache: cache, Secret: passphrase}
	seconds, err := timed(func() error {
		w, err := opened(project, options)
		if err != nil {
			return err
		}
		options.Secret, options.Key = "", w.Key()
		return w.Close()
	})
	if err != nil {
		return err
	}
	o.Secret = seconds
	var w *workspace.Workspace
	if o.Key, err = timed(func() (err error) { w, err = opened(project, options); return err }); err != nil {
		return err
	}
	defer w.Close()
	if o.Derivation, err = timed(func() error { return w.Verify(passphrase) }); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(o)
}

func timed(work func() error) (float64, error) {
	begun := time.Now()
	err := work()
	return time.Since(begun).Seconds(), err
}

// indexSealed opens a sealed project and waits until all can be searched.
func indexSealed(project, cache string) error {
	w, err := workspace.Open(project, workspace.Options{Cache: cache, Secret: benchPassphrase})
	if err != nil {
		return err
	}
	defer w.Close()
	if err := w.StartIndex(); err != nil {
		return err
	}
	return w.WaitIndex(context.Background())
}
