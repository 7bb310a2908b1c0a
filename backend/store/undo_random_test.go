package store

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"florilege/backend/corpus"
)

// step is where undo may stop: the state before a change or a group of them.
type step struct {
	state state
	group corpus.ID
}

// A random life of a project, beside a model that keeps every state.
func TestUndoIsATimeMachine(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 2))
			s, _ := newProject(t)
			now := stateOf(t, s)
			first := now
			var past, future []step
			journal := momentOf(t, s).Seq
			for range 150 {
				switch n := r.IntN(20); {
				case n == 0:
					s = reopened(t, s)
				case n < 5 && len(past) > 0:
					undo(t, s)
					last := past[len(past)-1]
					past, future = past[:len(past)-1], append(future, step{now, last.group})
					now = last.state
				case n < 8 && len(future) > 0:
					redo(t, s)
					last := future[len(future)-1]
					past, future = append(past, step{now, last.group}), future[:len(future)-1]
					now = last.state
				default:
					group := corpus.ID([]string{"", "", "g1", "g2"}[r.IntN(4)])
					commit(t, s, Change{Action: corpus.ActCodeEdit, Group: group}, func(tx *Tx) error { return randomWrites(tx, r) })
					if is := stateOf(t, s); !sameState(is, now) {
						if group == "" || len(past) == 0 || past[len(past)-1].group != group {
							past = append(past, step{now, group})
						}
						now, future = is, nil
					}
				}
				if !sameState(stateOf(t, s), now) {
					t.Fatal("the state is not the model's")
				}
				if seq := momentOf(t, s).Seq; seq < journal {
					t.Fatal("the journal grew shorter")
				} else {
					journal = seq
				}
			}
			for range past {
				undo(t, s)
			}
			if _, _, err := s.Undo("Zoé", clock(1)); corpus.CodeOf(err) != corpus.NothingToUndo || !sameState(stateOf(t, s), first) {
				t.Error("undoing everything does not lead to the beginning")
			}
			s = reopened(t, s)
			for range len(past) + len(future) {
				redo(t, s)
			}
			if len(future) > 0 {
				now = future[0].state
			}
			if _, _, err := s.Redo("Zoé", clock(1)); corpus.CodeOf(err) != corpus.NothingToRedo || !sameState(stateOf(t, s), now) {
				t.Error("redoing everything does not lead to the end")
			}
			view(t, s, func(tx *Tx) error {
				c := checker{tx: tx}
				if c.journal(); len(c.problems) > 0 {
					t.Error(c.problems)
				}
				return nil
			})
		})
	}
}

// randomWrites puts and deletes a few records of several kinds, sometimes the
// same one twice.
func randomWrites(tx *Tx, r *rand.Rand) error {
	for range 1 + r.IntN(4) {
		id := corpus.ID(fmt.Sprint("r", r.IntN(6)))
		text := fmt.Sprint(r.IntN(3))
		var err error
		switch r.IntN(7) {
		case 0:
			err = tx.Codes().Put(id, corpus.Code{ID: id, Name: text})
		case 1:
			err = tx.Codes().Delete(id)
		case 2, 3:
			q := corpus.Quote{ID: id, Testimony: "t", Memo: text, Span: corpus.Span{Start: r.IntN(3), End: 9}}
			for i := range r.IntN(3) {
				q.Codings = append(q.Codings, corpus.Coding{Code: corpus.ID(fmt.Sprint("r", i+r.IntN(3)))})
			}
			err = tx.Quotes().Put(id, q)
		case 4:
			err = tx.Quotes().Delete(id)
		case 5:
			err = tx.Testimonies().Put(id, corpus.Testimony{ID: id, Original: text})
		case 6:
			err = tx.Collections().Put(id, corpus.Collection{ID: id, Name: text})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
