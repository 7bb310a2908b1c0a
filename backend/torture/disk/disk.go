// Package disk tells what a disk may hold after a power cut, from a recording
// of the system calls that wrote to it.
//
// The model is the worst that a system may do by its own rules. What was synced
// is there: the bytes of a file when fsync or fdatasync of it came back, and
// the names in a folder when fsync of the folder did. Of everything later any
// part may be there or not, in any order: each write whole, in some of its
// sectors of 512 bytes, or not at all; each change of a name or not. Where a
// file grew, what was not written may be zeros or anything.
//
// It does not ask whether the system and the disk keep these rules, nor does it
// model sectors that were whole once and cannot be read again.
package disk

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
)

// folder stands for the inode of every folder.
const folder = -1

// never is the line of an end that did not come.
const never = math.MaxInt

// Disk is a folder with what was done to it.
type Disk struct {
	root  string
	lines int            // recorded so far
	names map[string]int // as the program sees them: path below root → inode
	files [][]byte       // by inode, as the program sees them
	ops   []op           // in the order they began
	said  []Said

	before      map[string]int // names and files when the recording began
	beforeFiles [][]byte
	open        map[int64]handle // descriptors of the process
	cut         []op             // calls in which a process was killed
}

// Said is something that the program wrote to its output.
type Said struct {
	Line int // after which it can be heard
	Data []byte
}

// handle is what a descriptor stands for.
type handle struct {
	inode int
	dir   string // of a folder
	isDir bool
	at    int64 // where the next write goes
	tail  bool  // each write goes to the end
}

type opKind int

const (
	opWrite opKind = iota
	opSize
	opSync
	opName // names[to] = inode, where to is not ""; from is gone, where it is not ""
	opSyncNames
)

// op is something done to the disk.
type op struct {
	kind         opKind
	enter, leave int
	inode        int
	off          int64 // or the size
	data         []byte
	from, to     string
	dir          string // whose names change
}

// New is the folder root as it is now, all of it on the disk. Links are followed.
func New(root string) (*Disk, error) {
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return nil, err
	}
	d := &Disk{root: root}
	if d.names, d.files, err = d.real(); err != nil {
		return nil, err
	}
	d.before, d.beforeFiles = maps.Clone(d.names), cloned(d.files)
	return d, nil
}

func cloned(files [][]byte) [][]byte {
	out := make([][]byte, len(files))
	for i, f := range files {
		out[i] = bytes.Clone(f)
	}
	return out
}

// Root returns the folder, without links.
func (d *Disk) Root() string { return d.root }

// Lines returns how many lines were recorded: a cut is at a line below that.
func (d *Disk) Lines() int { return d.lines }

// Unsaid returns the files that were given a name since the program last said
// something, by path.
func (d *Disk) Unsaid() map[string][]byte {
	from := 0
	if n := len(d.said); n > 0 {
		from = d.said[n-1].Line
	}
	out := map[string][]byte{}
	for _, o := range d.ops {
		if o.kind == opName && o.enter >= from && o.inode != folder && o.to != "" {
			out[o.to] = bytes.Clone(d.files[o.inode])
		}
	}
	return out
}

// real reads the folder.
func (d *Disk) real() (names map[string]int, files [][]byte, err error) {
	names = map[string]int{}
	err = filepath.WalkDir(d.root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == d.root {
			return err
		}
		below, err := filepath.Rel(d.root, path)
		if e.IsDir() {
			names[below] = folder
		}
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		names[below] = len(files)
		files = append(files, data)
		return err
	})
	return names, files, err
}

// apply does an op to what the program sees.
func (d *Disk) apply(o op) {
	switch o.kind {
	case opWrite, opSize:
		d.files[o.inode] = o.onto(d.files[o.inode])
	case opName:
		rename(d.names, o)
	}
}

func rename(names map[string]int, o op) {
	if o.from != "" {
		delete(names, o.from)
	}
	if o.to != "" {
		names[o.to] = o.inode
	}
}

// onto returns a file after a write or a change of its size. It may reuse the
// memory of the file.
func (o op) onto(file []byte) []byte {
	end := o.off
	if o.kind == opWrite {
		end += int64(len(o.data))
	} else if end <= int64(len(file)) {
		return file[:end]
	}
	if grown := end - int64(len(file)); grown > 0 {
		file = append(file, make([]byte, grown)...)
	}
	copy(file[o.off:], o.data)
	return file
}

// Settle compares the folder with what was recorded: nothing else may have
// written to it. Where a process was killed in a call, what that call did of
// its work is taken from the folder.
func (d *Disk) Settle() error {
	names, files, err := d.real()
	if err != nil {
		return err
	}
	for _, o := range d.cut {
		if o.kind == opName && d.did(o, names) {
			d.ops = append(d.ops, o)
			d.apply(o)
		}
	}
	for name, inode := range d.names {
		i, ok := names[name]
		if !ok {
			return fmt.Errorf("%s is gone, and no call says so", name)
		}
		if inode == folder || i == folder {
			if inode != i {
				return fmt.Errorf("%s is a file and no folder, or a folder and no file", name)
			}
			continue
		}
		if d.catchUp(inode, files[i]); !bytes.Equal(d.files[inode], files[i]) {
			return fmt.Errorf("%s is not what the calls wrote", name)
		}
	}
	for name := range names {
		if _, ok := d.names[name]; !ok {
			return fmt.Errorf("%s came from nowhere", name)
		}
	}
	d.cut = nil
	return nil
}

// did reports whether a change of names, in which a process was killed, was made.
func (d *Disk) did(o op, names map[string]int) bool {
	_, from := names[o.from]
	_, to := names[o.to]
	return (o.from == "" || !from) && (o.to == "" || to)
}

// catchUp takes from a file what calls in which a process was killed did to it.
func (d *Disk) catchUp(inode int, file []byte) {
	for _, o := range d.cut {
		if o.inode != inode || o.kind != opWrite && o.kind != opSize || bytes.Equal(d.files[inode], file) {
			continue
		}
		if o.kind == opWrite {
			end := min(o.off+int64(len(o.data)), int64(len(file)))
			if end <= o.off {
				continue
			}
			o.data = bytes.Clone(file[o.off:end])
		} else if int64(len(file)) != o.off {
			continue
		}
		d.ops = append(d.ops, o)
		d.apply(o)
	}
}
