// Package xmltext reads XML that holds text: office documents, transcripts,
// e-books. It is a pull reader for what such files use, several times quicker
// than encoding/xml, and takes every file for hostile.
//
// It reads elements, attributes, character data and CDATA sections; it passes
// over comments and processing instructions. Prefixes stand for the namespaces
// that were declared for them. A document type is refused, or, where the caller
// allows one, only named: nothing is declared, fetched or expanded. Entities are
// the five of XML, character references, and those of the caller, which stand
// for text and never for more entities.
//
// What it accepts is what encoding/xml accepts in strict mode, and gives the same
// names, values and text; a fuzz target holds it to that. It is stricter where
// noted: document types, depth, and the length of references.
package xmltext
