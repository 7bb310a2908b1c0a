package pdf

// leaf is a page as it stands in the tree of pages.
type leaf struct {
	dict      dict
	resources dict
	box       array // what is shown
	rotate    int
}

// pages returns the pages in their order. Where the tree is lost, they come in
// the order of their numbers.
func (f *file) pages() ([]leaf, error) {
	var out []leaf
	seen := map[int]bool{}
	f.walk(f.trailerPages(), leaf{}, 0, seen, &out)
	if len(out) == 0 && !f.limits.reached {
		if !f.scanned {
			f.scan()
		}
		for _, num := range f.sorted() {
			if d, ok := f.load(num).(dict); ok && d["Type"] == name("Page") && len(out) < mostPages {
				out = append(out, f.leafOf(d, leaf{}))
			}
		}
	}
	switch {
	case f.limits.reached:
		return nil, ErrTooLarge
	case len(out) == 0:
		return nil, ErrDamaged
	}
	return out, nil
}

func (f *file) trailerPages() any {
	catalog, _ := f.get(f.trailer["Root"]).(dict)
	return catalog["Pages"]
}

// walk adds the pages below a node of the tree; a node seen before is a loop.
func (f *file) walk(v any, above leaf, depth int, seen map[int]bool, out *[]leaf) {
	if r, ok := v.(ref); ok {
		if seen[r.num] {
			return
		}
		seen[r.num] = true
	}
	d, ok := f.get(v).(dict)
	if !ok {
		f.damaged = f.damaged || v != nil
		return
	}
	if depth > mostDepth || f.limits.reached {
		return
	}
	here := f.leafOf(d, above)
	kids, inner := f.get(d["Kids"]).(array)
	if !inner || d["Type"] == name("Page") {
		if len(*out) >= mostPages {
			f.limits.reached = true
			return
		}
		*out = append(*out, here)
		return
	}
	for _, kid := range kids {
		f.walk(kid, here, depth+1, seen, out)
	}
}

// leafOf returns a node with what it inherits.
func (f *file) leafOf(d dict, above leaf) leaf {
	here := leaf{dict: d, resources: above.resources, box: above.box, rotate: f.int(d["Rotate"], above.rotate)}
	if r := f.dict(d["Resources"]); r != nil {
		here.resources = r
	}
	if box, ok := f.get(d["MediaBox"]).(array); ok && len(box) >= 4 {
		here.box = box
	}
	return here
}
