//! The kinds of changes, and a change that no rule has judged yet.

use conversation_apis_codegen::Pointer;

use super::judge::Proof;

/// Which side of the API a change affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What clients send.
    Request,
    /// What the server sends.
    Response,
    /// The API as a whole, for example its operations and servers.
    Api,
}

const REQUEST: &[Side] = &[Side::Request];
const RESPONSE: &[Side] = &[Side::Response];
const BOTH: &[Side] = &[Side::Request, Side::Response];
const API: &[Side] = &[Side::Api];

impl Side {
    /// The name in reports. A change of the whole API has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Request => Some("request"),
            Self::Response => Some("response"),
            Self::Api => None,
        }
    }
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident = $name:literal, $sides:ident;)*) => {
        /// The kinds of changes. Each has a rule file of its name in `contract/rules`;
        /// a kind without one does not compile.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The name of the kind, and of its rule file without the extension.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// The sides on which a change of this kind can occur.
            pub fn sides(self) -> &'static [Side] {
                match self {
                    $(Self::$kind => $sides,)*
                }
            }

            /// The text of the rule file.
            pub(super) fn rule_file(self) -> &'static str {
                match self {
                    $(Self::$kind => include_str!(
                        concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $name, ".toml")
                    ),)*
                }
            }
        }
    };
}

