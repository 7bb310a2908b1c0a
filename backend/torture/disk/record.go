package disk

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"florilege/backend/torture/trace"
)

// Record adds the calls of one process, from its beginning to its end. A call
// that it has no model of fails, where it is about a file in the folder.
func (d *Disk) Record(calls []trace.Call) error {
	d.open = map[int64]handle{}
	first := d.lines
	for _, c := range calls {
		c.Enter += first
		d.lines = max(d.lines, c.Enter+1)
		if c.Leave >= 0 {
			c.Leave += first
			d.lines = max(d.lines, c.Leave+1)
		} else {
			c.Leave = never
		}
		if c.Ret < 0 {
			continue // nothing came of it
		}
		if err := d.call(c); err != nil {
			return fmt.Errorf("%s at line %d: %w", c.Name, c.Enter-first+1, err)
		}
	}
	return nil
}

func (d *Disk) call(c trace.Call) error {
	switch c.Name {
	case "openat":
		return d.opened(c)
	case "close":
		delete(d.open, c.Args[0].Int())
	case "write", "pwrite64":
		d.wrote(c)
	case "copy_file_range":
		return d.copied(c)
	case "ftruncate":
		if h, ok := d.handle(c); ok {
			d.add(c, op{kind: opSize, inode: h.inode, off: c.Args[1].Int()})
		}
	case "fsync", "fdatasync":
		h, ok := d.handle(c)
		switch {
		case !ok || c.Leave == never:
		case h.isDir:
			d.add(c, op{kind: opSyncNames, dir: h.dir})
		default:
			d.add(c, op{kind: opSync, inode: h.inode})
		}
	case "renameat", "renameat2":
		return d.renamed(c, c.Args[1], c.Args[3], true)
	case "linkat":
		return d.renamed(c, c.Args[1], c.Args[3], false)
	case "mkdirat":
		if name, ours := d.below(c.Args[1].Data); ours {
			d.add(c, op{kind: opName, inode: folder, to: name, dir: filepath.Dir(name)})
		}
	case "rename":
		return d.renamed(c, c.Args[0], c.Args[1], true)
	case "unlinkat":
		d.unlinked(c, c.Args[1])
	case "unlink":
		d.unlinked(c, c.Args[0])
	default:
		return d.unknown(c)
	}
	return nil
}

// unknown refuses a call about the folder that there is no model of.
func (d *Disk) unknown(c trace.Call) error {
	for _, a := range c.Args {
		_, ours := d.open[a.Int()]
		if _, below := d.below(a.Data); ours || below {
			return fmt.Errorf("there is no model of this call")
		}
	}
	return nil
}

func (d *Disk) handle(c trace.Call) (handle, bool) {
	h, ok := d.open[c.Args[0].Int()]
	return h, ok
}

// below returns a path below the folder, and whether it is.
func (d *Disk) below(path []byte) (string, bool) {
	if !filepath.IsAbs(string(path)) {
		return "", false
	}
	rel, err := filepath.Rel(d.root, filepath.Clean(string(path)))
	return rel, err == nil && rel != ".." && !strings.HasPrefix(rel, "../")
}

// add appends an op that a call did, or keeps it for Settle.
func (d *Disk) add(c trace.Call, o op) {
	o.enter, o.leave = c.Enter, c.Leave
	if c.Leave == never {
		d.cut = append(d.cut, o)
		return
	}
	d.ops = append(d.ops, o)
	d.apply(o)
}

func (d *Disk) opened(c trace.Call) error {
	delete(d.open, c.Ret)
	path, ours := d.below(c.Args[1].Data)
	if !ours {
		return nil
	}
	flags := c.Args[2].Text
	if strings.Contains(flags, "O_TMPFILE") {
		return fmt.Errorf("there is no model of files without a name")
	}
	inode, there := d.names[path]
	if inode == folder || path == "." {
		d.open[c.Ret] = handle{dir: path, isDir: true}
		return nil
	}
	if !there && !strings.Contains(flags, "O_CREAT") {
		return fmt.Errorf("%s was never made", path)
	}
	if !there {
		inode = len(d.files)
		d.files, d.beforeFiles = append(d.files, nil), append(d.beforeFiles, nil)
		d.add(c, op{kind: opName, inode: inode, to: path, dir: filepath.Dir(path)})
	}
	if there && strings.Contains(flags, "O_TRUNC") {
		d.add(c, op{kind: opSize, inode: inode})
	}
	d.open[c.Ret] = handle{inode: inode, tail: strings.Contains(flags, "O_APPEND")}
	return nil
}

func (d *Disk) wrote(c trace.Call) {
	fd := c.Args[0].Int()
	h, ok := d.open[fd]
	if !ok {
		if fd == 1 {
			d.said = append(d.said, Said{c.Enter, bytes.Clone(c.Args[1].Data)})
		}
		return
	}
	data := c.Args[1].Data
	if c.Leave != never {
		data = data[:c.Ret]
	}
	off := h.at
	if c.Name == "pwrite64" {
		off = c.Args[3].Int()
	} else {
		if h.tail {
			off = int64(len(d.files[h.inode]))
		}
		h.at = off + int64(len(data))
		d.open[fd] = h
	}
	d.add(c, op{kind: opWrite, inode: h.inode, off: off, data: bytes.Clone(data)})
}

// copied writes to one file what is read from another, each from where it is.
func (d *Disk) copied(c trace.Call) error {
	in, out := c.Args[0].Int(), c.Args[2].Int()
	from, ok := d.open[in]
	to, alsoOurs := d.open[out]
	if !ok || !alsoOurs || from.isDir || to.isDir || to.tail || c.Args[1].Text != "NULL" || c.Args[3].Text != "NULL" {
		return d.unknown(c)
	}
	n := c.Ret
	if c.Leave == never {
		n = c.Args[4].Int()
	}
	file := d.files[from.inode]
	size := int64(len(file))
	data := bytes.Clone(file[min(from.at, size):min(from.at+n, size)])
	d.add(c, op{kind: opWrite, inode: to.inode, off: to.at, data: data})
	from.at, to.at = from.at+int64(len(data)), to.at+int64(len(data))
	d.open[in], d.open[out] = from, to
	return nil
}

// renamed gives a file another name, and takes the old one away unless both stay.
func (d *Disk) renamed(c trace.Call, from, to trace.Arg, away bool) error {
	old, ours := d.below(from.Data)
	name, alsoOurs := d.below(to.Data)
	if !ours && !alsoOurs {
		return nil
	}
	inode, ok := d.names[old]
	if !ok || inode == folder || !ours || !alsoOurs {
		return fmt.Errorf("there is no model of this way from %s to %s", old, name)
	}
	here := filepath.Dir(old) == filepath.Dir(name)
	o := op{kind: opName, inode: inode, to: name, dir: filepath.Dir(name)}
	if away && here {
		o.from = old
	}
	d.add(c, o)
	if away && !here { // the two folders are synced each by itself
		d.add(c, op{kind: opName, from: old, dir: filepath.Dir(old)})
	}
	return nil
}

func (d *Disk) unlinked(c trace.Call, path trace.Arg) {
	if name, ours := d.below(path.Data); ours {
		if _, there := d.names[name]; there {
			d.add(c, op{kind: opName, from: name, dir: filepath.Dir(name)})
		}
	}
}
