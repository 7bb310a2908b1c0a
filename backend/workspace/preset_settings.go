package workspace

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
)

// choice is one thing that an export can be told, as a setting of a preset holds
// it. A list is a setting for each of its values, in their order.
type choice struct {
	name string
	get  func(*ExportRequest) []string // nothing where it is the usual one
	set  func(*ExportRequest, string) error
}

// choices is every choice of an export but its format and its collection, by name.
// Template is the link of the project to the file.
func choices() []choice {
	cards := func(r *ExportRequest) *export.CardOptions { return &r.Options.Cards }
	out := []choice{
		flag("balanced", func(r *ExportRequest) *bool { return &cards(r).Draw.Balanced }),
		word("back", func(r *ExportRequest) *export.Back { return &cards(r).Back }),
		number("blank", func(r *ExportRequest) *int { return &cards(r).Blank }),
		flag("contents", func(r *ExportRequest) *bool { return &r.Options.Contents }),
		number("draw", func(r *ExportRequest) *int { return &cards(r).Draw.Count }),
		flag("hide-category", func(r *ExportRequest) *bool { return &cards(r).HideCategory }),
		flag("hide-speaker", func(r *ExportRequest) *bool { return &cards(r).HideSpeaker }),
		flag("hide-turns", func(r *ExportRequest) *bool { return &r.Options.HideTurns }),
		flag("key", func(r *ExportRequest) *bool { return &cards(r).Key }),
		flag("large", func(r *ExportRequest) *bool { return &cards(r).Large }),
		word("notes", func(r *ExportRequest) *export.Notes { return &r.Options.Notes }),
		word("paper", func(r *ExportRequest) *string { return &cards(r).Paper }),
		number("per-page", func(r *ExportRequest) *int { return &cards(r).PerPage }),
		flag("plain", func(r *ExportRequest) *bool { return &cards(r).Plain }),
		flag("public", func(r *ExportRequest) *bool { return &r.Public }),
		flag("qr", func(r *ExportRequest) *bool { return &cards(r).QR }),
		flag("random", func(r *ExportRequest) *bool { return &cards(r).Draw.Random }),
		flag("real-names", func(r *ExportRequest) *bool { return &r.RealNames }),
		number("seed", func(r *ExportRequest) *uint64 { return &cards(r).Draw.Seed }),
		word(templateSetting, func(r *ExportRequest) *string { return &r.Template }),

		several("only-code", func(r *ExportRequest) *[]corpus.ID { return &r.Filter.Codes }),
		word(coderSetting, func(r *ExportRequest) *string { return &r.Filter.Coding.By }),
		flag("only-once", func(r *ExportRequest) *bool { return &r.Filter.Once }),
		word("only-participant", func(r *ExportRequest) *corpus.ID { return &r.Filter.Participant }),
		word("only-put", func(r *ExportRequest) *Put { return &r.Filter.Coding.Auto }),
		several("only-quote", func(r *ExportRequest) *[]corpus.ID { return &r.Filter.Quotes }),
		word("only-speaker", func(r *ExportRequest) *string { return &r.Filter.Speaker }),
		described("only-stance", func(r *ExportRequest) *[]corpus.Stance { return &r.Filter.Coding.Stances }),
		word("only-testimony", func(r *ExportRequest) *corpus.ID { return &r.Filter.Testimony }),
		word("only-text", func(r *ExportRequest) *string { return &r.Filter.Text }),
		flag("only-uncoded", func(r *ExportRequest) *bool { return &r.Filter.Uncoded }),
		described("only-where", func(r *ExportRequest) *[]Condition { return &r.Filter.Where }),
	}
	out = append(out, searchChoices()...)
	slices.SortFunc(out, func(a, b choice) int { return strings.Compare(a.name, b.name) })
	return out
}

const (
	templateSetting = "template"
	coderSetting    = "only-coder"
	searchSetting   = "search" // the query: there is a search where it is set
)

