export namespace desktop {
	
	export interface CodeAgreement {
	    code: string;
	    both: number;
	    onlyA: number;
	    onlyB: number;
	    kappa: number;
	    known: boolean;
	}
	export interface Agreement {
	    testimonies: number;
	    characters: number;
	    codes: CodeAgreement[];
	    all: CodeAgreement;
	}
	export interface Alike {
	    from: number;
	    into: number;
	}
	export interface Attribute {
	    id: string;
	    of: string;
	    name: string;
	    type: string;
	    choices: string[];
	    groups: boolean;
	    memo: string;
	    valued: number;
	}
	export interface Rename {
	    from: string;
	    to: string;
	}
	export interface AttributeEdit {
	    name: string;
	    type: string;
	    choices: string[];
	    renamed: Rename[];
	    groups: boolean;
	    memo: string;
	}
	export interface Range {
	    start: number;
	    end: number;
	}
	export interface AutoPassage {
	    testimony: string;
	    start: number;
	    end: number;
	    title: string;
	    speaker: string;
	    turn: number;
	    time: string;
	    text: string;
	    before: string;
	    after: string;
	    matches: Range[];
	    shared: string[];
	}
	export interface AutoPlan {
	    passages: AutoPassage[];
	    total: number;
	    coded: number;
	}
	export interface AutoRule {
	    kind: string;
	    text: string;
	    unit: string;
	    testimony: string;
	    unasked: boolean;
	}
	export interface Backup {
	    name: string;
	    at: string;
	    seq: number;
	    bytes: number;
	    damaged: boolean;
	}
	export interface KindChange {
	    kind: string;
	    missing: number;
	    back: number;
	    changed: number;
	}
	export interface Step {
	    seq: number;
	    at: string;
	    by: string;
	    action: string;
	    subject: string;
	    count: number;
	    undoes: number;
	    redoes: number;
	}
	export interface BackupChanges {
	    relation: string;
	    steps: number;
	    newest: Step[];
	    own: number;
	    kinds: KindChange[];
	}
	export interface BackupContents {
	    project: string;
	    testimonies: number;
	    quotes: number;
	    codes: number;
	    collections: number;
	    last: Step[];
	    sealed: boolean;
	}
	export interface QueryFault {
	    reason: string;
	    start: number;
	    end: number;
	    words: string;
	    fix: string;
	}
	export interface Problem {
	    code: string;
	    subject: string;
	    detail: string;
	    message: string;
	    fault?: QueryFault;
	}
	export interface BackupState {
	    running: boolean;
	    last: string;
	    damaged: boolean;
	    away: string;
	    folder: string;
	    problem?: Problem;
	}
	export interface Backups {
	    items: Backup[];
	    bytes: number;
	    folder: string;
	    own: boolean;
	    limitMB: number;
	}
	export interface Slide {
	    kind: string;
	    heading: string;
	    color: string;
	    text: string;
	    speaker: string;
	    title: string;
	    said: number;
	    people: number;
	}
	export interface Board {
	    title: string;
	    intro: string;
	    slides: Slide[];
	    left: number;
	}
	export interface Left {
	    kind: string;
	    name: string;
	    why: string;
	}
	export interface Brought {
	    records: number;
	    left: Left[];
	}
	export interface Candidate {
	    name: string;
	    key: string;
	    interviewer: boolean;
	    turns: number;
	    words: number;
	    questions: number;
	    example: string;
	}
	export interface CardOptions {
	    perPage: number;
	    paper: string;
	    back: string;
	    hideCategory: boolean;
	    hideSpeaker: boolean;
	    large: boolean;
	    plain: boolean;
	    qr: boolean;
	    key: boolean;
	    blank: number;
	    draw: number;
	    balanced: boolean;
	    seed: number;
	}
	export interface CardReport {
	    cards: number;
	    pages: number;
	    continued: number[];
	    missing: string[];
	}
	export interface CarriedQuote {
	    id: string;
	    before: string;
	    after: string;
	    codes: string[];
	}
	export interface Cell {
	    record: string;
	    attribute: string;
	    text: string;
	}
	export interface CellEdit {
	    text: string;
	    quotes: string[];
	}
	export interface Certainty {
	    level: string;
	    doubt: string;
	    people: number;
	    turns: number;
	    inside: number;
	    changes: number;
	}
	export interface Stance {
	    dimension: string;
	    value: string;
	}
	export interface Coding {
	    code: string;
	    by: string;
	    also: string[];
	    auto: string;
	    stances: Stance[];
	}
	export interface Quote {
	    id: string;
	    testimony: string;
	    title: string;
	    start: number;
	    end: number;
	    text: string;
	    speaker: string;
	    turn: number;
	    time: string;
	    codes: string[];
	    codings: Coding[];
	    memo: string;
	    created: string;
	    by: string;
	    repeat: string;
	    stands: boolean;
	    said: number;
	    people: number;
	    collections: string[];
	    asked: boolean;
	    consent: string;
	    allowed: string;
	}
	export interface ChainCell {
	    text: string;
	    quotes: Quote[];
	}
	export interface ChainEdit {
	    id: string;
	    action: CellEdit;
	    result: CellEdit;
	    impact: CellEdit;
	}
	export interface ChainLink {
	    id: string;
	    action: ChainCell;
	    result: ChainCell;
	    impact: ChainCell;
	}
	export interface Speaker {
	    name: string;
	    interviewer: boolean;
	    participant: string;
	}
	export interface Choice {
	    key: string;
	    skip: boolean;
	    revise: boolean;
	    reason: string;
	    encoding: string;
	    title: string;
	    speakers: Speaker[];
	    quotes: boolean;
	    taken: boolean[];
	    recording: string;
	}
	export interface Code {
	    id: string;
	    name: string;
	    path: string;
	    parent: string;
	    depth: number;
	    color: string;
	    definition: string;
	    memo: string;
	    inclusion: string;
	    exclusion: string;
	    example: string;
	    archived: boolean;
	    quotes: number;
	    total: number;
	    once: number;
	    onceTotal: number;
	}
	
