// Package mend decides what becomes of a project of which parts are lost, so
// that what is left is a whole again. It reads no file.
//
// Nothing that can be read is thrown away:
//
//   - A text that is lost is read again from the file it was imported from. Where
//     that is lost too, what its quotes hold of it stands in its place, and the
//     rest is marked as lost; every position stays what it was.
//   - A testimony whose record is lost is made anew for its text, its layout or
//     its quotes, with speakers as their labels name them.
//   - A layout is read again, or is empty.
//   - A code that quotes or other codes name, and that is lost, is made anew
//     without its name.
//   - A quote that no longer stands in its text is looked for there; one that is
//     nowhere keeps its words in a collection of their own.
//   - A verdict or a collection keeps the quotes that are left; in a collection a
//     comment says where one is missing.
//   - What was erased at somebody's request stays erased.
package mend
