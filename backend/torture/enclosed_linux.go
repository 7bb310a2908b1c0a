package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// Where a trial needs file systems of its own it runs in a process with its own
// list of mounts, which nobody else sees and which go with it.

// enclosed lists what runs so.
func enclosed() map[string]func(*ground) error {
	return map[string]func(*ground) error{
		"full": fullInside, "gone": goneInside,
	}
}

// report is how a trial ended in its process.
type report struct {
	Count   map[string]int
	Err     string
	NotHere bool
}

// inEnclosure runs a trial by name in such a process.
func inEnclosure(name string) func(*ground) error {
	return func(g *ground) error {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), roleVariable+"=enclosed", "FLORILEGE_TORTURE_TRIAL="+name, "FLORILEGE_TORTURE_DIR="+g.dir,
			"FLORILEGE_TORTURE_SEED="+strconv.FormatUint(g.seed, 10), "FLORILEGE_TORTURE_SHORT="+strconv.FormatBool(g.short))
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER, Pdeathsig: syscall.SIGKILL,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		var out, said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, io.MultiWriter(os.Stderr, &said)
		if err := cmd.Start(); err != nil {
			return notHere("a process cannot have mounts of its own", err)
		}
		if err := cmd.Wait(); err != nil {
			return fmt.Errorf("%w: %s", err, said.String())
		}
		var r report
		if err := json.Unmarshal(out.Bytes(), &r); err != nil {
			return err
		}
		for what, n := range r.Count {
			g.count[what] += n
		}
		switch {
		case r.NotHere:
			return notHere(r.Err, errors.ErrUnsupported)
		case r.Err != "":
			return errors.New(r.Err)
		}
		return nil
	}
}

// runEnclosed is what such a process does.
func runEnclosed() error {
	seed, _ := strconv.ParseUint(os.Getenv("FLORILEGE_TORTURE_SEED"), 10, 64)
	g, err := newGround(os.Getenv("FLORILEGE_TORTURE_DIR"), "enclosed", seed, os.Getenv("FLORILEGE_TORTURE_SHORT") == "true")
	if err == nil {
		err = enclosed()[os.Getenv("FLORILEGE_TORTURE_TRIAL")](g)
	}
	r := report{Count: map[string]int{}}
	if g != nil {
		r.Count = g.count
	}
	if r.NotHere = errors.Is(err, errNotHere); err != nil {
		r.Err = err.Error()
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}

// mountMemory mounts a file system in memory, of that many bytes, on a new folder.
func mountMemory(dir string, bytes int) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+strconv.Itoa(bytes)); err != nil {
		return notHere("a file system in memory cannot be mounted", err)
	}
	return nil
}

// ballast is a file that leaves only so much room on its disk.
type ballast struct{ path string }

const page = 4096

// leave fills the disk but for that many pages.
func (b ballast) leave(pages int) error {
	f, err := os.OpenFile(b.path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	size := int64(0)
	for _, step := range []int{1 << 20, 64 << 10, page} {
		for block := make([]byte, step); ; {
			n, err := f.WriteAt(block, size)
			if errors.Is(err, syscall.ENOSPC) {
				// Some of it may have gone in.
				if err := f.Truncate(size + int64(n/page*page)); err != nil {
					return err
				}
				size += int64(n / page * page)
				break
			}
			if err != nil {
				return err
			}
			size += int64(n)
		}
	}
	return f.Truncate(max(0, size-int64(pages*page)))
}

// lift makes room again.
func (b ballast) lift() error { return os.RemoveAll(b.path) }

// playOnThisSystem is play for the roles of this system.
func playOnThisSystem(role string) error {
	if role != "enclosed" {
		return fmt.Errorf("no role %q", role)
	}
	return runEnclosed()
}
