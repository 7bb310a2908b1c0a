package ingest

import (
	"html"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// recordings find where ELAN, Transcriber and oTranscribe name the recording.
var recordings = regexp.MustCompile(`(?:MEDIA_URL|audio_filename)="([^"]{1,1000})"|"media"\s*:\s*"([^"]{1,1000})"`)

// escapes are those of an address.
var escapes = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

// mostNamed is how far into a file its recording is looked for, in bytes:
// oTranscribe names it after the text.
const mostNamed = 8 << 20

// Recordings returns the names of the recordings that a transcript names itself,
// without their folders; Transcriber leaves out the extension too.
func Recordings(original []byte) []string {
	out := []string{}
	for _, m := range recordings.FindAllSubmatch(original[:min(len(original), mostNamed)], 20) {
		name := html.UnescapeString(string(m[1]) + string(m[2]))
		name = escapes.ReplaceAllStringFunc(name, func(s string) string {
			b, _ := strconv.ParseUint(s[1:], 16, 8)
			return string([]byte{byte(b)})
		})
		name = path.Base(strings.ReplaceAll(name, `\`, "/"))
		if strings.Trim(name, "./") != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
