package repeats

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// checkEvery is how many texts are handled between two looks at the context.
const checkEvery = 64

// each calls what worker returns for every index below n, in as many goroutines
// as there are processors.
func each(n int, worker func() func(int)) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			do := worker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// eachOf calls what worker returns for every index below n as each does, in
// blocks of checkEvery that follow one another, until the context ends.
func eachOf(ctx context.Context, n int, worker func() func(i int)) error {
	each((n+checkEvery-1)/checkEvery, func() func(int) {
		do := worker()
		return func(block int) {
			if ctx.Err() != nil {
				return
			}
			for i := block * checkEvery; i < min(n, (block+1)*checkEvery); i++ {
				do(i)
			}
		}
	})
	return ctx.Err()
}
