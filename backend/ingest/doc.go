// Package ingest reads a transcript file into a draft testimony: its text as it
// will be stored, the speakers and headings recognised in it, the passages in
// quotation marks, and warnings about what could not be kept. Nothing is stored
// here, and nothing is dropped without a warning.
//
// An importer is one file that turns bytes into paragraphs, and one line in the
// list of formats; what paragraphs mean is the same for all.
package ingest
