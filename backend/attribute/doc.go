// Package attribute reads the values of typed variables as people write them
// (« 12,5 », « 3 mars 2024 », « oui ») into the form that projects store, shows
// them again, and guesses a type from a column of values.
package attribute
