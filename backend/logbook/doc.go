// Package logbook keeps a small log of what helps to support a user: versions,
// the codes of errors, durations, sizes. It never holds a word of a testimony, a
// name, a title, a query, a path or a passphrase, and that does not rest on
// care: a fact is made only from numbers, durations, codes that the program
// knows, and the program's own method names. What is none of these is logged as
// "other".
//
// The log is JSON, one event a line, in two files of half a megabyte at most.
// Failing to write it is never an error.
package logbook
