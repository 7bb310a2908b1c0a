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
// What is found is measured by kind of edit: among 10,000, 100,000 and a million
// quotes of 10 to 200 words by the bench, on shorter ones by TestRecall. A window
// shifted by half shares half of its words at most: at the usual similarity it stands
// on the border, and nothing is promised.
//
// # How
//
// Items of the same words become one text. An inverted index of the 3-grams
// that several texts hold finds, for each text, the longer ones that share
// enough with it; the pairs are then measured. A 3-gram leads to maxHolders
// texts, of a text's 3-grams the rarest are followed until they have led to
// usualVisits others, or to maxVisits where they are few (leastFollowed), and a text
// is linked with maxLinks others at most, so that time and memory stay in proportion
// to the words read, whatever they are. Of the texts found by the rarest, those that
// hold the rarest have all of their 3-grams counted.
//
// A quote should cost no more among a million than among ten thousand, and what it
// costs there is waiting for memory. So all that grows is flat and read in order:
// texts are sorted by length before anything else, 3-grams are numbered shard by
// shard, in tables that stay in the processor's cache, the number of one is where
// the list of its texts begins, and each text knows how many of that list stand
// before it. The 3-grams of another text are read once, past a small table of those
// of the text compared. Texts are looked up in any order, by as many goroutines as
// there are processors.
package repeats