// searchChoices are those of an export of what a search finds.
func searchChoices() []choice {
	search := func(r *ExportRequest) *SearchRequest {
		if r.Search == nil {
			r.Search = &SearchRequest{}
		}
		return r.Search
	}
	out := []choice{
		{searchSetting, func(r *ExportRequest) []string { return []string{r.Search.Query} }, func(r *ExportRequest, s string) error {
			search(r).Query = s
			return nil
		}},
		several("search-in", func(r *ExportRequest) *[]index.Kind { return &search(r).In }),
		word("search-order", func(r *ExportRequest) *SearchOrder { return &search(r).Order }),
		word("search-testimony", func(r *ExportRequest) *corpus.ID { return &search(r).Testimony }),
		flag("search-unasked", func(r *ExportRequest) *bool { return &search(r).Unasked }),
		described("search-where", func(r *ExportRequest) *[]Condition { return &search(r).Where }),
	}
	for i, c := range out {
		out[i].get = func(r *ExportRequest) []string {
			if r.Search == nil {
				return nil
			}
			return c.get(r)
		}
	}
	return out
}

func flag(name string, of func(*ExportRequest) *bool) choice {
	return choice{name, func(r *ExportRequest) []string {
		if *of(r) {
			return []string{"true"}
		}
		return nil
	}, func(r *ExportRequest, s string) (err error) {
		*of(r), err = strconv.ParseBool(s)
		return err
	}}
}

func word[T ~string](name string, of func(*ExportRequest) *T) choice {
	return choice{name, func(r *ExportRequest) []string {
		if *of(r) != "" {
			return []string{string(*of(r))}
		}
		return nil
	}, func(r *ExportRequest, s string) error {
		*of(r) = T(s)
		return nil
	}}
}

func number[T int | uint64](name string, of func(*ExportRequest) *T) choice {
	return choice{name, func(r *ExportRequest) []string {
		if *of(r) > 0 {
			return []string{strconv.FormatUint(uint64(*of(r)), 10)}
		}
		return nil
	}, func(r *ExportRequest, s string) error {
		n, err := strconv.ParseUint(s, 10, 64)
		if *of(r) = T(n); *of(r) < 0 {
			return strconv.ErrRange
		}
		return err
	}}
}

func several[T ~string](name string, of func(*ExportRequest) *[]T) choice {
	return choice{name, func(r *ExportRequest) (out []string) {
		for _, v := range *of(r) {
			out = append(out, string(v))
		}
		return out
	}, func(r *ExportRequest, s string) error {
		*of(r) = append(*of(r), T(s))
		return nil
	}}
}

// described holds values of several parts, as JSON.
func described[T any](name string, of func(*ExportRequest) *[]T) choice {
	return choice{name, func(r *ExportRequest) (out []string) {
		for _, v := range *of(r) {
			if data, err := json.Marshal(v); err == nil {
				out = append(out, string(data))
			}
		}
		return out
	}, func(r *ExportRequest, s string) error {
		var v T
		err := json.Unmarshal([]byte(s), &v)
		*of(r) = append(*of(r), v)
		return err
	}}
}

// settingsOf returns what differs from the usual export, by name.
func settingsOf(r ExportRequest) []corpus.Setting {
	var out []corpus.Setting
	for _, c := range choices() {
		for _, value := range c.get(&r) {
			out = append(out, corpus.Setting{Name: c.name, Value: value})
		}
	}
	return out
}

// chosen returns the export that settings describe. One that is not known here,
// or makes no sense, is refused: without it more might leave than was meant to.
func chosen(p corpus.ExportPreset) (ExportRequest, error) {
	r := ExportRequest{Format: p.Format, Collection: p.Collection}
	known := choices()
	for _, s := range p.Settings {
		i := slices.IndexFunc(known, func(c choice) bool { return c.name == s.Name })
		if i < 0 || known[i].set(&r, s.Value) != nil {
			return ExportRequest{}, corpus.Fail(corpus.Invalid, "the preset «"+p.Name+"»", "this version does not know its setting "+s.Name)
		}
	}
	return r, nil
}
