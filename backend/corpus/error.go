package corpus

import (
	"errors"
	"strings"
)

// ErrorCode names a kind of failure. The interface has a sentence for each in
// its languages, under the same name.
type ErrorCode string

// The kinds of failure a person can meet.
const (
	NotFound      ErrorCode = "not_found"      // no record of that name
	Ambiguous     ErrorCode = "ambiguous"      // several records of that name; Detail lists them
	Invalid       ErrorCode = "invalid"        // a value cannot be used; Detail says why
	Exists        ErrorCode = "exists"         // something of that name is there already
	NotAProject   ErrorCode = "not_a_project"  // the file is not ours
	Damaged       ErrorCode = "damaged"        // the file is ours and cannot be trusted
	Newer         ErrorCode = "newer"          // the file was made by a later version
	ReadOnly      ErrorCode = "read_only"      // the file cannot be written
	OpenElsewhere ErrorCode = "open_elsewhere" // another window or command holds the file
	Missing       ErrorCode = "missing"        // no such file
	Unreadable    ErrorCode = "unreadable"     // the file cannot be read; Detail says why
	Unwritable    ErrorCode = "unwritable"     // the file cannot be written; Detail says why
	DiskFull      ErrorCode = "disk_full"      // there is no room to write the file; nothing was changed
	Vanished      ErrorCode = "vanished"       // the file was there and is not: moved, removed, or its disk is gone
	Replaced      ErrorCode = "replaced"       // another file stands in the place of the one that is open
	Unsupported   ErrorCode = "unsupported"    // no importer for that format
	EmptyFile     ErrorCode = "empty_file"     // nothing to read in the file
	TooLarge      ErrorCode = "too_large"      // above the limit in Detail
	Scanned       ErrorCode = "scanned"        // the file is pictures of pages, without text
	NoTemplate    ErrorCode = "no_template"    // a file given as a template is no document of the format that is written
	Tabular       ErrorCode = "tabular"        // the file is a table, which is imported as a survey
	NoOpenAnswer  ErrorCode = "no_open_answer" // no column of a survey is chosen as an open answer
	BadQuery      ErrorCode = "bad_query"      // the search cannot be understood; Detail says why
	BadExpression ErrorCode = "bad_expression" // the regular expression cannot be understood; Detail is why, a colon and where
	NothingToUndo ErrorCode = "nothing_to_undo"
	NothingToRedo ErrorCode = "nothing_to_redo"
	OtherProject  ErrorCode = "other_project" // the file is of another project, whose name is in Detail
	SameFile      ErrorCode = "same_file"     // the file is the open project itself
	MovedOn       ErrorCode = "moved_on"      // the file changed since it was looked at
	WrongKind     ErrorCode = "wrong_kind"    // a file to import is of the kind in Detail, which its name does not say or nothing reads
	Broken        ErrorCode = "broken"        // a file to import is cut short or damaged
	Enclosed      ErrorCode = "enclosed"      // the words of a file to import stand in another file inside it
	NotText       ErrorCode = "not_text"      // a file to import holds no text that could be read
	Unsafe        ErrorCode = "unsafe"        // a file to import is made in a way that no program writes and that could harm
	Cancelled     ErrorCode = "cancelled"
	Erased        ErrorCode = "erased" // what the file holds was erased at somebody's request, on the day in Detail
	Locked        ErrorCode = "locked" // the file is sealed and no passphrase was given

	WrongPassphrase   ErrorCode = "wrong_passphrase"   // what was given does not open the file
	PasswordProtected ErrorCode = "password_protected" // another program's file asks for a password, or its publisher locked it
	Unsealed          ErrorCode = "unsealed"           // the file stands in the clear beside a sealed project, and could not be sealed
	ShortPassphrase   ErrorCode = "short_passphrase"   // a new passphrase is easily guessed
	Internal          ErrorCode = "internal"           // a defect of the program
)

