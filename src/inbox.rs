//! What the conversations of all providers have in common.

use std::borrow::Cow;

use crate::Timestamp;

/// A conversation as an inbox shows it, whichever provider it comes from.
///
/// The items of each `list_conversations` implement it. A method returns `None` if the provider's
/// document has no such property, or if the item does not have it. Nothing is guessed: read the
/// item itself for more.
///
/// | | Partoo | Octopush | 99digital, Chatwoot |
/// |---|---|---|---|
/// | [`id`](Self::id) | `id` | `conversation_id` | `id`, unique within the account |
/// | [`contact`](Self::contact) | `consumer_name`, `consumer_phone_number` or `consumer_email` | `name` or `phone_number` of `recipient_details` | `name`, `phone_number` or `email` of `meta.sender` |
/// | [`last_message_text`](Self::last_message_text) | `last_message`, if it is a text | `last_message` | `content` of `last_non_activity_message`, which may be a private note |
/// | [`last_message_at`](Self::last_message_at) | `date` of `last_message` | `last_message_at` | `created_at` of `last_non_activity_message` |
/// | [`status`](Self::status) | `status` | `None` | `status` |
/// | [`is_open`](Self::is_open) | `Open` or `Closed` | `None` | `open` or `resolved`; `None` for `pending` and `snoozed` |
/// | [`is_unread`](Self::is_unread) | `is_read`, for the user of the key; always unread in webhooks | `None` | `unread_count` is not 0 |
/// | [`channel`](Self::channel) | `messaging_partner` | `last_user_channel`, which can change | `channel` of `meta` |
///
/// ```
/// use conversation_apis::InboxEntry;
///
/// fn line(entry: &impl InboxEntry) -> String {
///     let contact = entry.contact().unwrap_or("somebody");
///     match entry.last_message_text() {
///         Some(text) => format!("{contact}: {text}"),
///         None => contact.to_owned(),
///     }
/// }
/// ```
pub trait InboxEntry {
    /// The id of the conversation, as a text. It is unique within the provider's account.
    fn id(&self) -> Option<Cow<'_, str>>;

    /// Who the conversation is with: the name, or else a phone number or an e-mail address. Empty
    /// texts are skipped.
    fn contact(&self) -> Option<&str>;

    /// The text of the last message. `None` if that message has no text, for example if it is an
    /// image.
    fn last_message_text(&self) -> Option<&str>;

    /// The time of the last message.
    fn last_message_at(&self) -> Option<&Timestamp>;

    /// The status, in the provider's own words.
    fn status(&self) -> Option<&str>;

    /// Whether the conversation is open (`true`) or closed (`false`). `None` if it is neither, or
    /// if this version of the crate does not know the status.
    fn is_open(&self) -> Option<bool>;

    /// Whether there are messages that nobody, or not the user of the key, has read.
    fn is_unread(&self) -> Option<bool>;

    /// The channel, in the provider's own words.
    fn channel(&self) -> Option<&str>;
}

/// The first of these texts that is there and not empty.
#[cfg(any(feature = "partoo", feature = "octopush", feature = "ninetynine"))]
pub(crate) fn first<'a>(texts: impl IntoIterator<Item = Option<&'a String>>) -> Option<&'a str> {
    let mut texts = texts.into_iter().flatten();
    texts.find(|text| !text.is_empty()).map(String::as_str)
}
