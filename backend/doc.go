// Package backend holds no code: its test asserts which package may import
// which.
package backend
