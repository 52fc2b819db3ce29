//! The statements that write. Each is one transaction.
//!
//! All parts of a statement see the rows as they were before it.
//!
//! The last parameter is the number of the run. `ours` has a row if no other mirror has opened the
//! database since; without that row, nothing is written. Its lock lets a mirror that opens the
//! database wait for statements that were sent before.

/// `$1` to `$12` are columns, `$13` is the pass, `$14` the state and `$15` the run.
pub(super) const SAVE_CONVERSATIONS: &str = "
WITH ours AS (
    SELECT FROM schema_version WHERE run = $15 FOR SHARE
), given AS (
    SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        AS given (id, contact, last_message, last_message_at, status, is_open, unread, channel,
            message_count, raw, decoded, messages)
    WHERE EXISTS (SELECT FROM ours)
), known AS (
    SELECT given.id, old.raw::text = given.raw AS is_same, old.pass <> $13 AS is_met_first
    FROM given JOIN conversations AS old ON old.id = given.id
), met AS (
    UPDATE conversations SET listed = true, pass = $13
    WHERE id IN (SELECT id FROM known WHERE is_same)
), written AS (
    INSERT INTO conversations AS old
        (id, contact, last_message, last_message_at, status, is_open, unread, channel,
         message_count, raw, decoded, messages, pass, listed, complete)
    SELECT id, contact, last_message, last_message_at, status, is_open, unread, channel,
        message_count, raw::json, decoded, messages, $13, true, false
    FROM given WHERE id NOT IN (SELECT id FROM known WHERE is_same)
    ON CONFLICT (id) DO UPDATE SET
        contact = excluded.contact, last_message = excluded.last_message,
        last_message_at = excluded.last_message_at, status = excluded.status,
        is_open = excluded.is_open, unread = excluded.unread, channel = excluded.channel,
        message_count = excluded.message_count, raw = excluded.raw, decoded = excluded.decoded,
        messages = excluded.messages, pass = excluded.pass, listed = true,
        complete = old.complete AND old.position IS NULL, position = NULL
), walked AS (
    INSERT INTO walk SELECT true, $14 FROM ours
    ON CONFLICT (single) DO UPDATE SET state = excluded.state
)
SELECT (SELECT count(*) FROM given) - count(*), count(*) FILTER (WHERE NOT is_same),
    count(*) FILTER (WHERE is_same AND is_met_first), EXISTS (SELECT FROM ours) AS is_ours
FROM known";

/// `$1` is the pass, or null. `$2` is the state and `$3` the run.
pub(super) const END_WALK: &str = "
WITH ours AS (
    SELECT FROM schema_version WHERE run = $3 FOR SHARE
), walked AS (
    INSERT INTO walk SELECT true, $2 FROM ours
    ON CONFLICT (single) DO UPDATE SET state = excluded.state
), unlisted AS (
    UPDATE conversations SET listed = false
    WHERE pass < $1 AND listed AND EXISTS (SELECT FROM ours) RETURNING id
)
SELECT count(*), EXISTS (SELECT FROM ours) AS is_ours FROM unlisted";

/// `$1` is the run.
pub(super) const RETRY_FORBIDDEN: &str = "
WITH ours AS (
    SELECT FROM schema_version WHERE run = $1 FOR SHARE
), due AS (
    UPDATE conversations SET messages = 'due'
    WHERE messages = 'forbidden' AND EXISTS (SELECT FROM ours) RETURNING id
)
SELECT count(*), EXISTS (SELECT FROM ours) AS is_ours FROM due";

/// `$1` is the conversation, `$2` to `$7` are columns, `$8` is the progress, `$9` its position and
/// `$10` the run.
pub(super) const SAVE_MESSAGES: &str = "
WITH ours AS (
    SELECT FROM schema_version WHERE run = $10 FOR SHARE
), given AS (
    SELECT * FROM unnest($2, $3, $4, $5, $6, $7)
        AS given (id, direction, sent_at, text, raw, decoded)
    WHERE EXISTS (SELECT FROM ours)
), known AS (
    SELECT given.id, old.raw::text = given.raw AS is_same
    FROM given JOIN messages AS old ON old.conversation = $1 AND old.id = given.id
), written AS (
    INSERT INTO messages (conversation, id, direction, sent_at, text, raw, decoded)
    SELECT $1, id, direction, sent_at, text, raw::json, decoded
    FROM given WHERE id NOT IN (SELECT id FROM known WHERE is_same)
    ON CONFLICT (conversation, id) DO UPDATE SET
        direction = excluded.direction, sent_at = excluded.sent_at, text = excluded.text,
        raw = excluded.raw, decoded = excluded.decoded
), progressed AS (
    UPDATE conversations SET messages = $8,
        complete = CASE WHEN $8 = 'due' AND $9 IS NULL THEN complete AND position IS NULL
            ELSE complete OR $8 = 'done' END,
        position = CASE $8 WHEN 'forbidden' THEN position ELSE $9 END
    WHERE id = $1 AND EXISTS (SELECT FROM ours)
)
SELECT (SELECT count(*) FROM given) - count(*), count(*) FILTER (WHERE NOT is_same),
    count(*) FILTER (WHERE is_same), EXISTS (SELECT FROM ours) AS is_ours
FROM known";
