// Package export writes quotes and collections out of the program: as a
// document to read, a table, data for other programs, or workshop cards.
//
// The one guarantee is that a quote is verbatim. The stored words are printed
// as they are, whatever a format must do to carry them (escape a sign, quote a
// cell, break a line); only the outer quotation marks belong to the layout, and
// words that bring their own marks get none. See [Substitutes] for the one
// exception, characters that no embedded font can draw. Where the user wants
// pseudonyms, workspace puts them in before, and the document says so.
//
// A [Document] holds everything to print, with no ID left to resolve and no
// clock to read, so that the same document always gives the same bytes.
// Analysts' memos leave the program only in tables and JSON.
//
// A new format is one file with a function of the type of writeCSV, and one
// line in the list of [Formats].
package export
