package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// A byte flipped anywhere is noticed, on opening or by Check, but for those
// that hold nothing of the project.
func TestFlippedBytes(t *testing.T) {
	s, path := newSample(t)
	undo(t, s)
	commit(t, s, Change{}, func(tx *Tx) error { return tx.PutText("undone", 1, strings.Repeat("Une page et demie. ", 300)) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data := trimmed(t, path)
	path = written(t, data)
	unread := unreadBytes(t, data)
	positions := rand.New(rand.NewPCG(3, 3)).Perm(len(data))
	if os.Getenv("FLORILEGE_EVERY_BYTE") == "" {
		positions = positions[:3000]
	}
	unnoticed := map[string]int{}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, at := range positions {
		if _, err := f.WriteAt([]byte{data[at] ^ byte(1+i%255)}, int64(at)); err != nil {
			t.Fatal(err)
		}
		if why := unread[at]; !noticed(t, path) {
			unnoticed[why]++
			if why == "" {
				t.Errorf("byte %d (page %d, %d in it) is flipped and nobody notices", at, at/4096, at%4096)
			}
		}
		if _, err := f.WriteAt(data[at:at+1], int64(at)); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d flipped, unnoticed: %v", len(positions), unnoticed)
}

func noticed(t *testing.T, path string) bool {
	t.Helper()
	s, err := OpenReadOnly(path, options(0))
	if err != nil {
		return true
	}
	problems, err := s.Check()
	if cerr := s.Close(); cerr != nil {
		t.Fatal(cerr)
	}
	return err != nil || len(problems) > 0
}

// unreadBytes says of each byte that holds nothing of the project why.
func unreadBytes(t *testing.T, data []byte) map[int]string {
	t.Helper()
	h, _, _ := metas(bytes.NewReader(data))
	size := int(h.page)
	out := map[int]string{}
	mark := func(from, to int, why string) {
		for ; from < to; from++ {
			out[from] = why
		}
	}
	for id := range freePages(data, h) {
		mark(int(id)*size, int(id+1)*size, "free page")
	}
	for page := 0; page < len(data); {
		head := headOf(data[page:])
		next := page + (1+int(head.over))*size
		switch {
		case out[page] != "":
			next = page + size
		case head.flags == flagMeta:
			mark(page, page+pageHeaderBytes, "header of a first page")
			mark(page+pageHeaderBytes+metaBytes, next, "rest of a page")
		case head.flags == flagFreelist:
			mark(page+pageHeaderBytes+8*int(head.count), next, "rest of a page")
		default:
			elements, end, ok := parse(data[page:next], head)
			if !ok {
				t.Fatalf("page %d makes no sense", page/size)
			}
			for _, e := range elements {
				from := page + cap(data[page:next]) - cap(e.key)
				if e.bucket {
					value := from + len(e.key)
					mark(value+8, value+bucketBytes, "sequence of a bucket, which is not used")
				}
				if head.flags == flagBranch {
					mark(from, from+len(e.key), "key of a branch, where it still leads the right way")
				}
			}
			mark(page+end, next, "rest of a page")
		}
		page = next
	}
	return out
}
