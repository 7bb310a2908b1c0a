package workspace

import (
	"reflect"
	"sync"

	"florilege/backend/export"
	"florilege/backend/store"
)

// laid keeps the document that was asked for last, with the moment that it is of:
// a preview turns its pages, counts cards and looks for names in one document.
type laid struct {
	mu       sync.Mutex
	asked    ExportRequest
	moment   store.Moment
	document export.Document
	some     bool
}

// contents is what of a request decides what its document holds, and not how that
// is written.
func (r ExportRequest) contents() ExportRequest {
	r.Options, r.Template = export.Options{}, ""
	if !export.IsChain(r.Format) {
		r.Format = ""
	}
	return r
}

// of returns the document of a request at a moment, if it is the one kept.
func (k *laid) of(r ExportRequest, m store.Moment) (export.Document, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.document, k.some && k.moment == m && reflect.DeepEqual(k.asked, r)
}

func (k *laid) keep(r ExportRequest, m store.Moment, d export.Document) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.asked, k.moment, k.document, k.some = r, m, d, true
}
