package desktop

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

func TestTheRecoverySheetIsWrittenWhereItWasPicked(t *testing.T) {
	a, _ := newTestApp(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "clé")
	const key = "VTEA-ZGKG-0F8K-C5S5-DWM4-9E3Q-7WVQ-J1NM"
	wantCode(t, a.SaveRecoverySheet(path+".pdf", key, "p.florilege", "fr"), corpus.Invalid)
	a.dialogs = granting{chosen{path: path}, a.grants}
	picked, err := a.PickRecoverySheet("Où ?", "Clé de secours")
	if err != nil || picked != path+".pdf" {
		t.Fatalf("picked %q, %v", picked, err)
	}
	wantCode(t, a.SaveRecoverySheet(picked, key, "p.florilege", "xx"), corpus.Invalid)
	if err := a.SaveRecoverySheet(picked, key, "p.florilege", "fr"); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(picked); err != nil || !bytes.HasPrefix(got, []byte("%PDF-")) {
		t.Errorf("it holds %.20q, %v", got, err)
	}
}
