package main

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"florilege/backend/workspace"
)

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		play(role)
	}
	os.Exit(m.Run())
}

// A process is killed in the middle of every action, some times.
func TestKills(t *testing.T) {
	lasts := 6 * time.Second
	if testing.Short() {
		lasts = 2 * time.Second
	}
	f := newFigures(uint64(time.Now().UnixNano()))
	k := newKiller(t.TempDir(), f.Seed, &f)
	enough := func() bool {
		inside := f.Kept + f.Dropped + f.Parts
		return f.Acknowledged > 0 && f.Kept > 0 && f.Dropped > 0 && inside >= f.Kills/3
	}
	// A machine with other work needs longer for as much.
	for begun := time.Now(); time.Since(begun) < lasts || !enough() && time.Since(begun) < 10*lasts; {
		if err := k.round(); err != nil {
			t.Fatalf("seed %d: %v", f.Seed, err)
		}
	}
	if err := k.stop(); err != nil {
		t.Error(err)
	}
	if !enough() {
		t.Errorf("it tried too little: %+v", f)
	}
	t.Logf("%d kills, %d of them inside %d actions; %d acknowledged changes, none lost", f.Kills, f.Kept+f.Dropped+f.Parts, len(f.KillsIn), f.Acknowledged)
}

// Backups stay sealed when their project is opened up, with a passphrase that it
// had only for a while.
func TestBackupsOfAFormerPassphrase(t *testing.T) {
	v, err := newVictim(t.TempDir(), unsealed(uint64(time.Now().UnixNano())))
	if err != nil {
		t.Fatal(err)
	}
	p, err := v.start()
	if err != nil {
		t.Fatal(err)
	}
	var acknowledged []line
	for _, name := range []string{"protect", "back up", "open up"} {
		l, err := p.do(v.actOrder(name))
		if err != nil || l.Code != "" {
			t.Fatalf("%s: %s, %v", name, l.Err, err)
		}
		acknowledged = append(acknowledged, l)
	}
	if err := p.end(); err != nil {
		t.Fatal(err)
	}
	if _, err := v.verify(acknowledged, nil); err != nil {
		t.Errorf("seed %d: %v", v.seed, err)
	}
}

// Every method of a project that writes is tortured; KeepRecording writes as
// LinkRecording does.
func TestEveryActionIsTortured(t *testing.T) {
	reads := strings.Fields(`
		Again
		Attributes
		BackUp
		BackupState
		Backups
		Behind
		Chain
		Check
		CheckAll
		CheckErase
		CheckPassage
		CheckValues
		Close
		CodeHistory
		Coders
		Codes
		Collection
		Collections
		CompareFile
		Concordance
		Copies
		CountByGroup
		Cross
		CountSurvey
		Dimensions
		Echoes
		Erasable
		Erasures
		Examine
		ExportCodebook
		ExportCrossing
		ExportNames
		FilteredHistory
		FindAttribute
		FindCode
		FindCollection
		FindConditions
		FindErasable
		FindName
		FindParticipant
		FindPreset
		FindSearch
		FindSynonyms
		FindTestimony
		Frequencies
		History
		HistoryPeople
		InPlace
		KeepRecording
		Key
		Leaks
		CodebookLeaks
		CrossingLeaks
		MemoLeaks
		WorkshopLeaks
		LeftOut
		Like
		Matcher
		Mend
		MoveBackups
		NameInfos
		Names
		NewPlanner
		Notices
		Participants
		Path
		PlaceBackups
		Plan
		PlanAs
		PlanAttribute
		PlanAutocode
		PlanBytes
		PlanCodebook
		PlanCorrection
		PlanErase
		PlanRevision
		PlanShare
		PlanSurvey
		PlanTable
		Plans
		ExportMemos
		Memos
		MemoText
		Preset
		Presets
		Preview
		Propose
		ProposeParticipants
		ProposeRecordings
		Board
		Fairness
		Offers
		ProposeSwap
		Quote
		QuotePage
		Quotes
		Read
		ReadBackup
		ReadRevision
		Recording
		RepeatedPassages
		Repeats
		ReportCards
		Restoring
		Revisions
		SaveCopy
		Sealed
		Search
		SearchLate
		Searches
		Share
		Space
		StanceCounts
		StartBackups
		StartIndex
		Substitutes
		Suggestions
		Summary
		Synonyms
		Testimonies
		Testimony
		Verify
		WaitIndex
		Within
		ExportWorkshop
		WorkshopTable
		Agreement
		CountPassages
	`)
	covered := map[string]bool{}
	for _, a := range actions() {
		covered[a.covers] = true
	}
	of := reflect.TypeFor[*workspace.Workspace]()
	for i := range of.NumMethod() {
		name := of.Method(i).Name
		if !covered[name] && !slices.Contains(reads, name) {
			t.Errorf("%s writes, or is new: make it an action here, or one of those that only read", name)
		}
	}
}
