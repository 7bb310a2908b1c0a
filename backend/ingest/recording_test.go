package ingest

import (
	"slices"
	"testing"
)

func TestRecordings(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"elan":        {`<MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/Users/lea/Entretien%201.wav" MIME_TYPE="audio/x-wav" RELATIVE_MEDIA_URL="./Entretien%201.wav"/>`, []string{"Entretien 1.wav"}},
		"transcriber": {`<Trans scribe="lea" audio_filename="C:\sons\nadia &amp; co" version="4">`, []string{"nadia & co"}},
		"otranscribe": {`{"text":"<p>Oui.</p>","media":"nadia.mp3","media-time":12.5}`, []string{"nadia.mp3"}},
		"two":         {`MEDIA_URL="a.mp4" MEDIA_URL="a.wav"`, []string{"a.mp4", "a.wav"}},
		"hostile":     {`MEDIA_URL="../.." audio_filename="/" "media":"%2e%2e/%2e%2e/etc/passwd"`, []string{"passwd"}},
		"none":        {"Nadia : Oui.", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Recordings([]byte(c.in)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
