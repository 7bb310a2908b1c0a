package store

import (
	"runtime"
	"runtime/debug"
	"sync"

	"florilege/backend/corpus"
)

// fewRecords is up to how many records are decoded by one goroutine: more of them
// would take longer to start than to do the work.
const fewRecords = 64

// Several returns records in the order of their IDs as they are named, decoded on all
// processors. One that is not there is an error of code NotFound.
func (t Table[T]) Several(ids []corpus.ID) ([]T, error) {
	bucket := t.tx.bucket(t.kind)
	keys, data := make([][]byte, len(ids)), make([][]byte, len(ids))
	for i, id := range ids {
		keys[i] = []byte(id)
		if data[i] = bucket.Get(keys[i]); data[i] == nil {
			return nil, corpus.Fail(corpus.NotFound, string(id), "")
		}
	}
	return t.decodeEach(keys, data)
}

// Every returns all records, in the order of their IDs, decoded on all processors.
func (t Table[T]) Every() ([]T, error) {
	var keys, data [][]byte
	c := t.tx.bucket(t.kind).Cursor()
	for key, value := c.First(); key != nil; key, value = c.Next() {
		keys, data = append(keys, key), append(data, value)
	}
	return t.decodeEach(keys, data)
}

// decodeEach decodes records whose bytes are of the transaction, and returns the
// error of the first that cannot be.
func (t Table[T]) decodeEach(keys, data [][]byte) ([]T, error) {
	out, errs := make([]T, len(keys)), make([]error, len(keys))
	inParts(len(keys), fewRecords, func(from, to int) {
		for i := from; i < to; i++ {
			if out[i], errs[i] = t.decode(keys[i], data[i]); errs[i] != nil {
				return
			}
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// inParts calls work with all of 0 to n, in parts of at least some, on all
// processors. What panics there, as on pages that make no sense, panics here.
func inParts(n, least int, work func(from, to int)) {
	size := max(least, (n+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	if size >= n {
		work(0, n)
		return
	}
	var running sync.WaitGroup
	panicked := make([]any, (n+size-1)/size)
	for part := range panicked {
		running.Go(func() {
			debug.SetPanicOnFault(true)
			defer func() { panicked[part] = recover() }()
			work(part*size, min(n, (part+1)*size))
		})
	}
	running.Wait()
	for _, p := range panicked {
		if p != nil {
			panic(p)
		}
	}
}
