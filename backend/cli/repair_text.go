package cli

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"florilege/backend/mend"
	"florilege/backend/store"
)

// printRepair tells what became of a damaged project.
func printRepair(out io.Writer, r repairResult) {
	fmt.Fprintf(out, "%s: %s, %d testimonies, %d quotes, %d codes\n", r.Path, r.Project,
		r.Records[store.Testimonies], r.Records[store.Quotes], r.Records[store.Codes])
	if r.Whole {
		fmt.Fprintln(out, "nothing was missing: it holds the very same records")
		return
	}
	for _, source := range slices.Sorted(maps.Keys(r.Moved)) {
		fmt.Fprintf(out, "%s: %s\n", sourceText(store.Source(source)), countsText(r.Moved[source]))
	}
	for _, n := range r.Notes {
		fmt.Fprintln(out, noteText(n))
	}
	if r.Lost > 0 {
		fmt.Fprintf(out, "%d steps of the history are lost\n", r.Lost)
	}
	if r.Torn {
		fmt.Fprintln(out, "the last change may be missing: one of the two first pages is gone")
	}
	if len(r.Unknown) > 0 {
		fmt.Fprintf(out, "there may have been more, of which nothing tells any more: %s\n", strings.Join(r.Unknown, ", "))
	}
	fmt.Fprintln(out, "undo does not go behind this repair")
}

// countsText lists how many there are of each kind: "2 quotes, 1 testimonies".
func countsText(counts map[string]int) string {
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, fmt.Sprintf("%d %s", counts[kind], kind))
	}
	return strings.Join(out, ", ")
}

func sourceText(s store.Source) string {
	switch s {
	case store.FromLostPage:
		return "found on pages that nothing led to"
	case store.FromOldPage:
		return "found on pages given free, maybe in an older version"
	case store.FromJournal:
		return "taken from the history"
	case store.FromOldEntry:
		return "taken from the history, maybe in an older version"
	case store.FromBackup:
		return "taken from the backup"
	}
	return string(s)
}

// noteText is one line about a loss.
func noteText(n noteRow) string {
	name := n.Name
	if name == "" {
		name = n.ID
	}
	switch mend.Code(n.Code) {
	case mend.ProjectRemade:
		return "the project's own record is lost; it is called " + name
	case mend.TestimonyRemade:
		return name + ": its record is lost and was made anew"
	case mend.TestimonyLost:
		return name + ": nothing is left of this testimony"
	case mend.TextReread:
		return name + ": its text was read again from the imported file, to the letter"
	case mend.TextOther:
		return name + ": its text was read again from the imported file, and reads otherwise in places"
	case mend.TextPatched:
		return name + ": its text is lost; the words of its quotes are kept where they stood"
	case mend.LayoutReread:
		return name + ": who speaks when was found again in the text"
	case mend.LayoutEmpty:
		return name + ": who speaks when is lost"
	case mend.OriginalLost:
		return name + ": the imported file is lost; its text is there"
	case mend.CodeRemade:
		return name + ": a code that quotes carry, and whose name is lost"
	case mend.CodeToTop:
		return name + ": a code that stood under itself was moved to the top"
	case mend.QuoteMoved:
		return name + ": a quote was found at another place of the text"
	case mend.WordsKept:
		return name + ": the words of a quote that stands nowhere are kept in a collection"
	case mend.QuotesLost:
		return fmt.Sprintf("%s: %d quotes are lost", name, n.Count)
	case mend.VerdictNarrowed:
		return name + ": a group of repeats lost one of its quotes"
	case mend.VerdictDropped:
		return name + ": a group of repeats lost its quotes"
	case mend.ItemLost:
		return fmt.Sprintf("%s: in this collection %d quotes are missing", name, n.Count)
	case mend.AttributeRemade:
		return name + ": an attribute that has values, and whose name is lost"
	case mend.ParticipantRemade:
		return name + ": a participant of whom only the name is left"
	case mend.RevisionLost:
		return name + ": a text from before a correction is lost"
	}
	return name + ": " + n.Code
}