	export interface Field {
	    name: string;
	    here: string;
	    there: string;
	}
	export interface CodeChange {
	    path: string;
	    what: string;
	    fields: Field[];
	}
	export interface CodeEdit {
	    name: string;
	    color: string;
	    definition: string;
	    inclusion: string;
	    exclusion: string;
	    example: string;
	    memo: string;
	}
	export interface CodeStep {
	    step: Step;
	    fields: Field[];
	}
	export interface CodebookExport {
	    format: string;
	    archived: boolean;
	    realNames: boolean;
	}
	export interface CodebookPlan {
	    codes: CodeChange[];
	    added: number;
	    changed: number;
	    unchanged: number;
	}
	export interface Coders {
	    me: string;
	    names: string[];
	}
	
	export interface Collection {
	    id: string;
	    name: string;
	    intro: string;
	    quotes: number;
	    keeps: boolean;
	}
	export interface Voice {
	    speaker: string;
	    testimony: string;
	    quotes: number;
	}
	export interface TextEdit {
	    start: number;
	    end: number;
	    text: string;
	}
	export interface Item {
	    id: string;
	    kind: string;
	    text: string;
	    code: string;
	    level: number;
	    quote?: Quote;
	    edits: TextEdit[];
	    printed: string;
	    stale: boolean;
	}
	export interface CollectionView {
	    collection: Collection;
	    items: Item[];
	    voices: Voice[];
	    chain: ChainLink[];
	}
	export interface Notice {
	    code: string;
	    detail: string;
	}
	export interface Index {
	    ready: boolean;
	    done: number;
	    total: number;
	    error: string;
	    rebuilt: boolean;
	}
	export interface Counts {
	    testimonies: number;
	    quotes: number;
	    once: number;
	    codes: number;
	    collections: number;
	    linked: number;
	    asked: number;
	}
	export interface Project {
	    id: string;
	    name: string;
	    path: string;
	    language: string;
	    memo: string;
	    sealed: boolean;
	}
	export interface Status {
	    version: string;
	    open: boolean;
	    project?: Project;
	    revision: number;
	    undo?: Step;
	    redo?: Step;
	    counts: Counts;
	    index: Index;
	    notices: Notice[];
	}
	export interface Compaction {
	    status: Status;
	    before: number;
	    after: number;
	    reopening?: Problem;
	}
	export interface Difference {
	    id: string;
	    name: string;
	    in: string;
	    here: string;
	    there: string;
	    erased: boolean;
	    fields: Field[];
	}
	export interface DifferenceGroup {
	    side: string;
	    kind: string;
	    total: number;
	    added: number;
	    gone: number;
	    first: Difference[];
	}
	export interface Side {
	    path: string;
	    name: string;
	    steps: number;
	    newest: Step[];
	    last?: Step;
	    testimonies: number;
	    quotes: number;
	    codes: number;
	    collections: number;
	}
	export interface Comparison {
	    relation: string;
	    shared?: Step;
	    here: Side;
	    there: Side;
	    groups: DifferenceGroup[];
	    unreadable: number;
	    seen: string;
	}
	export interface Condition {
	    attribute: string;
	    values: string[];
	    except: boolean;
	}
	export interface ConfirmedRepeat {
	    quotes: string[];
	    stands: string;
	}
	export interface FoundCopy {
	    path: string;
	    name: string;
	    conflict: boolean;
	    original: boolean;
	    service: string;
	    by: string;
	    at: string;
	    bytes: number;
	    changed: string;
	    sealed: boolean;
	    dismissed: boolean;
	    problem?: Problem;
	}
	export interface Copies {
	    service: string;
	    told: boolean;
	    found: FoundCopy[];
	}
	export interface Correction {
	    testimony: string;
	    revision: number;
	    edits: TextEdit[];
	    reason: string;
	}
	export interface CorrectionPlan {
	    words: number;
	    edits: number;
	    kept: number;
	    changed: CarriedQuote[];
	    joined: CarriedQuote[];
	    lost: CarriedQuote[];
	}
	