var sentences = map[ErrorCode]string{
	NotFound:      "there is no {subject} in this project",
	Ambiguous:     "several records are called {subject}: {detail}",
	Invalid:       "{subject} cannot be used: {detail}",
	Exists:        "{subject} is there already",
	NotAProject:   "{subject} is not a Florilège project; it was left as it is",
	Damaged:       "{subject} is damaged ({detail}); it was left as it is, restore a copy of it",
	Newer:         "{subject} was made by a newer version of Florilège; it was left as it is, update the program to open it",
	ReadOnly:      "{subject} is read-only; copy it to a folder where you can write",
	OpenElsewhere: "{subject} is open in another window or command; close it there first",
	Missing:       "there is no file {subject}",
	Unreadable:    "{subject} cannot be read: {detail}",
	Unwritable:    "{subject} cannot be written: {detail}",
	DiskFull:      "there is no room left to write {subject}; nothing was changed: make room on the disk and try again",
	Vanished:      "{subject} is not where it was: it or its folder was moved or removed, or its disk taken out; nothing more can be kept there: put it back, or save a copy elsewhere",
	Replaced:      "another program put another file in the place of {subject} while it was open; nothing more can be kept there: save a copy of what is open, then open the file again",
	Unsupported:   "{subject} is not a format that can be imported; use .docx, .odt, .rtf, .pdf, .html, .epub, .md or .txt, or a transcript with times: .srt, .vtt, .textgrid, .eaf, .trs or .otr",
	EmptyFile:     "{subject} holds no text",
	TooLarge:      "{subject} is too large ({detail})",
	Scanned:       "{subject} is a scan: pictures of pages without text; have its text recognised (OCR), then import what comes of it",
	WrongKind:     "{subject} is a file of the kind {detail}; give it back its own extension, or save it as .docx, .odt or .txt in its program",
	Broken:        "{subject} is cut short or damaged; copy it again from where it came, or open it in its program and save it anew",
	Enclosed:      "{subject} only encloses another document, as files made by websites do, and Word alone can put its words in place; open it in Word and save it anew",
	NotText:       "{subject} holds no text: these are not the bytes of a text file",
	Unsafe:        "{subject} is built as no word processor builds a document, and was left unread for safety; open it in its program and save it anew",
	NoTemplate:    "{subject} cannot serve as a template of this format; give a .docx or .dotx for Word, a .odt or .ott for OpenDocument, as Word or LibreOffice saves them",
	Tabular:       "{subject} is a table; import it as a survey, which makes one testimony of each row",
	NoOpenAnswer:  "none of the columns of {subject} is an open answer; choose one, so that there is something to read",
	BadQuery:      "the search «{subject}» cannot be understood: {detail}",
	BadExpression: "the regular expression «{subject}» cannot be understood: {detail}",
	NothingToUndo: "there is nothing to undo",
	NothingToRedo: "there is nothing to redo",
	OtherProject:  "{subject} belongs to another project, «{detail}», and cannot be compared with this one",
	SameFile:      "{subject} is the project itself; choose another file of it",
	MovedOn:       "{subject} changed meanwhile; look at it again",
	Erased:        "what {subject} holds was erased from this project on {detail}, at the person's request; it is not imported again",
	Cancelled:     "stopped; what was finished is kept",
	Locked:        "{subject} is protected by a passphrase; give it to open the project",

	WrongPassphrase:   "this passphrase does not open {subject}; check capitals, accents and spaces, or use the recovery key",
	PasswordProtected: "{subject} is protected by a password; open it in its own program, save it without a password and import it again",
	Unsealed:          "{subject} still holds words of this project in the clear, and could not be protected: remove it yourself",
	ShortPassphrase:   "the passphrase is too short: take at least 12 characters, four words at random for example",
	Internal:          "something went wrong in the program: {detail}",
}

// ErrorCodes returns every code, in no order.
func ErrorCodes() []ErrorCode {
	out := make([]ErrorCode, 0, len(sentences))
	for c := range sentences {
		out = append(out, c)
	}
	return out
}

// Error is a failure told to a person: a code, the file or record it is about,
// what more there is to say, and the cause.
type Error struct {
	Code    ErrorCode
	Subject string
	Detail  string
	Err     error
}

// Error returns one English sentence.
func (e *Error) Error() string {
	s := sentences[e.Code]
	if s == "" {
		s = string(e.Code) + ": {subject} {detail}"
	}
	return strings.NewReplacer("{subject}", e.Subject, "{detail}", e.Detail).Replace(s)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Fail returns an Error of the code about the subject.
func Fail(code ErrorCode, subject, detail string) error {
	return &Error{Code: code, Subject: subject, Detail: detail}
}

// FailWith returns an Error of the code about the subject, with its cause as detail.
func FailWith(code ErrorCode, subject string, cause error) error {
	return &Error{Code: code, Subject: subject, Detail: cause.Error(), Err: cause}
}

// CodeOf returns the code of the first Error in err's chain, or Internal.
func CodeOf(err error) ErrorCode {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
