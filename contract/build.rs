//! Lists what the generated crate has, so that the harness can call it: every
//! type of a document by its name there, every operation by its id.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use conversation_apis_codegen::generate::{Component, Model, TypeRef};
use conversation_apis_codegen::names::field_name;
use conversation_apis_codegen::walk;
use conversation_apis_codegen::{Document, Lowered, Note, NoteKind, Pointer, extension, lower};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../openapi");
    println!("cargo::rerun-if-changed=rules");
    rules()?;
    let mut text =
        String::from("/// The providers, by name.\npub static PROVIDERS: &[Provider] = &[\n");
    let mut folders: Vec<_> = fs::read_dir("../openapi")?
        .map(|folder| folder.map(|folder| folder.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    for folder in folders {
        let name = folder
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or("a provider's name")?;
        let document = Document::open(&folder)?;
        provider(&mut text, name, &document.value, &lower(&document)?)?;
    }
    text.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("providers.rs"), text)?;
    Ok(())
}

/// Lists the rules of a diff, a file each.
fn rules() -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    for file in fs::read_dir("rules")? {
        let path = file?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        names.push(name.ok_or("a rule's name")?.to_owned());
    }
    names.sort();
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut text =
        String::from("/// Name and text of each file.\nstatic FILES: &[(&str, &str)] = &[\n");
    for name in names {
        writeln!(
            text,
            "({name:?}, include_str!({:?})),",
            format!("{root}/rules/{name}.toml")
        )?;
    }
    text.push_str("];\n");
    Ok(fs::write(
        Path::new(&env::var("OUT_DIR")?).join("rules.rs"),
        text,
    )?)
}

fn provider(
    text: &mut String,
    name: &str,
    document: &Value,
    Lowered {
        document: lowered,
        notes,
        ..
    }: &Lowered,
) -> Result<(), Box<dyn Error>> {
    let model = Model::of(lowered)?;
    let module = format!("conversation_apis::{name}");
    writeln!(
        text,
        "Provider {{ name: {name:?}, rate_limit: <{module}::Client as conversation_apis::Provider>::RATE_LIMIT, connect: connect::<{module}::Client>, types: &["
    )?;
    for schema in keys(document, "/components/schemas") {
        let component = model.component_named(schema).ok_or(schema)?;
        let read = read_type(schema, component, false, &model, &module);
        writeln!(text, "{read},")?;
    }
    let (mut operations, mut uncalled) = (String::new(), String::new());
    for (name, stated) in walk::named_operations(document) {
        let is_it = |found: &walk::Operation<'_>| {
            (found.method, found.path) == (stated.method, stated.path)
        };
        let Some(operation) = walk::operations(lowered).find(is_it) else {
            let left_out = |note: &&Note| note.kind == NoteKind::LeftOut && note.at == stated.at;
            let reason = notes.iter().find(left_out);
            let reason = reason.map_or("left out", |note| &note.text);
            write!(uncalled, "({name:?}, {reason:?}),")?;
            continue;
        };
        for (status, component, nullable) in answers(&operation) {
            let name = format!("{name}.{status}");
            let read = read_type(&name, &component, nullable, &model, &module);
            writeln!(text, "{read},")?;
        }
        // What is called here has a JSON answer, and no body that were to be made up.
        let bytes = "/content/application~1octet-stream";
        let successes = operation.value["responses"].as_object();
        let is_json = |response: &Value| response.pointer(bytes).is_none();
        let is_read = successes.is_some_and(|all| !all.is_empty() && all.values().all(is_json));
        match (is_read, operation.value.get("requestBody").is_some()) {
            (true, false) => {
                operations.push_str(&call(&name, &operation, lowered, &model, &module)?)
            }
            (true, true) => write!(uncalled, "({name:?}, \"not called: it sends a body\"),")?,
            (false, _) => write!(
                uncalled,
                "({name:?}, \"not called: its answer is no JSON\"),"
            )?,
        }
    }
    writeln!(
        text,
        "], operations: &[{operations}], uncalled: &[{uncalled}] }},"
    )?;
    Ok(())
}

fn keys<'a>(document: &'a Value, pointer: &str) -> Vec<&'a str> {
    let object = document.pointer(pointer).and_then(Value::as_object);
    object
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect()
}

/// The components that an operation's answers are, by status, and whether one may
/// be null in their place.
fn answers(operation: &walk::Operation<'_>) -> Vec<(String, String, bool)> {
    let successes = operation.value["responses"]
        .as_object()
        .into_iter()
        .flatten();
    let successes = successes.filter_map(|(status, response)| {
        let schema = response.pointer("/content/application~1json/schema")?;
        let nullable = schema["nullable"] == true;
        Some((status.clone(), Model::reference(schema)?, nullable))
    });
    let errors = operation.value[extension::ERRORS]
        .as_object()
        .into_iter()
        .flatten();
    let errors = errors
        .filter_map(|(status, name)| Some((status.clone(), name.as_str()?.to_owned(), false)));
    successes.chain(errors).collect()
}

