// Package copies knows what programs that keep folders alike on several
// machines leave there: the names that they give to conflict copies, and the
// folders that are theirs. It reads names only; whether a file is of the same
// project is for workspace to find out.
package copies
