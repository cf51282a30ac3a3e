-- The first schema of a Concord project. One statement ends with a semicolon at the end of a line.
-- Ids: INTEGER rows live in this file only; TEXT ids are random UUIDs and may cross files.
-- Times are UTC, ISO 8601 with milliseconds.
-- No JSON functions in here: with trusted_schema off SQLite 3.40 takes them for unsafe.

CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
    created_at TEXT NOT NULL,
    program_version TEXT NOT NULL
) STRICT;

-- Who did what when. Never changed, only added to.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    program_version TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

-- Sources -------------------------------------------------------------------------------------

-- A dataset is 'staged' while its import runs: nothing of it is shown until it is 'ready', and what a
-- crash leaves staged is swept at the next open.
CREATE TABLE dataset (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    origin TEXT NOT NULL CHECK (origin IN ('human', 'synthetic', 'unknown')),
    format TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    source_bytes INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    item_count INTEGER NOT NULL,
    reject_count INTEGER NOT NULL,
    imported_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'ready'))
) STRICT;

-- Dialogues are shared: equal ones (by content hash) are stored once. words are those of the contents,
-- label_words those of the speakers' names.
CREATE TABLE dialogue (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    rounds INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    label_words INTEGER NOT NULL
) STRICT;

-- han: the Han, kana and Hangul characters of the text, one by one, for the full-text index.
CREATE TABLE turn (
    id INTEGER PRIMARY KEY,
    dialogue INTEGER NOT NULL REFERENCES dialogue ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    round INTEGER NOT NULL CHECK (round >= 0),
    speaker TEXT NOT NULL,
    content TEXT NOT NULL,
    han TEXT,
    UNIQUE (dialogue, position)
) STRICT;

-- The narrow table: what is sorted and filtered, and no more.
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    line INTEGER NOT NULL CHECK (line > 0),
    key TEXT NOT NULL CHECK (length(key) > 0),
    task TEXT,
    domain TEXT,
    dialogue INTEGER NOT NULL REFERENCES dialogue,
    rounds INTEGER NOT NULL,
    related INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    words INTEGER NOT NULL,
    request_words INTEGER NOT NULL,
    UNIQUE (dataset, key)
) STRICT;

CREATE INDEX item_by_dataset ON item (dataset, id);
CREATE INDEX item_by_task ON item (task, id);
CREATE INDEX item_by_domain ON item (domain, id);
CREATE INDEX item_by_dialogue ON item (dialogue, id);

-- What is known of a user beside the attributes, as a JSON object; shared by the items of that user.
CREATE TABLE context (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    body TEXT NOT NULL
) STRICT;

