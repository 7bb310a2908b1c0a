package copies

import (
	"regexp"
	"strings"
	"time"

	"florilege/backend/anchor"
)

// Name is what a file's name says of its being a copy of another.
type Name struct {
	Conflict bool      // a service made it because two machines changed the file; otherwise somebody copied it
	Service  Service   // that made it; "" where several write such names
	By       string    // the machine or person named in it; "" for none
	At       time.Time // named in it, in the time of the machine that made it; zero for none
	Original bool      // the project is the copy, and the other file what it is a copy of
}

// Of reports what the name of other says of its being a copy of project, or the
// original that project is a copy of. Both are names of files with the same
// ending. false where it says nothing of the kind.
func Of(project, other string) (Name, bool) {
	ours, mine := strip(project)
	theirs, its := strip(other)
	switch {
	case ours == theirs && its != nil:
		return *its, true
	case ours == theirs && mine != nil:
		mine.Original = true
		return *mine, true
	case ours == theirs:
		return Name{}, false // the same name
	}
	if host, ok := hostAfter(ours, theirs); ok {
		return Name{Conflict: true, Service: OneDrive, By: host}, true
	}
	if host, ok := hostAfter(theirs, ours); ok {
		return Name{Conflict: true, Service: OneDrive, By: host, Original: true}, true
	}
	return Name{}, false
}

// form is a way to write a copy's name. Its groups may be called by, date, time.
type form struct {
	pattern *regexp.Regexp
	name    Name
}

// forms are tried in this order on a name without its ending.
var forms = []form{
	// Dropbox names a person; Nextcloud and those made from it do not: see strip.
	{regexp.MustCompile(`(?i)^(.+) \((?:(?P<by>[^()]+?)(?:'s|’s|s’|s') )?(?:conflicted copy|conflict copy)(?: (?P<date>\d{4}-\d\d-\d\d)(?: (?P<time>\d{6}))?)?(?: \d+)?\)$`), Name{Conflict: true}},
	{regexp.MustCompile(`(?i)^(.+) \((?:copie en conflit|copie conflictuelle)(?: (?:de |d’|d')(?P<by>[^()]+?))?(?: (?P<date>\d{4}-\d\d-\d\d)(?: (?P<time>\d{6}))?)?(?: \d+)?\)$`), Name{Conflict: true}},
	{regexp.MustCompile(`^(.+)[.~]sync-conflict-(?P<date>\d{8})-(?P<time>\d{6})(?:-(?P<by>[A-Z0-9]{7}))?$`), Name{Conflict: true, Service: Syncthing}},
	{regexp.MustCompile(`(?i)^(.+)_conflict-(?P<date>\d{8})-(?P<time>\d{6})$`), Name{Conflict: true, Service: OwnCloud}},
	{regexp.MustCompile(`(?i)^(.+)_conflict_(?P<date>\d{8})_(?P<time>\d{6})(?:_[0-9a-z]+)?$`), Name{Conflict: true, Service: KDrive}},
	{regexp.MustCompile(`^(.+) \(SFConflict (?:(?P<by>\S+) )?(?P<date>\d{4}-\d\d-\d\d)-(?P<time>\d\d-\d\d-\d\d)\)$`), Name{Conflict: true, Service: Seafile}},
	{regexp.MustCompile(`^(.+)_(?P<by>[^_]+)_[A-Z][a-z]{2}-\d\d-\d{6}-\d{4}_Conflict(?:ed)?$`), Name{Conflict: true, Service: Synology}},
	{regexp.MustCompile(`(?i)^(.+) \[conflicted(?: \d+)?\]$`), Name{Conflict: true, Service: PCloud}},
	{regexp.MustCompile(`^(.+)\.Conflict$`), Name{Conflict: true, Service: Resilio}},
	{regexp.MustCompile(`(?i)^(.+?)(?: -)? (?:copie|copy)(?: \(?\d{1,2}\)?)?$`), Name{}},
	{regexp.MustCompile(`(?i)^(.+) \((?:(?:autre |another |\d{1,2}(?:e|er|st|nd|rd|th) )?(?:copie|copy)(?: \d{1,2})?|\d{1,2})\)$`), Name{}},
	{regexp.MustCompile(`(?i)^(?:copie de|copy of|copie \(\d{1,2}\) de|copy \(\d{1,2}\) of) (.+)$`), Name{}},
	{regexp.MustCompile(`^(.+) \d$`), Name{}},
}

// mostMarks bounds copies of copies of copies.
const mostMarks = 5

// strip takes the ending and the marks of a copy off a file's name, and returns
// what the outermost mark that tells of a conflict says, or else the outermost;
// nil where there is none.
func strip(name string) (root string, mark *Name) {
	root = anchor.Normalize(name)
	if i := strings.LastIndexByte(root, '.'); i > 0 {
		root = root[:i]
	}
	for range mostMarks {
		stem, found, ok := one(root)
		if !ok {
			break
		}
		if mark == nil || found.Conflict && !mark.Conflict {
			mark = &found
		}
		root = stem
	}
	return strings.ToLower(root), mark
}

// one takes one mark off.
func one(name string) (stem string, mark Name, ok bool) {
	for _, f := range forms {
		m := f.pattern.FindStringSubmatch(name)
		if m == nil {
			continue
		}
		group := func(name string) string {
			if i := f.pattern.SubexpIndex(name); i >= 0 {
				return m[i]
			}
			return ""
		}
		mark = f.name
		mark.By, mark.At = group("by"), moment(group("date"), group("time"))
		if mark.Conflict && mark.Service == "" {
			if mark.Service = Nextcloud; mark.By != "" {
				mark.Service = Dropbox
			}
		}
		return strings.TrimRight(m[1], " "), mark, true
	}
	return name, mark, false
}

// moment reads a date and a time in digits, whatever stands between them.
func moment(date, clock string) time.Time {
	digits := strings.ReplaceAll(date+clock, "-", "")
	layout := "20060102150405"
	if len(digits) < len("20060102") {
		return time.Time{}
	}
	at, err := time.Parse(layout[:min(len(digits), len(layout))], digits)
	if err != nil {
		return time.Time{}
	}
	return at
}

// host is what OneDrive puts behind the name of a file: that of a machine, and a
// number where there are several. Some words only people put there.
var (
	host   = regexp.MustCompile(`^-([a-z0-9][a-z0-9-]{0,30})$`)
	people = regexp.MustCompile(`^(?:v?\d+|copie|copy|sauvegarde|backup|ancien|ancienne|old|new|final|finale|test|anonyme|anonymous)$`)
)

// hostAfter returns the machine's name where long is short with one behind it.
func hostAfter(short, long string) (string, bool) {
	rest, ok := strings.CutPrefix(long, short)
	m := host.FindStringSubmatch(rest)
	if !ok || m == nil || people.MatchString(m[1]) {
		return "", false
	}
	return strings.ToUpper(m[1]), true
}