	export interface Crossed {
	    each: number[][];
	    once: number[][];
	}
	export interface CrossedCode {
	    code: string;
	    said: Crossed;
	}
	export interface Group {
	    value: string;
	    bearers: number;
	    quotes: number;
	    once: number;
	}
	export interface Crossing {
	    groups: Group[];
	    all: Crossed;
	    codes: CrossedCode[];
	}
	export interface Deletion {
	    id: string;
	    title: string;
	    words: number;
	}
	
	
	export interface DimensionValue {
	    id: string;
	    name: string;
	}
	export interface Dimension {
	    id: string;
	    name: string;
	    values: DimensionValue[];
	}
	
	export interface Trace {
	    kind: string;
	    id: string;
	    name: string;
	    field: string;
	    before: string;
	    after: string;
	}
	export interface HeldRecord {
	    title: string;
	    quotes: number;
	}
	export interface ErasePlan {
	    testimony: string;
	    title: string;
	    words: number;
	    deleted: boolean;
	    quotes: number;
	    codes: HeldRecord[];
	    places: number;
	    repeats: number;
	    original: boolean;
	    media: boolean;
	    participants: string[];
	    pseudonyms: number;
	    sharedWith: string[];
	    history: number;
	    alsoGone: string[];
	    traces: Trace[];
	    mentions: Trace[];
	    backups: number;
	    copies: string[];
	}
	export interface ErasedBackup {
	    path: string;
	    status: string;
	    error?: Problem;
	}
	export interface Erasure {
	    id: string;
	    at: string;
	    by: string;
	    reason: string;
	    quotes: number;
	    words: number;
	}
	export interface EraseReport {
	    status: Status;
	    erasure: Erasure;
	    traces: number;
	    backups: ErasedBackup[];
	    reopening?: Problem;
	}
	
	
	export interface Erasures {
	    erased: Erasure[];
	    deleted: Deletion[];
	}
	export interface ExportLook {
	    html: string;
	    pages: number;
	    parts: number;
	    left: number;
	    unsaid: number;
	    missing: string[];
	}
	export interface ExportOptions {
	    contents: boolean;
	    notes: string;
	    hideTurns: boolean;
	    template: string;
	    cards: CardOptions;
	}
	export interface ExportPreset {
	    id: string;
	    name: string;
	    format: string;
	    collection: string;
	    query: string;
	    public: boolean;
	    realNames: boolean;
	    options: ExportOptions;
	    error?: Problem;
	}
	export interface QuoteFilter {
	    quotes: string[];
	    codes: string[];
	    uncoded: boolean;
	    by: string;
	    put: string;
	    stances: Stance[];
	    testimony: string;
	    speaker: string;
	    participant: string;
	    where: Condition[];
	    text: string;
	    once: boolean;
	    offset: number;
	    limit: number;
	}
	export interface SearchRequest {
	    query: string;
	    in: string[];
	    testimony: string;
	    unasked: boolean;
	    where: Condition[];
	    order: string;
	    together: boolean;
	    limit: number;
	    offset: number;
	}
	export interface ExportRequest {
	    format: string;
	    collection: string;
	    search?: SearchRequest;
	    filter: QuoteFilter;
	    preset: string;
	    public: boolean;
	    realNames: boolean;
	    options: ExportOptions;
	}
	export interface Heard {
	    id: string;
	    name: string;
	    of: string;
	    here: number;
	    all: number;
	    quotient: number;
	    often: boolean;
	    missing: boolean;
	}
	export interface Fairness {
	    here: number;
	    all: number;
	    codes: string[];
	    voices: Heard[];
	    testimonies: Heard[];
	    groups: Heard[];
	    categories: Heard[];
	    repeats: number;
	}
	
