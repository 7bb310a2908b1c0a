package workspace

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestVoicesCountQuotesOnce(t *testing.T) {
	item := func(id corpus.ID, speaker string, asked bool) ItemInfo {
		return ItemInfo{
			Item:  corpus.Item{Kind: corpus.ItemQuote, Quote: id},
			Quote: QuoteInfo{Quote: corpus.Quote{ID: id}, SpeakerName: speaker, Title: "t", Asked: asked},
		}
	}
	got := Voices([]ItemInfo{
		{Item: corpus.Item{Kind: corpus.ItemHeading}}, item("1", "Amina", false), item("2", "Amina", false), item("3", "Bruno", false),
		item("1", "Amina", false), item("4", "Enquêtrice", true),
	})
	if want := []Voice{{"Amina", "t", 2}, {"Bruno", "t", 1}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
