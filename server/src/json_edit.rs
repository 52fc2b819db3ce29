//! Changes to JSON values, by JSON pointer.

use conversation_apis_codegen::Pointer;
use serde_json::Value;

/// Puts a value at a place whose parent exists.
pub fn set(value: &mut Value, place: &Pointer, put: Value) {
    let Some((parent, token)) = place.split() else {
        *value = put;
        return;
    };
    match value.pointer_mut(parent.as_str()) {
        Some(Value::Object(object)) => drop(object.insert(token, put)),
        Some(Value::Array(items)) => {
            let index = token.parse::<usize>().ok();
            if let Some(item) = index.and_then(|index| items.get_mut(index)) {
                *item = put;
            }
        }
        _ => {}
    }
}

/// Gives an object copies of all properties of another one.
pub fn extend(value: &mut Value, with: &Value) {
    for (name, property) in with.as_object().into_iter().flatten() {
        value[name.as_str()] = property.clone();
    }
}

/// Removes a property.
pub fn unset(value: &mut Value, place: &Pointer) {
    if let Some((parent, token)) = place.split()
        && let Some(Value::Object(object)) = value.pointer_mut(parent.as_str())
    {
        object.shift_remove(&token);
    }
}

/// A scalar as text: a string without its quotes.
pub fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