	export interface Found {
	    text: string;
	    speaker: string;
	    heading: string;
	    taken: boolean;
	    reason: string;
	}
	
	export interface FoundRecording {
	    path: string;
	    name: string;
	}
	export interface GroupFrequencies {
	    attribute: string;
	    name: string;
	    groups: Frequency[];
	}
	export interface Frequency {
	    id: string;
	    name: string;
	    hits: number;
	    matches: number;
	    words: number;
	}
	export interface Frequencies {
	    hits: number;
	    matches: number;
	    testimonies: Frequency[];
	    speakers: Frequency[];
	    groups: GroupFrequencies[];
	}
	
	
	
	export interface Heading {
	    start: number;
	    end: number;
	    level: number;
	}
	
	
	export interface HistoryFilter {
	    by: string;
	    actions: string[];
	}
	export interface Hit {
	    kind: string;
	    id: string;
	    owner: string;
	    testimony: string;
	    title: string;
	    start: number;
	    end: number;
	    speaker: string;
	    turn: number;
	    time: string;
	    times: string[];
	    text: string;
	    matches: Range[];
	    codes: string[];
	    said: number;
	    people: number;
	}
	export interface Holdings {
	    name: string;
	    testimonies: HeldRecord[];
	    quotes: number;
	    codes: number;
	    participants: number;
	    attributes: number;
	    pseudonyms: number;
	    memos: number;
	    comments: number;
	    links: number;
	    workshops: number;
	    dimensions: number;
	    searches: number;
	    synonyms: number;
	    presets: number;
	    repeats: number;
	    collections: HeldRecord[];
	    originals: number;
	    history: number;
	    coders: string[];
	    protected: boolean;
	}
	export interface ImportRow {
	    path: string;
	    status: string;
	    testimony: string;
	    title: string;
	    twin: string;
	    words: number;
	    turns: number;
	    speakers: string[];
	    quotes: number;
	    warnings: Problem[];
	    error?: Problem;
	    carried?: CorrectionPlan;
	}
	export interface ImportReport {
	    rows: ImportRow[];
	    cancelled: boolean;
	}
	
	
	export interface InsideRepeat {
	    quote: Quote;
	    times: number;
	    ranges: Range[];
	}
	