/// A type's entry: its name in the document and what reads it.
fn read_type(
    name: &str,
    component: &str,
    nullable: bool,
    model: &Model<'_>,
    module: &str,
) -> String {
    let scalar = match model.component_of(component) {
        Some(Component::TypeRef(scalar)) => scalar.clone(),
        Some(Component::Enum { codes, .. }) if !codes.is_empty() => {
            TypeRef::Coded(component.to_owned())
        }
        _ => TypeRef::Named(component.to_owned()),
    };
    let scalar = match nullable || model.schema(component)["nullable"] == true {
        true if !matches!(scalar, TypeRef::Nullable(_)) => TypeRef::Nullable(Box::new(scalar)),
        _ => scalar,
    };
    let path = format!("{module}::types").parse().unwrap_or_default();
    let rust = scalar
        .tokens(&path)
        .to_string()
        .replace("progenitor_client", "conversation_apis");
    format!("Type::of::<{rust}>({name:?})")
}

/// An operation's entry: one call with every parameter, and its walk.
fn call(
    name: &str,
    operation: &walk::Operation<'_>,
    lowered: &Value,
    model: &Model<'_>,
    module: &str,
) -> Result<String, Box<dyn Error>> {
    let walk::Operation {
        id, method, path, ..
    } = operation;
    let function = field_name(id);
    let (mut required, mut optional, mut sent) = (String::new(), String::new(), String::new());
    for (_, parameter) in operation.parameters(lowered) {
        let wire = parameter["name"].as_str().unwrap_or_default();
        let name = field_name(wire);
        let (value, texts) = value(&parameter["schema"], model)?;
        write!(sent, "({wire:?}, &{texts:?}),")?;
        let target = match parameter["required"] == true {
            true => &mut required,
            false => &mut optional,
        };
        write!(target, ".{name}({value})")?;
    }
    let client = format!(
        "let client = conversation_apis::ClientBuilder::<{module}::Client>::new(keys).base_url(base_url).http_client(http).retry(conversation_apis::Retry::off()).without_quota().build()?;"
    );
    let call = |parameters: &str| {
        format!(
            "|base_url, keys, http| Box::pin(async move {{ {client} outcome(client.{function}(){parameters}.send().await) }})"
        )
    };
    let walk = match operation.value.get(extension::PAGINATION) {
        Some(_) => format!(
            "Some(|base_url, keys, http| Box::pin(async move {{ {client} Ok(walked(client.{function}(){required}).await) }}))"
        ),
        None => "None".to_owned(),
    };
    Ok(format!(
        "Operation {{ id: {name:?}, method: {method:?}, path: {path:?}, sent: &[{sent}], least: {}, most: {}, walk: {walk} }},",
        call(&required),
        call(&format!("{required}{optional}")),
    ))
}

/// A value for a parameter, as Rust and as it is to be sent.
fn value(schema: &Value, model: &Model<'_>) -> Result<(String, Vec<String>), Box<dyn Error>> {
    let component = Model::reference(schema);
    let component = component
        .as_deref()
        .and_then(|name| model.component_of(name));
    let (value, text) = match component {
        Some(Component::Bounded { maximum, .. }) => (format!("{maximum}i64"), maximum.to_string()),
        Some(Component::OneOf { values, .. }) => {
            let value = values.last().ok_or("an enum without values")?;
            (format!("{value:?}"), value.clone())
        }
        Some(Component::CommaSeparated { .. }) => {
            (r#"["a1", "b 2"]"#.to_owned(), "a1,b 2".to_owned())
        }
        _ => match model.scalar(schema, &Pointer::default())? {
            TypeRef::Integer => (
                "9007199254740993i64".to_owned(),
                "9007199254740993".to_owned(),
            ),
            TypeRef::Boolean => ("true".to_owned(), "true".to_owned()),
            TypeRef::Number => ("1.5".to_owned(), "1.5".to_owned()),
            TypeRef::List(item) if *item == TypeRef::Integer => {
                return Ok((
                    "vec![1i64, -2]".to_owned(),
                    vec!["1".to_owned(), "-2".to_owned()],
                ));
            }
            TypeRef::List(item) if *item == TypeRef::Number => {
                return Ok(("vec![1.5]".to_owned(), vec!["1.5".to_owned()]));
            }
            TypeRef::List(item) if *item == TypeRef::Boolean => {
                return Ok(("vec![true]".to_owned(), vec!["true".to_owned()]));
            }
            TypeRef::List(item) if *item == TypeRef::Text => {
                let value = r#"vec!["a+1".to_owned(), "b,2&".to_owned()]"#;
                return Ok((value.to_owned(), vec!["a+1".to_owned(), "b,2&".to_owned()]));
            }
            _ => (r#""text+/=%""#.to_owned(), "text+/=%".to_owned()),
        },
    };
    Ok((value, vec![text]))
}
