// Package index finds words in testimonies, quotes, codes and memos, in French
// as it is typed: accents, case, elision and inflection aside.
//
// It keeps a Bleve index (its scorch engine) that is a cache of the project
// file. It holds words and where they stand, never a text: a hit is an identity
// and byte positions, and the words shown come from the store. It can be deleted
// at any time, and one that cannot be trusted is refused with ErrStale rather
// than repaired.
//
// One field has the words of a text as they are written, in lower case; texts in
// English and Dutch have one each. What they mean is worked out when a search is
// made: a vocabulary of the words in the index gives those that are the same once
// folded (lower case, no accents, œ as oe), those that share a lemma of the lexicon
// or a stem, and those that begin, end or are spelt so; their documents are then
// one set. A word means its inflections, a phrase the very words, so that "je ne
// sais pas" is those four. Compared with a second field of stems this takes 0.6 of
// the time to index and 0.75 of the disk, and a better lexicon needs no new index.
//
// A search reads Bleve's segments through their own interface, not through
// Bleve's queries: sets of documents are combined as bitmaps, the places of words
// are read only where the sets leave no other way, and those to highlight only
// for the page of hits asked for.
package index