	export interface KeptFilter {
	    filter: QuoteFilter;
	    search: string;
	}
	export interface Key {
	    command: string;
	    keys: string;
	}
	
	export interface Leak {
	    name: string;
	    form: string;
	    place: string;
	    why: string;
	    count: number;
	    example: string;
	}
	export interface Leaks {
	    names: Leak[];
	    traces: Leak[];
	    candidates: Leak[];
	}
	
	export interface Library {
	    sections: string;
	    order: string;
	    where: Condition[];
	}
	export interface Line {
	    speaker: number;
	    label: string;
	    text: string;
	}
	export interface Mask {
	    start: number;
	    end: number;
	    with: string;
	    name: string;
	}
	export interface MemoLink {
	    kind: string;
	    id: string;
	    name: string;
	    gone: boolean;
	}
	export interface Memo {
	    kind: string;
	    id: string;
	    name: string;
	    title: string;
	    text: string;
	    links: MemoLink[];
	    at: string;
	    by: string;
	}
	export interface MemoFilter {
	    kinds: string[];
	    text: string;
	    byKind: boolean;
	}
	export interface MemoExport {
	    format: string;
	    filter: MemoFilter;
	    realNames: boolean;
	}
	
	
	export interface MovedRecord {
	    source: string;
	    kind: string;
	    count: number;
	}
	export interface Name {
	    id: string;
	    name: string;
	    forms: string[];
	    kind: string;
	    pseudonym: string;
	    memo: string;
	    count: number;
	    cautions: string[];
	}
	export interface NameEdit {
	    name: string;
	    forms: string[];
	    kind: string;
	    pseudonym: string;
	    memo: string;
	}
	export interface NameProposal {
	    pseudonym: string;
	    forms: string[];
	}
	export interface NameSuggestion {
	    name: string;
	    forms: string[];
	    kind: string;
	    pseudonym: string;
	    count: number;
	    example: string;
	}
	export interface NamesRead {
	    added: number;
	    changed: number;
	    unchanged: number;
	}
	
	export interface OfferList {
	    ids: string[];
	    quotes: Quote[];
	}
	export interface Offers {
	    kept?: KeptFilter;
	    offered: OfferList;
	    refused: OfferList;
	    gone: OfferList;
	    broken: boolean;
	    late: boolean;
	}
	export interface OldPiece {
	    kind: string;
	    text: string;
	}
	export interface Revision {
	    number: number;
	    at: string;
	    by: string;
	    reason: string;
	    removed: number;
	    added: number;
	}
	export interface OldText {
	    revision: Revision;
	    pieces: OldPiece[];
	}
	export interface Preview {
	    key: string;
	    path: string;
	    name: string;
	    status: string;
	    same: string;
	    twin: string;
	    share: number;
	    error?: Problem;
	    title: string;
	    format: string;
	    encoding: string;
	    plain: boolean;
	    words: number;
	    turnCount: number;
	    times: number;
	    certainty: Certainty;
	    speakers: Candidate[];
	    alike: Alike[];
	    taken: number;
	    signed: number;
	    warnings: Problem[];
	    recordings: FoundRecording[];
	}
	export interface Opening {
	    preview: Preview;
	    sample: Line[];
	    found: Found[];
	}
	export interface Value {
	    attribute: string;
	    text: string;
	}
	export interface Participant {
	    id: string;
	    name: string;
	    memo: string;
	    values: Value[];
	    testimonies: string[];
	    quotes: number;
	}
	export interface Passage {
	    testimony: string;
	    start: number;
	    end: number;
	}
	export interface PassagePlace {
	    testimony: string;
	    title: string;
	    speaker: string;
	    turn: number;
	    time: string;
	    start: number;
	    end: number;
	    text: string;
	    cut: boolean;
	    quotes: string[];
	    codes: string[];
	    quote: string;
	}
	export interface Piece {
	    kind: string;
	    left: string;
	    right: string;
	}
	export interface Pile {
	    name: string;
	    cards: number[];
	}
	
	
	
