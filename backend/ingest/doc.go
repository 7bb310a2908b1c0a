// Package ingest reads an interview file and says what it understood, before
// anything is stored: a draft testimony with its text, speakers, turns and
// headings, warnings about what could not be kept as it was, and the passages
// that stand between quotation marks.
//
// An importer knows one format. It hands over a source: normalised text and
// what the format itself says of it (bold, headings, title). Everything else,
// above all who speaks, is recognised in the text, alike for every format.
// Formats made beside a recording say who speaks and when by themselves: they
// hand over cues, which are laid out alike (cue.go). Times in a plain transcript
// are recognised as speakers are (times.go), and stay in its text.
// Adding a format is one importer and one line in the list of importers.
//
// Files are taken for hostile: nothing here writes, follows a path out of an
// archive, expands an entity, or reads without a limit.
package ingest
