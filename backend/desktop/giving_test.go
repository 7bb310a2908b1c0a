package desktop

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

func TestSharingFromTheWindow(t *testing.T) {
	a, _ := newTestApp(t)
	to := filepath.Join(t.TempDir(), "copie.florilege")
	choice := ShareChoice{All: true, Memos: true}
	if _, err := a.Share(to, choice); err == nil {
		t.Error("it writes where nobody said")
	}
	a.grants.toWrite(to)
	plan, err := a.PlanShare(choice)
	if err != nil || len(plan.Holds.Testimonies) != 1 || plan.Leaves.Originals != 1 || len(plan.Leaves.Coders) == 0 {
		t.Fatalf("the plan is %+v, %v", plan, err)
	}
	report, err := a.Share(to, choice)
	if err != nil || report.Path != to || report.Holds.Originals != 0 || report.Bytes == 0 {
		t.Fatalf("the report is %+v, %v", report, err)
	}
	text, err := a.SaveShareReport(to, "Ce que contient la copie")
	if err != nil || text != to+".txt" {
		t.Errorf("%s, %v", text, err)
	}
	_, err = a.SaveShareReport(filepath.Join(t.TempDir(), "elsewhere"), "x")
	if err == nil {
		t.Error("it writes a report where nobody said")
	}
	// Nothing is chosen: an empty copy, and not all of it.
	none, err := a.PlanShare(ShareChoice{Testimonies: []string{}})
	if err != nil || len(none.Holds.Testimonies) != 0 {
		t.Errorf("without testimonies it holds %+v, %v", none.Holds, err)
	}
}

func TestErasingFromTheWindow(t *testing.T) {
	var events []string
	a, id := newTestApp(t, func(_ string, data any) {
		if c, ok := data.(Change); ok {
			events = append(events, c.Records...)
		}
	})
	events = nil
	before, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	plan, err := a.PlanErase(id)
	if err != nil || plan.Title != "Amina" || !plan.Original || plan.Codes == nil || plan.Mentions == nil || plan.Copies == nil {
		t.Fatalf("the plan is %+v, %v", plan, err)
	}
	_, err = a.Erase(id, "Amina l’a demandé", false)
	wantCode(t, err, corpus.Invalid)
	if len(events) > 0 {
		t.Error("a reason that names somebody changed something")
	}
	report, err := a.Erase(id, "Retrait du consentement", true)
	if err != nil || !report.Status.Open || report.Status.Counts.Testimonies != 0 || report.Reopening != nil || report.Erasure.Words == 0 {
		t.Fatalf("the report is %+v, %v", report, err)
	}
	if len(events) == 0 {
		t.Error("nobody was told")
	}
	if data, err := os.ReadFile(before.Project.Path); err != nil || bytes.Contains(data, []byte("J’y vais seule")) {
		t.Errorf("its words are there, %v", err)
	}
	gone, err := a.Erasures()
	if err != nil || len(gone.Erased) != 1 || gone.Erased[0].Reason != "Retrait du consentement" || len(gone.Deleted) != 0 {
		t.Errorf("erased are %+v, %v", gone, err)
	}
	after, err := a.Status()
	if err != nil || after.Undo != nil || after.Project.Path != before.Project.Path {
		t.Errorf("afterwards %+v, %v", after, err)
	}
}
