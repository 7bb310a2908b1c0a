// Package formats measures what is kept of one interview in every format that
// testimonies come in. The interview is fiction, composed for this; testdata
// holds it as real programs wrote it, with the words and turns it has.
package formats