	export interface SpeakerAt {
	    testimony: string;
	    speaker: number;
	}
	export interface Proposal {
	    name: string;
	    participant: string;
	    speakers: SpeakerAt[];
	}
	export interface Protection {
	    status: Status;
	    recoveryKey: string;
	    left: string[];
	    reopening?: Problem;
	}
	
	
	
	export interface QuotePage {
	    total: number;
	    asked: number;
	    people: number;
	    quotes: Quote[];
	}
	
	export interface Recent {
	    path: string;
	    name: string;
	    opened: string;
	    gone: boolean;
	}
	export interface Record {
	    kind: string;
	    id: string;
	}
	export interface Recording {
	    name: string;
	    path: string;
	    bytes: number;
	    film: boolean;
	    error?: Problem;
	    address: string;
	}
	
	export interface RepairNote {
	    code: string;
	    id: string;
	    name: string;
	    count: number;
	}
	export interface RepairReport {
	    path: string;
	    project: string;
	    sealed: boolean;
	    whole: boolean;
	    testimonies: number;
	    quotes: number;
	    codes: number;
	    collections: number;
	    entries: number;
	    lost: number;
	    torn: boolean;
	    moved: MovedRecord[];
	    unknown: string[];
	    notes: RepairNote[];
	}
	export interface RepeatGroup {
	    id: string;
	    kind: string;
	    similarity: number;
	    verdict: string;
	    stands: string;
	    proposed: string;
	    quotes: Quote[];
	}
	export interface RepeatedPassage {
	    id: string;
	    kind: string;
	    similarity: number;
	    words: number;
	    linked: boolean;
	    places: PassagePlace[];
	}
	export interface Repeats {
	    groups: RepeatGroup[];
	    inside: InsideRepeat[];
	}
	
	export interface SavedSearch {
	    id: string;
	    name: string;
	    query: string;
	}
	export interface SearchLine {
	    hit: Hit;
	    match: number;
	}
	export interface SearchLines {
	    total: number;
	    lines: SearchLine[];
	}
	export interface SearchPart {
	    kind: string;
	    start: number;
	    end: number;
	    text: string;
	    except: boolean;
	    filter: string;
	    name: string;
	    values: string[];
	}
	
	export interface SearchResult {
	    total: number;
	    hits: Hit[];
	    late: boolean;
	}
	export interface Settings {
	    locale: string;
	    theme: string;
	    coder: string;
	    textSize: number;
	    recent: Recent[];
	    pinned: string[];
	    last: string;
	    keys: Key[];
	    showPseudonyms: string[];
	    exportRealNames: string[];
	}
	export interface ShareChoice {
	    testimonies: string[];
	    all: boolean;
	    memos: boolean;
	    comments: boolean;
	    originals: boolean;
	    history: boolean;
	    names: boolean;
	    participants: boolean;
	    pseudonyms: boolean;
	    passphrase: string;
	}
	export interface SharePlan {
	    holds: Holdings;
	    leaves: Holdings;
	    traces: Trace[];
	}
	export interface ShareReport {
	    path: string;
	    bytes: number;
	    holds: Holdings;
	    leaves: Holdings;
	    traces: number;
	    recoveryKey: string;
	}
	