kinds! {
    /// An operation was added.
    OperationAdded = "operation-added", API;
    /// An operation was removed.
    OperationRemoved = "operation-removed", API;
    /// An operation was removed that the old document marked as deprecated.
    OperationDeprecatedRemoved = "operation-deprecated-removed", API;
    /// An operation is now deprecated.
    OperationDeprecated = "operation-deprecated", API;
    /// An operation is no longer deprecated.
    OperationNoLongerDeprecated = "operation-no-longer-deprecated", API;
    /// An operation has another `operationId`.
    OperationRenamed = "operation-renamed", API;
    /// The path of an operation got or lost a slash at the end.
    OperationSlashChanged = "operation-slash-changed", API;
    /// An operation accepts one more set of credentials.
    SecurityAdded = "security-added", REQUEST;
    /// A set of credentials is no longer sufficient for an operation.
    SecurityRemoved = "security-removed", REQUEST;
    /// An operation that needed no credentials now needs some.
    SecurityRequired = "security-required", REQUEST;
    /// A security scheme changed: how a key is sent, or what it is.
    SecuritySchemeChanged = "security-scheme-changed", API;
    /// A security scheme changed that no operation uses.
    UnusedSecuritySchemeChanged = "unused-security-scheme-changed", API;
    /// A security scheme was added.
    SecuritySchemeAdded = "security-scheme-added", API;
    /// A security scheme was removed.
    SecuritySchemeRemoved = "security-scheme-removed", API;
    /// A security scheme has another name.
    SecuritySchemeRenamed = "security-scheme-renamed", API;
    /// A security scheme is now deprecated.
    SecuritySchemeDeprecated = "security-scheme-deprecated", API;
    /// A security scheme is no longer deprecated.
    SecuritySchemeNoLongerDeprecated = "security-scheme-no-longer-deprecated", API;
    /// An OAuth flow was added.
    OauthFlowAdded = "oauth-flow-added", API;
    /// An OAuth flow was removed.
    OauthFlowRemoved = "oauth-flow-removed", API;
    /// A URL of a security scheme was added.
    OauthUrlAdded = "oauth-url-added", API;
    /// A URL of a security scheme changed.
    OauthUrlChanged = "oauth-url-changed", API;
    /// A URL of a security scheme was removed.
    OauthUrlRemoved = "oauth-url-removed", API;
    /// An OAuth scope was added.
    OauthScopeAdded = "oauth-scope-added", API;
    /// An OAuth scope was removed.
    OauthScopeRemoved = "oauth-scope-removed", API;
    /// A server URL was added.
    ServerAdded = "server-added", API;
    /// A server URL was removed.
    ServerRemoved = "server-removed", API;
    /// A path or an operation has a server of its own that it did not use before.
    OperationServerAdded = "operation-server-added", API;
    /// A path or an operation with servers of its own no longer uses a server.
    OperationServerRemoved = "operation-server-removed", API;
    /// A server variable may have one more value.
    ServerVariableValueAdded = "server-variable-value-added", API;
    /// A server variable can no longer have a value.
    ServerVariableValueRemoved = "server-variable-value-removed", API;
    /// A server variable is now limited to an enum.
    ServerVariableBecameEnum = "server-variable-became-enum", API;
    /// A server variable is no longer limited to an enum.
    ServerVariableNoLongerEnum = "server-variable-no-longer-enum", API;
    /// A server variable has another default.
    ServerVariableDefaultChanged = "server-variable-default-changed", API;
    /// A schema component was added.
    SchemaAdded = "schema-added", API;
    /// A schema component was removed.
    SchemaRemoved = "schema-removed", API;
    /// A schema component has another name.
    SchemaRenamed = "schema-renamed", API;
    /// A webhook or callback was added.
    WebhookAdded = "webhook-added", API;
    /// A webhook or callback was removed.
    WebhookRemoved = "webhook-removed", API;
    /// A webhook or callback was removed that the old document marked as deprecated.
    WebhookDeprecatedRemoved = "webhook-deprecated-removed", API;
    /// A webhook or callback is now deprecated.
    WebhookDeprecated = "webhook-deprecated", API;
    /// A webhook or callback is no longer deprecated.
    WebhookNoLongerDeprecated = "webhook-no-longer-deprecated", API;
    /// The server sends other credentials with a webhook or callback, which include the old ones.
    WebhookSecurityAdded = "webhook-security-added", RESPONSE;
    /// The server may no longer send the credentials of a webhook or callback.
    WebhookSecurityRemoved = "webhook-security-removed", RESPONSE;
    /// A parameter of a webhook or callback was added.
    WebhookParameterAdded = "webhook-parameter-added", RESPONSE;
    /// An optional parameter of a webhook or callback was removed.
    WebhookParameterOptionalRemoved = "webhook-parameter-optional-removed", RESPONSE;
    /// A required parameter of a webhook or callback was removed.
    WebhookParameterRequiredRemoved = "webhook-parameter-required-removed", RESPONSE;
    /// A required parameter of a webhook or callback became optional.
    WebhookParameterBecameOptional = "webhook-parameter-became-optional", RESPONSE;
    /// An optional parameter of a webhook or callback became required.
    WebhookParameterBecameRequired = "webhook-parameter-became-required", RESPONSE;
    /// A parameter of a webhook or callback is serialised in another style.
    WebhookParameterStyleChanged = "webhook-parameter-style-changed", RESPONSE;
    /// The request body of a webhook or callback was added.
    WebhookBodyAdded = "webhook-body-added", RESPONSE;
    /// The request body of a webhook or callback was removed.
    WebhookBodyRemoved = "webhook-body-removed", RESPONSE;
    /// The request body of a webhook or callback became optional.
    WebhookBodyBecameOptional = "webhook-body-became-optional", RESPONSE;
    /// The request body of a webhook or callback became required.
    WebhookBodyBecameRequired = "webhook-body-became-required", RESPONSE;
    /// A webhook or callback accepts one more status.
    WebhookResponseAdded = "webhook-response-added", REQUEST;
    /// A webhook or callback no longer accepts a success status.
    WebhookResponseRemoved = "webhook-response-removed", REQUEST;
    /// A webhook or callback no longer documents an error status.
    WebhookResponseErrorRemoved = "webhook-response-error-removed", REQUEST;
    /// The response to a webhook or callback now needs a body.
    WebhookResponseBodyAdded = "webhook-response-body-added", REQUEST;
    /// The response to a webhook or callback no longer needs a body.
    WebhookResponseBodyRemoved = "webhook-response-body-removed", REQUEST;
    /// The response to a webhook or callback may have a header.
    WebhookResponseHeaderOptional = "webhook-response-header-optional", REQUEST;
    /// The response to a webhook or callback must have a header.
    WebhookResponseHeaderRequired = "webhook-response-header-required", REQUEST;
    /// The response to a webhook or callback no longer has a header.
    WebhookResponseHeaderRemoved = "webhook-response-header-removed", REQUEST;
    /// An optional parameter was added.
    ParameterOptionalAdded = "parameter-optional-added", REQUEST;
    /// A required parameter was added.
    ParameterRequiredAdded = "parameter-required-added", REQUEST;
    /// A parameter was removed.
    ParameterRemoved = "parameter-removed", REQUEST;
    /// A path parameter that only the path named is now described.
    PathParameterDescribed = "path-parameter-described", REQUEST;
    /// A path parameter is no longer described.
    PathParameterUndescribed = "path-parameter-undescribed", REQUEST;
    /// A path parameter has another name, or a header is written in another case.
    ParameterRenamed = "parameter-renamed", REQUEST;
    /// A parameter is now described as a property of an object that is sent in the same way.
    ParameterGrouped = "parameter-grouped", REQUEST;
    /// A property of an object is now described as a parameter that is sent in the same way.
    ParameterUngrouped = "parameter-ungrouped", REQUEST;
    /// A header is written in another case, which changes the name in Rust.
    HeaderRespelled = "header-respelled", REQUEST;
    /// A required parameter became optional.
    ParameterBecameOptional = "parameter-became-optional", REQUEST;
    /// An optional parameter became required.
    ParameterBecameRequired = "parameter-became-required", REQUEST;
    /// The default of an optional parameter changed.
    ParameterDefaultChanged = "parameter-default-changed", REQUEST;
    /// A parameter is serialised in another style.
    ParameterStyleChanged = "parameter-style-changed", REQUEST;
    /// A parameter became a list, and a value may contain the character that separates its items.
    ParameterSplit = "parameter-split", REQUEST;
    /// A query parameter may now be empty.
    EmptyValueAllowed = "empty-value-allowed", BOTH;
    /// A query parameter may no longer be empty.
    EmptyValueRefused = "empty-value-refused", BOTH;
    /// A query parameter may now have reserved characters.
    ReservedAllowed = "reserved-allowed", BOTH;
    /// Reserved characters of a query parameter must now be percent-encoded.
    ReservedEncoded = "reserved-encoded", BOTH;
    /// An optional request body was added.
    BodyOptionalAdded = "body-optional-added", REQUEST;
    /// A required request body was added.
    BodyRequiredAdded = "body-required-added", REQUEST;
    /// The request body was removed.
    BodyRemoved = "body-removed", REQUEST;
    /// The request body became optional.
    BodyBecameOptional = "body-became-optional", REQUEST;
    /// The request body became required.
    BodyBecameRequired = "body-became-required", REQUEST;
    /// A body may have one more media type.
    MediaTypeAdded = "media-type-added", BOTH;
    /// A body no longer has a media type.
    MediaTypeRemoved = "media-type-removed", BOTH;
    /// The parameters of a media type changed.
    MediaTypeParameterChanged = "media-type-parameter-changed", BOTH;
    /// A media type of a request became a range that includes it.
    RequestMediaTypeWidened = "request-media-type-widened", REQUEST;
    /// A media type of a response became a range that includes it.
    MediaTypeWidened = "media-type-widened", RESPONSE;
    /// A range of media types of a response became media types in it.
    MediaTypeNarrowed = "media-type-narrowed", RESPONSE;
    /// A JSON media type of a response became another one.
    JsonMediaTypeChanged = "json-media-type-changed", RESPONSE;
    /// A property of a form may have one more media type.
    EncodingTypeAdded = "encoding-type-added", BOTH;
    /// A property of a form can no longer have a media type.
    EncodingTypeRemoved = "encoding-type-removed", BOTH;
    /// A property of a form has another media type.
    EncodingTypeChanged = "encoding-type-changed", BOTH;
    /// A property of a form is serialised in another style.
    EncodingStyleChanged = "encoding-style-changed", BOTH;
    /// A property of a form may have a header.
    EncodingHeaderAdded = "encoding-header-added", BOTH;
    /// A property of a form has a required header.
    EncodingHeaderRequired = "encoding-header-required", BOTH;
    /// A property of a form no longer has a header.
    EncodingHeaderRemoved = "encoding-header-removed", BOTH;
    /// A success status was added.
    ResponseSuccessAdded = "response-success-added", RESPONSE;
    /// A success status was removed.
    ResponseSuccessRemoved = "response-success-removed", RESPONSE;
    /// An error status was added.
    ResponseErrorAdded = "response-error-added", RESPONSE;
    /// An error status was removed.
    ResponseErrorRemoved = "response-error-removed", RESPONSE;
    /// A response without a body has one now.
    ResponseBodyAdded = "response-body-added", RESPONSE;
    /// A response header was added.
    ResponseHeaderAdded = "response-header-added", RESPONSE;
    /// A required response header became optional.
    ResponseHeaderBecameOptional = "response-header-became-optional", RESPONSE;
    /// An optional response header became required.
    ResponseHeaderBecameRequired = "response-header-became-required", RESPONSE;
    /// A response header is serialised in another style.
    ResponseHeaderStyleChanged = "response-header-style-changed", RESPONSE;
    /// An optional response header was removed.
    ResponseHeaderOptionalRemoved = "response-header-optional-removed", RESPONSE;
    /// A required response header was removed.
    ResponseHeaderRequiredRemoved = "response-header-required-removed", RESPONSE;
    /// An optional property was added.
    OptionalPropertyAdded = "optional-property-added", BOTH;
    /// A required property was added.
    RequiredPropertyAdded = "required-property-added", BOTH;
    /// A required property with a default was added.
    RequiredPropertyWithDefaultAdded = "required-property-with-default-added", REQUEST;
    /// An optional property was removed.
    OptionalPropertyRemoved = "optional-property-removed", BOTH;
    /// A required property was removed.
    RequiredPropertyRemoved = "required-property-removed", BOTH;
    /// A property was removed from a request object that rejects undocumented properties.
    RequestPropertyRefused = "request-property-refused", REQUEST;
    /// A required property became optional.
    PropertyBecameOptional = "property-became-optional", BOTH;
    /// An optional property became required.
    PropertyBecameRequired = "property-became-required", BOTH;
    /// An optional property that has a default became required.
    PropertyWithDefaultBecameRequired = "property-with-default-became-required", BOTH;
    /// An object no longer allows undocumented properties.
    Closed = "closed", BOTH;
    /// An object now allows undocumented properties.
    Opened = "opened", BOTH;
    /// A value may now be null.
    BecameNullable = "became-nullable", BOTH;
    /// A value may no longer be null.
    NoLongerNullable = "no-longer-nullable", BOTH;
    /// A property or parameter is now deprecated.
    Deprecated = "deprecated", BOTH;
    /// A property, parameter or header is no longer deprecated.
    NoLongerDeprecated = "no-longer-deprecated", BOTH;
    /// A property refers to another component.
    ComponentChanged = "component-changed", BOTH;
    /// A property or an item may no longer be there.
    ValueRefused = "value-refused", BOTH;
    /// A property or an item that was not allowed may now be there.
    ValueAllowed = "value-allowed", BOTH;
    /// A value has another kind of Rust type, although its type in the document is the same.
    RustTypeChanged = "rust-type-changed", BOTH;
    /// A value has another type.
    TypeChanged = "type-changed", BOTH;
    /// A value has fewer types.
    TypeNarrowed = "type-narrowed", BOTH;
    /// A value has more types.
    TypeWidened = "type-widened", BOTH;
    /// A value is now limited to an enum.
    BecameEnum = "became-enum", BOTH;
    /// A value now has documented values and may have others.
    BecameOpenEnum = "became-open-enum", BOTH;
    /// A value is no longer limited to an enum.
    NoLongerEnum = "no-longer-enum", BOTH;
    /// An enum no longer allows undocumented values.
    EnumClosed = "enum-closed", BOTH;
    /// An enum now allows undocumented values.
    EnumOpened = "enum-opened", BOTH;
    /// A value was added to a closed enum.
    EnumValueAdded = "enum-value-added", BOTH;
    /// A value was removed from a closed enum.
    EnumValueRemoved = "enum-value-removed", BOTH;
    /// A closed enum has no value of the old one.
    EnumReplaced = "enum-replaced", BOTH;
    /// A value was added to an open enum.
    OpenEnumValueAdded = "open-enum-value-added", BOTH;
    /// A value was removed from an open enum.
    OpenEnumValueRemoved = "open-enum-value-removed", BOTH;
    /// The default of a body's value changed.
    DefaultChanged = "default-changed", BOTH;
    /// A format was replaced by an unrelated one.
    FormatChanged = "format-changed", BOTH;
    /// A format allows more values.
    FormatLoosened = "format-loosened", BOTH;
    /// A format allows fewer values.
    FormatTightened = "format-tightened", BOTH;
    /// A format was added that no specification defines.
    FormatNameAdded = "format-name-added", BOTH;
    /// A format was removed that no specification defines.
    FormatNameRemoved = "format-name-removed", BOTH;
    /// A format changed that no specification defines.
    FormatNameChanged = "format-name-changed", BOTH;
    /// A pattern was added.
    PatternAdded = "pattern-added", BOTH;
    /// A pattern changed.
    PatternChanged = "pattern-changed", BOTH;
    /// A pattern was removed.
    PatternRemoved = "pattern-removed", BOTH;
    /// Bytes in text are encoded in another way.
    ContentEncodingChanged = "content-encoding-changed", BOTH;
    /// Text has another media type.
    ContentMediaTypeChanged = "content-media-type-changed", BOTH;
    /// Text no longer has a media type.
    ContentMediaTypeRemoved = "content-media-type-removed", BOTH;
    /// The content of text now has a schema.
    ContentSchemaAdded = "content-schema-added", BOTH;
    /// The content of text no longer has a schema.
    ContentSchemaRemoved = "content-schema-removed", BOTH;
    /// A value is written in XML in another way.
    XmlChanged = "xml-changed", BOTH;
    /// A limit on length, count or range allows more.
    LimitLoosened = "limit-loosened", BOTH;
    /// A limit on length, count or range allows less.
    LimitTightened = "limit-tightened", BOTH;
    /// Another validation keyword was added.
    ConstraintAdded = "constraint-added", BOTH;
    /// Another validation keyword changed.
    ConstraintChanged = "constraint-changed", BOTH;
    /// Another validation keyword was removed.
    ConstraintRemoved = "constraint-removed", BOTH;
    /// A union has another discriminator.
    DiscriminatorChanged = "discriminator-changed", BOTH;
    /// Values of the discriminator without a mapping now select a schema.
    DiscriminatorDefaultAdded = "discriminator-default-added", BOTH;
    /// Values of the discriminator without a mapping select another schema.
    DiscriminatorDefaultChanged = "discriminator-default-changed", BOTH;
    /// Values of the discriminator without a mapping no longer select a schema.
    DiscriminatorDefaultRemoved = "discriminator-default-removed", BOTH;
    /// A value of the discriminator selects another schema.
    DiscriminatorMappingChanged = "discriminator-mapping-changed", BOTH;
    /// A value of the discriminator now also selects a branch.
    DiscriminatorValueAdded = "discriminator-value-added", BOTH;
    /// A value of the discriminator no longer selects a branch.
    DiscriminatorValueRemoved = "discriminator-value-removed", BOTH;
    /// A union has one more branch.
    BranchAdded = "branch-added", BOTH;
    /// A union has one branch less.
    BranchRemoved = "branch-removed", BOTH;
    /// A value may match only one branch, and some match several.
    BecameOneOf = "became-one-of", BOTH;
    /// A value may match several branches that excluded each other.
    BecameAnyOf = "became-any-of", BOTH;
    /// Branches of a `oneOf` now have values in common.
    BranchesOverlap = "branches-overlap", REQUEST;
    /// A schema allows other values than before, and no other kind says why.
    ValuesChanged = "values-changed", BOTH;
    /// The comparison stopped early, because the documents are too large.
    NotCompared = "not-compared", API;
    /// The set algebra did not check all changed schemas, because there are too many.
    NotJudged = "not-judged", API;
}

