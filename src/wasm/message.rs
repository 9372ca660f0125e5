//! What JavaScript hands over, read field by field: a field may be missing, one of the wrong form is refused in words.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use crate::civil::Date;
use crate::clutter::Kind;
use crate::settings::{Level, Settings, Units};

/// An object, and what to call it where something is wrong with it.
pub(super) struct Message<'m> {
    name: &'static str,
    object: &'m JsValue,
}

impl<'m> Message<'m> {
    pub(super) fn new(name: &'static str, object: &'m JsValue) -> Result<Message<'m>, JsValue> {
        match object.is_object() {
            true => Ok(Message { name, object }),
            false => Err(JsValue::from_str(&format!("{name}: not an object"))),
        }
    }

    /// The error for a field that is not what is wanted; a short text says what it is instead.
    pub(super) fn wrong(&self, field: &str, wanted: &str) -> JsValue {
        let given = self.get(field).ok().and_then(|value| value.as_string()).filter(|text| text.len() < 40);
        let given = given.map_or_else(String::new, |text| format!(" “{text}” is"));
        JsValue::from_str(&format!("{}.{field}:{given} not {wanted}", self.name))
    }

    /// A field; `undefined` where it is missing.
    pub(super) fn get(&self, field: &str) -> Result<JsValue, JsValue> {
        Reflect::get(self.object, &field.into())
    }

    /// A field read by a function that gives nothing where it has the wrong form.
    fn read<T>(
        &self,
        field: &str,
        wanted: &str,
        read: impl Fn(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, JsValue> {
        let value = self.get(field)?;
        if value.is_null() || value.is_undefined() {
            return Ok(None);
        }
        read(&value).map(Some).ok_or_else(|| self.wrong(field, wanted))
    }

    pub(super) fn text(&self, field: &str) -> Result<Option<String>, JsValue> {
        self.read(field, "a string", JsValue::as_string)
    }

    pub(super) fn texts(&self, field: &str) -> Result<Vec<String>, JsValue> {
        Ok(self.read(field, "an array of strings", texts)?.unwrap_or_default())
    }

    pub(super) fn pairs(&self, field: &str) -> Result<Vec<(String, String)>, JsValue> {
        let pair = |value: JsValue| <[String; 2]>::try_from(texts(&value)?).ok().map(|[a, b]| (a, b));
        let pairs = |value: &JsValue| array(value)?.iter().map(pair).collect();
        Ok(self.read(field, "an array of pairs of strings", pairs)?.unwrap_or_default())
    }

    pub(super) fn flag(&self, field: &str) -> Result<Option<bool>, JsValue> {
        self.read(field, "true or false", JsValue::as_bool)
    }

    fn day(&self, field: &str) -> Result<Option<Date>, JsValue> {
        self.read(field, "a day such as 2019-04-10", |value| Date::parse(&value.as_string()?))
    }

    /// The message as settings; a field that is missing has its default.
    pub(super) fn settings(&self) -> Result<Settings, JsValue> {
        let default = Settings::default();
        let level =
            self.read("level", "off, asks, tidy or reading", |value| Level::named(&value.as_string()?))?;
        let kinds = |value: &JsValue| texts(value)?.iter().map(|name| Kind::named(name)).collect();
        let units = self.read("units", "metric or us", |value| Units::named(&value.as_string()?))?;
        Ok(Settings {
            level: level.unwrap_or(default.level),
            kept_kinds: self
                .read("keptKinds", "an array of kinds such as donation and share", kinds)?
                .unwrap_or_default(),
            people: self.flag("people")?.unwrap_or(default.people),
            figures: self.flag("figures")?.unwrap_or(default.figures),
            quotes: self.flag("quotes")?.unwrap_or(default.quotes),
            units: units.unwrap_or(default.units),
            today: self.day("today")?,
            published: self.day("published")?,
            muted_people: self.texts("mutedPeople")?,
            aliases: self.pairs("aliases")?,
            wrong_matches: self.pairs("wrongMatches")?,
        })
    }
}

pub(super) fn array(value: &JsValue) -> Option<&Array> {
    value.dyn_ref()
}

fn texts(value: &JsValue) -> Option<Vec<String>> {
    array(value)?.iter().map(|text| text.as_string()).collect()
}