	export interface Sitting {
	    card: number;
	    pile: string;
	}
	
	export interface Sorted {
	    done: boolean;
	    cards: number[];
	    twice: number[];
	    elsewhere: Sitting[];
	    unknown: string[];
	}
	export interface Space {
	    bytes: number;
	    free: number;
	    worth: boolean;
	}
	
	
	
	
	
	export interface SurveyColumn {
	    name: string;
	    use: string;
	    type: string;
	    filled: number;
	    private: boolean;
	    samples: string[];
	}
	export interface Survey {
	    name: string;
	    sheets: string[];
	    sheet: number;
	    rows: number;
	    columns: SurveyColumn[];
	    warnings: Problem[];
	}
	export interface SurveyChoice {
	    uses: string[];
	    types: string[];
	    untitled: string;
	}
	
	export interface SurveyPart {
	    question: string;
	    answer: string;
	}
	export interface SurveySheet {
	    title: string;
	    answers: SurveyPart[];
	}
	export interface SurveyCounts {
	    new: number;
	    unchanged: number;
	    noAnswer: number;
	    erased: number;
	    unread: number[];
	    first: SurveySheet;
	}
	
	export interface SurveyReport {
	    imported: number;
	    unchanged: number;
	    noAnswer: number;
	    erased: number;
	    first: string;
	    cancelled: boolean;
	}
	
	export interface Swap {
	    item: string;
	    out: Quote;
	    in: Quote;
	    code: string;
	    of: number;
	}
	export interface SynonymSet {
	    id: string;
	    words: string[];
	}
	export interface Template {
	    name: string;
	    title: string;
	    description: string;
	    codes: string[];
	}
	export interface Testimony {
	    id: string;
	    title: string;
	    path: string;
	    format: string;
	    imported: string;
	    words: number;
	    turns: number;
	    speakers: Speaker[];
	    quotes: number;
	    memo: string;
	    values: Value[];
	    media: string;
	    consent: string;
	}
	export interface Timed {
	    start: number;
	    end: number;
	    from: number;
	    to: number;
	}
	export interface Turn {
	    labelStart: number;
	    start: number;
	    end: number;
	    speaker: number;
	}
	export interface Text {
	    testimony: Testimony;
	    revision: number;
	    text: string;
	    turns: Turn[];
	    headings: Heading[];
	    times: Timed[];
	}
	
	
	
	export interface Trouble {
	    code: string;
	    kind: string;
	    id: string;
	    name: string;
	    detail: string;
	}
	
	export interface Unread {
	    record: string;
	    name: string;
	    attribute: string;
	    text: string;
	}
	
	export interface ValuesChange {
	    row: number;
	    column: number;
	    before: string;
	    after: string;
	    unread: boolean;
	}
	export interface ValuesChoice {
	    of: string;
	    key: number;
	    sheet: string;
	    add: boolean;
	    widen: boolean;
	    clear: boolean;
	    left: string[];
	}
	export interface ValuesColumn {
	    name: string;
	    type: string;
	    new: boolean;
	    left: boolean;
	}
	export interface ValuesRow {
	    line: number;
	    name: string;
	    match: string;
	}
	export interface ValuesPlan {
	    of: string;
	    key: number;
	    sheets: string[];
	    names: string[];
	    columns: ValuesColumn[];
	    rows: ValuesRow[];
	    changes: ValuesChange[];
	}
	
	
	export interface Wanted {
	    seen: string;
	    leaveKinds: string[];
	    leave: Record[];
	    take: Record[];
	}
	export interface WorkshopCode {
	    id: string;
	    name: string;
	}
	export interface Workshop {
	    id: string;
	    name: string;
	    at: string;
	    cards: string[];
	    piles: Pile[];
	    unsorted: number[];
	    codes: WorkshopCode[];
	    cells: number[][];
	    compared: number;
	    rand: number;
	}

}

