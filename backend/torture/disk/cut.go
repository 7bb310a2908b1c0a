package disk

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// sector is what a disk writes whole or not at all, in bytes.
const sector = 512

// Cut is what a disk may hold after a power cut.
type Cut struct {
	Line  int               // before which everything had begun that can have left a trace
	Files map[string][]byte // by path below the folder
	Now   map[string][]byte // as the program saw them, to read only
	Said  [][]byte          // what had begun to be said
}

// Cuts calls f with what the disk may hold after a cut at each of the lines,
// which ascend. What is left of what was not synced follows from rng.
func (d *Disk) Cuts(lines []int, rng *rand.Rand, f func(Cut) error) error {
	s := newSafe(d)
	for _, line := range lines {
		s.until(line)
		c := Cut{Line: line, Files: s.rest(rng), Now: s.now()}
		for _, said := range d.said {
			if said.Line < line {
				c.Said = append(c.Said, said.Data)
			}
		}
		if err := f(c); err != nil {
			return err
		}
	}
	return nil
}

// safe is what is on the disk whatever happens.
type safe struct {
	names map[string]int
	files [][]byte
	seen  Disk   // as the program sees it
	parts [][]op // by inode, then by folder: what is not known to be safe yet
	dirs  map[string][]op
	next  int // op to look at
	ops   []op
}

func newSafe(d *Disk) *safe {
	return &safe{
		names: maps.Clone(d.before), files: cloned(d.beforeFiles),
		seen:  Disk{names: maps.Clone(d.before), files: cloned(d.beforeFiles)},
		parts: make([][]op, len(d.files)), dirs: map[string][]op{}, ops: d.ops,
	}
}

// until adds what had begun before a line. A sync makes safe what had ended
// when it began, once it has ended itself.
func (s *safe) until(line int) {
	for ; s.next < len(s.ops) && s.ops[s.next].enter < line; s.next++ {
		o := s.ops[s.next]
		s.seen.apply(o)
		switch o.kind {
		case opName, opSyncNames:
			s.dirs[o.dir] = append(s.dirs[o.dir], o)
		default:
			s.parts[o.inode] = append(s.parts[o.inode], o)
		}
	}
	for i, list := range s.parts {
		n := synced(list, line)
		for _, o := range list[:n] {
			if o.kind != opSync {
				s.files[i] = o.onto(s.files[i])
			}
		}
		s.parts[i] = list[n:]
	}
	for dir, list := range s.dirs {
		n := synced(list, line)
		for _, o := range list[:n] {
			if o.kind == opName {
				rename(s.names, o)
			}
		}
		s.dirs[dir] = list[n:]
	}
}

// synced returns how many ops of a list are safe at a line.
func synced(list []op, line int) int {
	safe := 0
	for _, o := range list {
		if (o.kind == opSync || o.kind == opSyncNames) && o.leave < line {
			for safe < len(list) && list[safe].leave <= o.enter {
				safe++
			}
		}
	}
	return safe
}

// rest returns the disk with some of what is not safe.
func (s *safe) rest(rng *rand.Rand) map[string][]byte {
	// Nearly all, nearly nothing, or anything between: the extremes find other faults.
	share := []float64{0, 0.1, 0.5, 0.9, 1, rng.Float64()}[rng.IntN(6)]
	junk := rng.IntN(4) == 0
	inOrder := rng.IntN(2) == 0 // as most systems keep their names
	names := maps.Clone(s.names)
	for _, dir := range slices.Sorted(maps.Keys(s.dirs)) {
		for _, o := range s.dirs[dir] {
			if kept := rng.Float64() < share; o.kind != opName {
				continue
			} else if kept {
				rename(names, o)
			} else if inOrder {
				break
			}
		}
	}
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		inode := names[name]
		if inode == folder || !reached(names, name) {
			continue
		}
		file := s.files[inode]
		if len(s.parts[inode]) > 0 {
			file = bytes.Clone(file)
		}
		for _, o := range s.parts[inode] {
			file = o.partly(file, share, junk, rng)
		}
		out[name] = file
	}
	return out
}

// now returns the disk as the program sees it.
func (s *safe) now() map[string][]byte {
	out := map[string][]byte{}
	for name, inode := range s.seen.names {
		if inode != folder {
			out[name] = s.seen.files[inode]
		}
	}
	return out
}

// reached reports whether the folders above a name are there.
func reached(names map[string]int, name string) bool {
	for dir := filepath.Dir(name); dir != "."; dir = filepath.Dir(dir) {
		if names[dir] != folder {
			return false
		}
	}
	return true
}

// partly returns a file after an op of which some may be missing.
func (o op) partly(file []byte, share float64, junk bool, rng *rand.Rand) []byte {
	if o.kind == opSync || rng.Float64() >= share {
		return file
	}
	if o.kind == opSize && (!junk || o.off <= int64(len(file))) {
		return o.onto(file)
	}
	before := int64(len(file))
	was := file
	if o.kind == opWrite && int64(len(file)) > o.off {
		was = bytes.Clone(file[o.off:min(o.off+int64(len(o.data)), before)])
	} else {
		was = nil
	}
	file = o.onto(file)
	if junk {
		for i := before; i < int64(len(file)); i++ {
			if o.kind == opSize || i < o.off {
				file[i] = byte(rng.Uint32())
			}
		}
	}
	if o.kind == opSize || rng.IntN(3) > 0 {
		return file
	}
	// Torn: some sectors stay as they were.
	for at := int64(0); at < int64(len(o.data)); at += sector - (o.off+at)%sector {
		if rng.IntN(2) == 0 {
			continue
		}
		for i := at; i < min(at+sector-(o.off+at)%sector, int64(len(o.data))); i++ {
			switch {
			case i < int64(len(was)):
				file[o.off+i] = was[i]
			case junk:
				file[o.off+i] = byte(rng.Uint32())
			default:
				file[o.off+i] = 0
			}
		}
	}
	return file
}
