package corpus

import "time"

// Action names what the user did. The interface has a sentence for each in its
// languages, under the same name.
type Action string

// The actions a history shows.
const (
	ActProjectNew        Action = "project_new"
	ActProjectEdit       Action = "project_edit"
	ActImport            Action = "import"
	ActTestimonyEdit     Action = "testimony_edit"
	ActTestimonyDelete   Action = "testimony_delete"
	ActTemplate          Action = "template_add"
	ActCodeAdd           Action = "code_add"
	ActCodeRename        Action = "code_rename"
	ActCodeEdit          Action = "code_edit"
	ActCodeMove          Action = "code_move"
	ActCodeDelete        Action = "code_delete"
	ActCodeArchive       Action = "code_archive"
	ActCodeRestore       Action = "code_restore" // from among the archived
	ActCodeMerge         Action = "code_merge"
	ActCodeSplit         Action = "code_split"      // quotes of a code were sorted into others
	ActCodebookImport    Action = "code_import"     // from a file
	ActAutocode          Action = "autocode"        // codings that a rule put
	ActAutocodeRefuse    Action = "autocode_refuse" // passages that a code was not put on
	ActQuoteCode         Action = "quote_code"
	ActStance            Action = "stance"          // what a coding says in a dimension
	ActDimensions        Action = "dimensions_edit" // those of the project
	ActQuoteUncode       Action = "quote_uncode"
	ActQuoteMemo         Action = "quote_memo"
	ActMemo              Action = "memo_edit" // of anything but a quote
	ActQuoteMove         Action = "quote_move"
	ActQuoteSplit        Action = "quote_split"
	ActQuoteMerge        Action = "quote_merge"
	ActConsent           Action = "consent" // of testimonies or quotes
	ActQuoteDelete       Action = "quote_delete"
	ActRepeatConfirm     Action = "repeat_confirm"
	ActRepeatReject      Action = "repeat_reject"
	ActRepeatForget      Action = "repeat_forget"
	ActCollectionAdd     Action = "collection_add"
	ActCollectionEdit    Action = "collection_edit"
	ActCollectionDelete  Action = "collection_delete"
	ActOfferAccept       Action = "offer_accept" // quotes that the filter of a collection offers
	ActOfferRefuse       Action = "offer_refuse"
	ActOfferAgain        Action = "offer_again"     // quotes that were refused
	ActSwap              Action = "collection_swap" // a quote of a collection for another
	ActWorkshop          Action = "workshop"        // of a collection: its piles
	ActWorkshopCodes     Action = "workshop_codes"  // piles became codes
	ActFilterKeep        Action = "filter_keep"     // of a collection, or no more
	ActSearchAdd         Action = "search_add"      // a search was saved
	ActSearchEdit        Action = "search_edit"
	ActSearchDelete      Action = "search_delete"
	ActSynonyms          Action = "synonyms_edit" // a set of synonyms was added, changed or removed
	ActPresetSave        Action = "preset_save"   // an export was kept under a name
	ActPresetDelete      Action = "preset_delete"
	ActParticipantAdd    Action = "participant_add"
	ActParticipantEdit   Action = "participant_edit"
	ActParticipantDelete Action = "participant_delete"
	ActAttributeAdd      Action = "attribute_add"
	ActAttributeEdit     Action = "attribute_edit"
	ActAttributeDelete   Action = "attribute_delete"
	ActValues            Action = "values_edit" // of testimonies or participants
	ActPseudonymAdd      Action = "pseudonym_add"
	ActPseudonymEdit     Action = "pseudonym_edit"
	ActPseudonymDelete   Action = "pseudonym_delete"
	ActNameKeep          Action = "name_keep"  // a name stays as it is
	ActCorrect           Action = "correct"    // the text of a testimony
	ActMedia             Action = "media"      // the recording of a testimony was linked, or its link taken off
	ActBringOver         Action = "bring_over" // from another file of the project
	ActShare             Action = "share"      // the first of a copy made for somebody else
	ActErase             Action = "erase"      // a testimony was erased at somebody's request
	ActLost              Action = "lost"       // entries of the journal that cannot be read
	ActRepair            Action = "repair"     // the project was saved from a damaged file
)

// Entry is one change of the journal, as a history shows it.
type Entry struct {
	Seq     uint64 // from 1
	ID      ID
	At      time.Time
	By      string
	Action  Action
	Subject string // what it was done to, in the user's words
	Count   int    // how many records of that kind
	Undoes  uint64 // the entry that this one takes back, or 0
	Redoes  uint64 // the undone entry that this one does again, or 0
}
