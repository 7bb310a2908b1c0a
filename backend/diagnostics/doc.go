// Package diagnostics makes the text that a user may send for help, and can read
// before: versions, the system, figures of a project, the result of its check and
// the log. It holds no word of a testimony, no name, no title and no path: it is
// made from numbers, from words of the program and from what the system says of
// itself.
package diagnostics
