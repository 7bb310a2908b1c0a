// Package corpus holds the nouns of a study: project, testimony, turn, code,
// quote, coding, collection, verdict on a repeat, and the errors people read.
//
// A testimony is one imported interview. Its text is normalised once, at
// import, and never changes afterwards, so every position in this package is a
// half-open range of UTF-8 bytes in that text. Records refer to one another by
// ID. The package depends on the standard library only and touches no disk.
package corpus
