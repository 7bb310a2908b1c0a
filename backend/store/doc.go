// Package store keeps one project in one bbolt file and is the truth about it.
//
// # What stands in the file
//
// A bucket for each kind of record (project, testimonies, layouts, codes,
// quotes, verdicts, collections), two of bytes that are written once and never
// change (texts, originals), the journal, keys derived from records so that
// lists need no scan, and meta with the format, the schema version and the head
// of the journal. Every record stands in an envelope with a checksum.
//
// # What it guarantees
//
// A change is one transaction, synced to disk before Update returns, and the
// journal holds each record before and after it. Undo and redo write entries of
// their own: nothing ever leaves the journal. Texts and originals stay even
// when their testimony is undone.
//
// A file that cannot be trusted is never written. Before bbolt sees a file its
// pages are looked at with plain reads: bbolt writes to a file as soon as it
// opens it for writing, and on pages that lead in a circle it takes the whole
// process down. What was read is checked against its checksum, which covers the
// key too. Check reads everything else.
//
// A file of an older version is brought up to date in one transaction when it
// is opened for writing; no copy is kept, since a step that fails leaves the
// file as it was. What the journal tells from before can be read and no longer
// undone.
package store