-- answer is a JSON text: a string or an array of strings. extra: the source's further fields. hash is
-- the digest of the whole item, by which a later import knows it again.
CREATE TABLE item_text (
    item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
    request TEXT NOT NULL,
    han TEXT,
    analysis TEXT NOT NULL,
    answer TEXT,
    extra TEXT,
    context INTEGER REFERENCES context,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX item_text_by_context ON item_text (context) WHERE context IS NOT NULL;

-- Items that somebody has looked at and is done with.
CREATE TABLE review (
    item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL CHECK (length(type) > 0),
    value TEXT NOT NULL,
    UNIQUE (type, value)
) STRICT;

CREATE TABLE item_attribute (
    item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    attribute INTEGER NOT NULL REFERENCES attribute,
    related INTEGER NOT NULL CHECK (related IN (0, 1)),
    round INTEGER CHECK (round >= 0),
    PRIMARY KEY (item, attribute)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_attribute_by_value ON item_attribute (attribute, related, item);

-- Lines that could not be used. content is cut at 64 KiB; bytes is the line's whole length.
CREATE TABLE reject (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    line INTEGER NOT NULL CHECK (line > 0),
    reason TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX reject_by_dataset ON reject (dataset, line);

-- Both indexes are filled after the rows of turn and item_text, and emptied before them, by statements
-- of their own: a trigger may not touch an FTS5 table of SQLite 3.40 while the schema is not trusted.
CREATE VIRTUAL TABLE turn_search USING fts5 (
    content, han, content = 'turn', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE request_search USING fts5 (
    request, han, content = 'item_text', content_rowid = 'item',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Filled in many short transactions, they are merged less often than by fours: a fifth less work.
INSERT INTO turn_search (turn_search, rank) VALUES ('automerge', 8);
INSERT INTO request_search (request_search, rank) VALUES ('automerge', 8);

-- How far both are filled: they hold the rows of turn and item_text up to these ids, and none beyond.
CREATE TABLE search_progress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    turn INTEGER NOT NULL CHECK (turn >= 0),
    item INTEGER NOT NULL CHECK (item >= 0)
) STRICT;

INSERT INTO search_progress VALUES (1, 0, 0);

-- Model runs ----------------------------------------------------------------------------------

-- The responses of one model under one pathway. Staged and swept like a dataset.
CREATE TABLE model_run (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    model TEXT NOT NULL CHECK (length(model) > 0),
    pathway TEXT NOT NULL CHECK (length(pathway) > 0),
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    source_bytes INTEGER NOT NULL,
    response_count INTEGER NOT NULL,
    scoring_version INTEGER NOT NULL,
    wordnet INTEGER NOT NULL CHECK (wordnet IN (0, 1)),
    imported_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'ready'))
) STRICT;

CREATE UNIQUE INDEX model_run_by_name ON model_run (dataset, model, pathway) WHERE state = 'ready';

CREATE TABLE response (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES model_run ON DELETE CASCADE,
    item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    text TEXT NOT NULL,
    UNIQUE (run, item)
) STRICT;

CREATE INDEX response_by_item ON response (item);

-- Scores are NULL where they do not exist. Rules are numbered as in the parser; 0: none matched.
CREATE TABLE response_score (
    response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
    reading TEXT NOT NULL CHECK (reading IN ('published', 'repaired')),
    state TEXT NOT NULL CHECK (state IN ('parsed', 'no_answer', 'unusable_answer')),
    attributes_rule INTEGER NOT NULL,
    analysis_rule INTEGER NOT NULL,
    answer_rule INTEGER NOT NULL,
    attribute_type_f1 REAL,
    attribute_precision REAL,
    attribute_recall REAL,
    value_f1 REAL,
    relative_value_accuracy REAL,
    task_accuracy REAL NOT NULL,
    item_rank REAL,
    meteor_reference INTEGER,
    meteor_hypothesis INTEGER,
    meteor_matches INTEGER,
    meteor_chunks INTEGER,
    PRIMARY KEY (response, reading)
) STRICT, WITHOUT ROWID;

-- A person's own words for what went wrong, in the order of position, and the responses that have them.
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

CREATE TABLE response_tag (
    response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (response, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX response_tag_by_tag ON response_tag (tag, response);

-- What somebody else computed: a mean of one measure of a model, pathway and task, in 0..1 and of
-- judge_score in 0..14.
CREATE TABLE imported_metric (
    model TEXT NOT NULL CHECK (length(model) > 0),
    pathway TEXT NOT NULL CHECK (length(pathway) > 0),
    task TEXT NOT NULL CHECK (length(task) > 0),
    measure TEXT NOT NULL CHECK (length(measure) > 0),
    value REAL NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    PRIMARY KEY (model, pathway, task, measure)
) STRICT, WITHOUT ROWID;

-- Studies -------------------------------------------------------------------------------------

-- A saved choice of items: a JSON object of filters by name.
CREATE TABLE slice (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    filter TEXT NOT NULL
) STRICT;

-- The template as it was when the study was made, whole, with its format_version.
CREATE TABLE template (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL,
    format_version INTEGER NOT NULL CHECK (format_version > 0),
    body TEXT NOT NULL
) STRICT;

-- seed is the 64-bit pattern of an unsigned number. What is decided after the study opened is an
-- amendment; one of the guideline gives the study another template and the next version.
CREATE TABLE study (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    template TEXT NOT NULL REFERENCES template,
    design TEXT NOT NULL,
    seed INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    phase TEXT NOT NULL DEFAULT 'main' CHECK (phase IN ('pilot', 'main')),
    guideline_version INTEGER NOT NULL DEFAULT 1 CHECK (guideline_version > 0),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE amendment (
    id INTEGER PRIMARY KEY,
    study TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    detail TEXT NOT NULL
) STRICT;

-- A judge is a model whose ratings are compared with people's.
CREATE TABLE annotator (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    judge INTEGER NOT NULL DEFAULT 0 CHECK (judge IN (0, 1))
) STRICT;

-- content: what is shown, as a JSON text, of units that have no subjects: those of a packet, and
-- training units of the template's own.
CREATE TABLE unit (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    study TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
    key TEXT NOT NULL CHECK (length(key) > 0),
    kind TEXT NOT NULL,
    training INTEGER NOT NULL CHECK (training IN (0, 1)),
    content TEXT,
    UNIQUE (study, key)
) STRICT;

-- What a unit is about. turn and round are positions inside the dialogue; attribute is a type.
CREATE TABLE unit_subject (
    unit TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    role TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('item', 'dialogue', 'round', 'utterance', 'attribute', 'response')),
    item INTEGER REFERENCES item,
    dialogue INTEGER REFERENCES dialogue,
    round INTEGER,
    turn INTEGER,
    attribute TEXT,
    response INTEGER REFERENCES response,
    PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_subject_by_item ON unit_subject (item) WHERE item IS NOT NULL;
CREATE INDEX unit_subject_by_dialogue ON unit_subject (dialogue) WHERE dialogue IS NOT NULL;
CREATE INDEX unit_subject_by_response ON unit_subject (response) WHERE response IS NOT NULL;

-- position is the place in the annotator's own blind order. Occurrence 2 is a repeated unit. What is
-- withdrawn was given to somebody else; answers to it that are there, or come later, stay.
CREATE TABLE assignment (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    unit TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
    annotator TEXT NOT NULL REFERENCES annotator,
    occurrence INTEGER NOT NULL CHECK (occurrence > 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (unit, annotator, occurrence)
) STRICT;

CREATE INDEX assignment_by_annotator ON assignment (annotator, position);

-- Append-only. value is NULL where an answer was withdrawn. Order is (counter, device, sequence).
-- supersedes may name an event that has not arrived yet, so it is no foreign key.
CREATE TABLE annotation_event (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    assignment TEXT NOT NULL REFERENCES assignment ON DELETE CASCADE,
    question TEXT NOT NULL CHECK (length(question) > 0),
    value TEXT,
    counter INTEGER NOT NULL CHECK (counter > 0),
    device TEXT NOT NULL CHECK (length(device) = 36),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    supersedes TEXT,
    started_at TEXT,
    duration_ms INTEGER CHECK (duration_ms >= 0),
    answered_at TEXT NOT NULL,
    UNIQUE (device, sequence)
) STRICT;

CREATE INDEX annotation_event_by_assignment ON annotation_event (assignment, question, counter);

-- What a researcher decided where annotators differ. Append-only: of a unit and question the last
-- row counts; value is NULL where a decision was taken back.
CREATE TABLE adjudication (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    unit TEXT NOT NULL REFERENCES unit ON DELETE CASCADE,
    question TEXT NOT NULL CHECK (length(question) > 0),
    value TEXT,
    reason TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;

CREATE INDEX adjudication_by_unit ON adjudication (unit, question);

-- Packets that went out and came back.
CREATE TABLE packet_log (
    id INTEGER PRIMARY KEY,
    study TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
    annotator TEXT NOT NULL REFERENCES annotator,
    at TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('out', 'back')),
    detail TEXT NOT NULL
) STRICT;