impl ChangeKind {
    /// Whether it changes which values a schema allows. The set algebra judges these
    /// changes, and no others.
    pub(super) fn is_of_values(self) -> bool {
        self.is_of_property()
            || matches!(
                self,
                Self::Closed
                    | Self::Opened
                    | Self::BecameNullable
                    | Self::NoLongerNullable
                    | Self::ValueRefused
                    | Self::ValueAllowed
                    | Self::TypeChanged
                    | Self::TypeNarrowed
                    | Self::TypeWidened
                    | Self::BecameEnum
                    | Self::NoLongerEnum
                    | Self::EnumReplaced
                    | Self::EnumValueAdded
                    | Self::EnumValueRemoved
                    | Self::PatternAdded
                    | Self::PatternChanged
                    | Self::PatternRemoved
                    | Self::LimitLoosened
                    | Self::LimitTightened
                    | Self::ConstraintAdded
                    | Self::ConstraintChanged
                    | Self::ConstraintRemoved
                    | Self::BranchAdded
                    | Self::BranchRemoved
                    | Self::ValuesChanged
                    | Self::RustTypeChanged
            )
    }

    /// Whether only the set algebra can tell if more or fewer values are allowed.
    pub(super) fn is_undecided(self) -> bool {
        matches!(
            self,
            Self::Closed | Self::ConstraintChanged | Self::PatternChanged
        )
    }
}

