package main

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// spoiledIndex kills processes while they index, and spoils the files of the
// index: it is built again, or repaired, and a search finds what reading does.
func spoiledIndex(g *ground) error {
	v, err := newVictim(g.inside("project"), unsealed(g.seed)) // the index of one that is sealed is in memory
	if err != nil {
		return err
	}
	h := newHand(v.path, v.cache, g.seed)
	h.index, h.options.Secret = true, v.secret
	for i := range g.times(8, 80) {
		if i%2 == 0 {
			if err := killIndexing(g, v); err != nil {
				return err
			}
		} else if err := spoil(g, filepath.Join(v.cache, "index")); err != nil {
			return err
		}
		if err := h.open(); err != nil {
			return err
		}
		if err := errors.Join(searchesWell(h), h.close()); err != nil {
			return err
		}
	}
	return v.remove()
}

// killIndexing kills a process at any time after its index began to catch up.
func killIndexing(g *ground, v *victim) error {
	p, err := v.start()
	if err != nil {
		return err
	}
	var acknowledged []line
	for _, name := range []string{"delete a testimony", "import several files", "code many", "import text"} {
		l, err := p.do(v.actOrder(name))
		if err != nil {
			return err
		}
		acknowledged = append(acknowledged, l)
	}
	sleep(time.Duration(g.rng.IntN(60)) * time.Millisecond)
	p.kill()
	g.counted("killed while indexing")
	_, err = v.verify(acknowledged, nil)
	return err
}

// spoil does harm to a few files in a folder.
func spoil(g *ground, dir string) error {
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	for range 1 + g.rng.IntN(3) {
		if len(files) == 0 {
			return nil
		}
		what, err := harm(g.rng, files[g.rng.IntN(len(files))])
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		g.counted(what)
	}
	return nil
}

// harm removes a file, cuts it short, or writes over a part of it.
func harm(rng *rand.Rand, path string) (what string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return "gone already", err
	}
	size := max(1, info.Size())
	switch rng.IntN(4) {
	case 0:
		return "removed", os.Remove(path)
	case 1:
		return "cut short", os.Truncate(path, rng.Int64N(size))
	case 2:
		return "made longer", os.Truncate(path, size+1+rng.Int64N(1<<16))
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return "written over", err
	}
	junk := make([]byte, 1+rng.IntN(64))
	for i := range junk {
		junk[i] = byte(rng.Uint32())
	}
	_, err = f.WriteAt(junk, rng.Int64N(size))
	return "written over", errors.Join(err, f.Close())
}
