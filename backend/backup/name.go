package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"florilege/backend/corpus"
)

// Extension ends the name of a backup, which is a project file.
const Extension = ".florilege"

// File is a backup, as its name tells it.
type File struct {
	Name  string    // without its folder
	At    time.Time // when it was made, in UTC and whole seconds
	Seq   uint64    // number of the last change that it holds
	Mark  string    // tells moments of the same number apart
	Bytes int64     // of the file; 0 where it was not looked at

	Damaged bool // the project was damaged when it was made, and so is the backup
}

const (
	timeLayout = "2006-01-02T150405Z"
	seqDigits  = 8
	markDigits = 8
	// damagedEnd ends the name of what a damaged project gave, before the extension.
	damagedEnd = "-damaged"
)

// New returns the backup, made at a time, of the moment of that number and ID.
func New(at time.Time, seq uint64, id corpus.ID) File {
	f := File{At: at.UTC().Truncate(time.Second), Seq: seq, Mark: markOf(id)}
	f.Name = f.name()
	return f
}

// OfDamaged returns the backup of that moment of a project that is damaged.
func (f File) OfDamaged() File {
	f.Damaged = true
	f.Name = f.name()
	return f
}

func (f File) name() string {
	end := Extension
	if f.Damaged {
		end = damagedEnd + Extension
	}
	return fmt.Sprintf("%s-%0*d-%s%s", f.At.Format(timeLayout), seqDigits, f.Seq, f.Mark, end)
}

// Holds reports whether a backup is of the moment of that number and ID.
func (f File) Holds(seq uint64, id corpus.ID) bool { return f.Seq == seq && f.Mark == markOf(id) }

func markOf(id corpus.ID) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:markDigits/2])
}

// Parse reads the name of a backup, and returns false for any other.
func Parse(name string) (File, bool) {
	stem, ok := strings.CutSuffix(name, Extension)
	stem, damaged := strings.CutSuffix(stem, damagedEnd)
	if !ok || len(stem) < len(timeLayout)+1+seqDigits+1+markDigits {
		return File{}, false
	}
	at, err := time.Parse(timeLayout, stem[:len(timeLayout)])
	if err != nil {
		return File{}, false
	}
	digits, mark, ok := strings.Cut(stem[len(timeLayout)+1:], "-")
	seq, err := strconv.ParseUint(digits, 10, 64)
	if !ok || err != nil {
		return File{}, false
	}
	f := File{Name: name, At: at, Seq: seq, Mark: mark, Damaged: damaged}
	// Only what New would write: nothing has two names.
	if f.name() != name || !isMark(mark) {
		return File{}, false
	}
	return f, true
}

func isMark(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == markDigits && s == strings.ToLower(s)
}
