package export

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// fault returns where a value is not what a schema of docs/export.schema.json
// says, or "". It knows the words that this schema uses.
func fault(schema map[string]any, value any, at string) string {
	if options, ok := schema["enum"].([]any); ok {
		for _, o := range options {
			if o == value {
				return ""
			}
		}
		return at + " is none of the values"
	}
	kinds, _ := schema["type"].([]any)
	if kind, ok := schema["type"].(string); ok {
		kinds = []any{kind}
	}
	kind := map[string]string{"string": "string", "float64": "integer", "bool": "boolean", "<nil>": "null", "map[string]interface {}": "object", "[]interface {}": "array"}[fmt.Sprintf("%T", value)]
	known := false
	for _, k := range kinds {
		known = known || k == kind
	}
	if !known {
		return fmt.Sprintf("%s is a %s, not a %v", at, kind, kinds)
	}
	switch v := value.(type) {
	case []any:
		for i, item := range v {
			if s := fault(schema["items"].(map[string]any), item, fmt.Sprintf("%s[%d]", at, i)); s != "" {
				return s
			}
		}
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, ok := v[name.(string)]; !ok {
				return at + "." + name.(string) + " is missing"
			}
		}
		for name, item := range v {
			under, ok := properties[name].(map[string]any)
			if !ok {
				if under, ok = schema["additionalProperties"].(map[string]any); !ok {
					return at + "." + name + " is not described"
				}
			}
			if s := fault(under, item, at+"."+name); s != "" {
				return s
			}
		}
	}
	return ""
}

func TestJSONIsWhatItsSchemaSays(t *testing.T) {
	raw, err := os.ReadFile("../../docs/export.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), JSONSchema) {
		t.Errorf("the schema does not describe %s", JSONSchema)
	}
	d := sample()
	d.Extra = []string{"âge"}
	d.Blocks[1].Quote.Extra = []string{"34"}
	d.Blocks[1].Quote.Codes[0].At = time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC)
	empty := Document{Language: "en", Made: d.Made}
	for _, d := range []Document{d, empty} {
		var value any
		if err := json.Unmarshal(written(t, "json", d, Options{}), &value); err != nil {
			t.Fatal(err)
		}
		if s := fault(schema, value, "document"); s != "" {
			t.Error(s)
		}
	}
}

func FuzzJSONKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		var got jsonDocument
		if err := json.Unmarshal(written(t, "json", quoteOnly(words), Options{}), &got); err != nil {
			t.Fatal(err)
		}
		if got.Items[0].Text != printable(words) {
			t.Fatalf("got %q, want %q", got.Items[0].Text, printable(words))
		}
	})
}
