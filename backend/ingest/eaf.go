package ingest

import (
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/xmltext"
)

// readEAF reads ELAN's annotations. A tier that hangs under no other is a
// speaker, called by its participant where it names one; what stands in several
// is put in the order of time. Tiers that hang under it (translations, remarks)
// stand behind the turn, each under its own name in brackets.
func readEAF(name string, data []byte) (source, error) {
	x, encoding, warnings, err := xmlFile(name, data, false)
	if err != nil {
		return source{}, err
	}
	e := &eaf{x: x, slots: map[string]int{}}
	if err := x.each(func(el xmltext.Element) error {
		if e.found = el.Local == "ANNOTATION_DOCUMENT"; !e.found {
			return corpus.Fail(corpus.WrongKind, name, kindXML)
		}
		return x.each(e.part)
	}); err != nil {
		return source{}, err
	}
	if !e.found {
		return source{}, other(name, string(data), kindPlain)
	}
	return source{encoding: encoding, paragraphs: said(byTime(e.cues())), warnings: warnings}, nil
}

// eaf is a file of ELAN while it is read.
type eaf struct {
	x     *xmlPart
	found bool
	slots map[string]int // index in times, by ID
	times []int64        // of the slots in their order, in ms; untimed where not given
	tiers []eafTier
}

type eafTier struct {
	id, participant, parent string
	annotations             []eafAnnotation
}

type eafAnnotation struct {
	id, of     string // of is the annotation that it hangs under
	from, to   string // slots
	start, end int64  // in ms, once all slots are known
	text       string
}

// part reads a part of the file.
func (e *eaf) part(el xmltext.Element) error {
	switch el.Local {
	case "TIME_SLOT":
		at := int64(untimed)
		if v, err := strconv.ParseInt(el.Attr("TIME_VALUE"), 10, 52); err == nil && v >= 0 {
			at = v
		}
		e.slots[el.Attr("TIME_SLOT_ID")] = len(e.times)
		e.times = append(e.times, at)
	case "TIER":
		e.tiers = append(e.tiers, eafTier{id: el.Attr("TIER_ID"), participant: el.Attr("PARTICIPANT"), parent: el.Attr("PARENT_REF")})
	case "ALIGNABLE_ANNOTATION", "REF_ANNOTATION":
		if len(e.tiers) > 0 {
			t := &e.tiers[len(e.tiers)-1]
			t.annotations = append(t.annotations, eafAnnotation{
				id: el.Attr("ANNOTATION_ID"), of: el.Attr("ANNOTATION_REF"),
				from: el.Attr("TIME_SLOT_REF1"), to: el.Attr("TIME_SLOT_REF2"),
			})
		}
	case "ANNOTATION_VALUE":
		text, err := e.x.content(e.x.skip)
		if n := len(e.tiers); n > 0 && len(e.tiers[n-1].annotations) > 0 {
			list := e.tiers[n-1].annotations
			list[len(list)-1].text = text
		}
		return err
	}
	return e.x.each(e.part)
}
