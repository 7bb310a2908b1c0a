// Package repeats finds quotes that say the same words again: copied, cut,
// merged, corrected or transcribed twice. It compares words, not meaning: it
// finds no paraphrase and promises none. Pure functions, no disk.
//
// # What is compared
//
// A text is the sequence of its words, folded (anchor.Words, anchor.Fold):
// case, accents, ligatures, punctuation and blanks do not count, nor do pure
// hesitations (euh, heu, hum, hmm, mmh, uh, um and their lengthened forms).
// "Ben", "bah", "hein", "quoi" and words said twice are words: a quote keeps
// them, so a text that differs by them is a near repeat.
//
// Texts of the same words are exact repeats. Other texts share 3-grams, runs of
// three words (the shingles of A. Broder, "On the resemblance and containment
// of documents", 1997). Their similarity is the greater of two shares, where n
// is the words of the shorter and m of the longer:
//
//   - containment, c/n: c counts the words of the shorter that stand in a
//     3-gram of the longer. It is Broder's containment |S(A)∩S(B)|/|S(A)| told
//     in words instead of shingles. It sees excerpts, merged quotes and moved
//     sentences.
//   - alignment, (l/n)·(l/m): l is the longest common subsequence of words. It
//     sees words changed throughout, of which shingles lose three each. Texts
//     above maxAligned words go without: there containment is steady.
//
// Neither is below the Jaccard index of the 3-grams, |S(A)∩S(B)|/|S(A)∪S(B)|
// (Jaccard 1901, Broder's resemblance), which therefore needs no test.
//
// A share counts only with enough behind it: c or l must reach leastShared
// words, and one more for every two words that differ. A formula
// ("je pense que c'est…") is thus no repeat in a short quote, and below
// leastShared words only exact repeats are found.
package repeats
