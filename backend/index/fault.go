package index

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Fault says why a search cannot be understood. It is the cause of the
// corpus.Error that Parse returns.
type Fault struct {
	Reason Reason
	At     corpus.Span // bytes of the search as it was given; empty where it is about the whole
	Column int         // of At's start, in characters from 1
	Words  string      // what stands at At
	Fix    string      // the whole search, put right as far as can be told; "" for none
}

func refuse(search string, fault *Fault) error {
	fault.Column = utf8.RuneCountInString(search[:fault.At.Start]) + 1
	fault.Words = fault.At.Of(search)
	return &corpus.Error{Code: corpus.BadQuery, Subject: search, Detail: fault.Error(), Err: fault}
}

// Error returns one English clause, and what would be understood.
func (f *Fault) Error() string {
	s := string(f.Reason)
	for _, c := range clauses() {
		if c.reason == f.Reason {
			s = strings.NewReplacer("{words}", f.Words, "{column}", strconv.Itoa(f.Column)).Replace(c.says)
		}
	}
	if f.Fix != "" {
		s += fmt.Sprintf(" (try: %s)", f.Fix)
	}
	return s
}
