// Package pseudonym finds real names in texts and puts pseudonyms in their
// place, without ever changing what is stored: it answers with edits, and with
// a map of positions between the text and what is shown of it.
//
// A name is found as a sequence of words, the longest first. Case, accents,
// ligatures and the form of Unicode make no difference; between its words may
// stand blanks of any kind, one line end, hyphens and apostrophes. It is never
// found inside a word: letters, marks and digits make a word, an apostrophe ends
// one only after an elision (d', l', qu'…) or before a possessive s. A hyphen
// ends a word: what joins a name with another one is still found, since a leak
// is worse than an odd reading. A final s counts as the plural of a name of four
// letters or more. A name of one word that is an everyday word as well (rose,
// pierre) is found only where it begins with a capital.
//
// What stands there:
//
//   - A form that repeats some words of the name gets the words of the pseudonym
//     at the same places, where both have as many: with Fatima Benali → Nora
//     Idrissi, Fatima is Nora and Mme Benali is Mme Idrissi. Any other form gets
//     the whole pseudonym.
//   - Capitals are kept: FATIMA is NORA. A pseudonym that begins with a small
//     letter gets a capital at the start of a sentence.
//   - In French the word before is repaired: d'Amina → de Nora, de Paul →
//     d’Anne, qu'Ahmed → que Bruno. Before h and y it stays as it was said. An
//     article belongs to the pseudonym: l'Oasis → la Ruche, de l'Oasis → du
//     Relais, where the pseudonym is written with its article. One that has none
//     takes l’ before a vowel, and otherwise loses it.
package pseudonym