/// A change that no rule has judged yet. The texts fill the placeholders of the rule.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    pub(super) kind: ChangeKind,
    pub(super) side: Side,
    /// The place in the old document.
    pub(super) old: Option<Pointer>,
    /// The place in the new document.
    pub(super) new: Option<Pointer>,
    /// What changed: `{name}`.
    pub(super) name: String,
    /// What contains it: `{of}`.
    pub(super) of: String,
    /// The place in the API: see [`Places`](super::places::Places).
    pub(super) place: String,
    /// The old value: `{was}`.
    pub(super) was: String,
    /// The new value: `{is}`.
    pub(super) is: String,
    /// The index of the pair of schemas that differs.
    pub(super) visit: Option<usize>,
    /// What the set algebra proves.
    pub(super) proof: Option<Proof>,
}

impl Difference {
    /// Adds the old and the new value.
    pub(super) fn with_values(mut self, was: &str, is: &str) -> Self {
        (self.was, self.is) = (was.to_owned(), is.to_owned());
        self
    }
}

/// Part of an API that can change: an operation, a parameter, a property.
pub(super) struct Element<'a> {
    pub(super) side: Side,
    /// The place in the old document, if the element or its parent is there.
    pub(super) old: Option<&'a Pointer>,
    /// The place in the new document, if the element or its parent is there.
    pub(super) new: Option<&'a Pointer>,
    pub(super) name: &'a str,
    /// What contains the element.
    pub(super) of: &'a str,
}

impl Element<'_> {
    /// A change of this element.
    pub(super) fn change(&self, kind: ChangeKind) -> Difference {
        Difference {
            kind,
            side: self.side,
            old: self.old.cloned(),
            new: self.new.cloned(),
            name: self.name.to_owned(),
            of: self.of.to_owned(),
            place: String::new(),
            was: String::new(),
            is: String::new(),
            visit: None,
            proof: None,
        }
    }
}
