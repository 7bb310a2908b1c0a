// Package repeats finds quotes that say the same words again: copied, cut,
// merged, corrected or transcribed twice. It compares words, not meaning: it
// finds no paraphrase and promises none. Pure functions, no disk.
//
// # What is compared
//
// A text is the sequence of its words, folded (anchor.Words, anchor.Fold):
// case, accents, ligatures, punctuation and blanks do not count, nor do pure
// hesitations (euh, heu, hum, hmm, mmh, uh, um and their lengthened forms).
// "Ben", "bah", "hein", "quoi" and a word said twice are words: texts that
// differ by them are near repeats, not exact ones.
//
// # What is a repeat
//
// Texts of the same words are exact repeats. Other texts are near repeats when
// their similarity reaches the least that the caller asks for. It is the
// greater of two shares:
//
//   - containment: of the words of the shorter text, those that stand in runs
//     of three (3-grams, shingles) of the longer. This is the containment
//     |S(A)∩S(B)|/|S(A)| of A. Broder, "On the resemblance and containment of
//     documents" (1997), told in words instead of shingles. It sees excerpts,
//     merged quotes and moved sentences. A run counts the first time it is
//     said, so that a stammer does not weigh more than what it repeats.
//   - alignment: the longest common subsequence of words, as a share of the one
//     text times its share of the other. It sees words changed throughout,
//     each of which costs three shingles but one word. Texts of more than
//     maxAligned words go without; at that length containment is steady.
//
// Broder's resemblance, the Jaccard index |S(A)∩S(B)|/|S(A)∪S(B)|, can only be
// less than the containment and therefore needs no test of its own. Only texts
// that share a third of that least similarity of the shorter's different
// 3-grams are compared at all.
//
// A share counts only with enough behind it. What is said again must weigh as
// much as leastShared, and half of what is not; little words (littleWords)
// weigh half. "Je pense que c'est…" is thus no repeat in a short quote, and
// fewer than leastWords words repeat exactly or not at all.
//
// Measured by TestRecall on quotes of 20 to 60 words: all of 1,000 planted
// edits of each kind are found up to a quarter of the words changed, for
// excerpts of 40 % and 70 %, and for moved sentences; 0.96 of windows shifted
// by half. On quotes of 10 to 20 words: 1.00 at 10 %, 0.95 at 25 %.
//
// # How
//
// Items of the same words become one text. An inverted index of the 3-grams
// that several texts hold finds, for each text, the longer ones that share
// enough with it; the pairs are then measured. A 3-gram leads to maxHolders
// texts, of a text's 3-grams the rarest are followed until they have led to
// maxVisits others, and a text is linked with maxLinks others at most, so that
// time and memory stay in proportion to the words read, whatever they are. Texts
// found by the rarest have all of their 3-grams counted: BenchmarkScale finds as
// many of the planted edits as without that bound. 3-grams are counted shard by
// shard, in tables that stay in the processor's cache.
package repeats
