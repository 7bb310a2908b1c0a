// Package pdf reads the text layer of a PDF file: for each page the pieces of
// text that it paints, with their places, sizes and whether they are bold. What
// those pieces mean, lines, paragraphs, page headers, is for the caller to say.
//
// Files are taken for hostile. Nothing is followed out of the file, pictures are
// counted and never decoded, loops are cut, and every object, instruction and
// decompressed byte counts towards a bound. A file whose table of objects is
// missing or wrong is read by looking for the objects themselves.
//
// A file that is locked against changes, copying or printing only, and opens
// without a password, is decrypted: the standard security handler, revisions 2 to
// 6, with the ciphers of the standard library.
package pdf
