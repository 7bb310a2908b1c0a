package workspace

import (
	"context"
	"testing"

	"florilege/backend/corpus"
)

func TestADefectEndsARoundAndNotTheProgram(t *testing.T) {
	x := &indexer{} // without a store: the round fails in the middle
	warm := false
	_, err := x.round(context.Background(), &warm)
	if corpus.CodeOf(err) != corpus.Internal || corpus.DefectOf(err) == nil {
		t.Errorf("the round ended with %v", err)
	}
}
