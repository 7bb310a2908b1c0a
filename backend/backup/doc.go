// Package backup knows the folder where the backups of a project stand: how
// they are called, which of them to keep, and to which project they belong. It
// opens none of them.
//
// The backups of all projects stand under one root, in a folder for each
// project. A backup says in its name when it was made and which moment of the
// project it holds, so that a folder tells all that is needed to keep it in
// order, whatever the clock was at the time.
package backup
