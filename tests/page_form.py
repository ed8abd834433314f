"""Forms as a browser without JavaScript fills them in and sends them."""

from typing import Any

from tests.rules.page_text import BUTTONS, text_of

CONTROLS = ".//input|.//select|.//textarea|.//button"
CHOOSABLE = ("radio", "checkbox")
NOT_TYPED = {"submit", "button", "reset", "image", "file", "hidden"}


def controls_of(form: Any) -> list[Any]:
    """Return the controls that belong to the form, in page order, those tied by `form=` too."""
    root = form.getroottree().getroot()
    inside = set(form.xpath(CONTROLS))
    return [
        control
        for control in root.xpath(CONTROLS)
        if (control.get("form") == form.get("id") if control.get("form") else control in inside)
    ]


def label_of(control: Any) -> str:
    """Return the words of the control's label, or its aria-label, or "" where it has none."""
    root = control.getroottree().getroot()
    for label in root.iter("label"):
        if label.get("for") and label.get("for") == control.get("id"):
            return text_of(label)
    for label in control.iterancestors("label"):
        return text_of(label)
    return str(control.get("aria-label", ""))


def controls_called(root: Any, words: str) -> list[Any]:
    """Return the controls that a person would call `words`.

    Those with exactly this label; else the ticks of the fieldset with this legend; else those
    with this name. Raises AssertionError, naming what there is, where there are none.
    """
    usable = [each for each in root.xpath(CONTROLS) if each.get("type") not in ("hidden", *BUTTONS)]
    usable = [each for each in usable if each.tag != "button"]
    found = [each for each in usable if label_of(each) == words]
    found = found or [each for each in usable if words in _legends(each)[:1] and _is_tick(each)]
    found = found or [each for each in usable if each.get("name") == words]
    assert found, f"nothing is called {words!r}; there are {[label_of(each) for each in usable]}"
    return found


def _legends(control: Any) -> list[str]:
    return [text_of(each.find("legend")) for each in control.iterancestors("fieldset")]


def _is_tick(control: Any) -> bool:
    return control.get("type") in CHOOSABLE


def fill(controls: list[Any], value: str | bool | list[str]) -> None:
    """Put `value` into the controls of one name: text, an option's words or value, or a tick.

    `controls` is one text field or select, or all radios or checkboxes of a name. A list ticks
    exactly these checkboxes or options; True or False ticks or clears a single checkbox. Raises
    AssertionError where a person could not do it.
    """
    first = controls[0]
    assert first.get("disabled") is None, f"{first.get('name')} is disabled"
    if first.tag == "select":
        _tick(list(first.iter("option")), _wanted(value), "selected", text_of)
    elif first.get("type") in CHOOSABLE and isinstance(value, bool):
        _set(first, "checked", value)
    elif first.get("type") in CHOOSABLE:
        _tick(controls, _wanted(value), "checked", label_of)
    elif first.tag == "textarea":
        first.text = str(value)
    else:
        assert first.get("type", "text") not in NOT_TYPED, f"nobody types into {first.get('name')}"
        first.set("value", str(value))


def choose(control: Any) -> None:
    """Tick this radio or checkbox; the other radios of its name are cleared."""
    if control.get("type") == "radio":
        for other in control.getroottree().getroot().iter("input"):
            if other.get("type") == "radio" and other.get("name") == control.get("name"):
                _set(other, "checked", False)
    _set(control, "checked", True)


def sent_by(form: Any, pressed: Any) -> list[tuple[str, str]]:
    """Return the names and values that the form sends when the button `pressed` is pressed."""
    sent = []
    for control in controls_of(form):
        if control.get("name") and not _disabled(control):
            sent += [(control.get("name"), value) for value in _values(control, pressed)]
    return sent


def _values(control: Any, pressed: Any) -> list[str]:
    kind = control.get("type", "submit" if control.tag == "button" else "text")
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None]
        if not chosen and control.get("multiple") is None:
            chosen = options[:1]
        return [each.get("value", text_of(each)) for each in chosen]
    if control.tag == "textarea":
        return [(control.text or "").replace("\r\n", "\n").replace("\n", "\r\n")]
    if kind in CHOOSABLE:
        return [control.get("value", "on")] if control.get("checked") is not None else []
    if kind in ("submit", "button", "reset", "image"):
        return [control.get("value", "")] if control is pressed else []
    return [] if kind == "file" else [control.get("value", "")]


def _disabled(control: Any) -> bool:
    fieldsets = control.iterancestors("fieldset")
    return any(each.get("disabled") is not None for each in (control, *fieldsets))


def _wanted(value: str | bool | list[str]) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def _tick(options: list[Any], wanted: list[str], attribute: str, words_of: Any) -> None:
    for words in wanted:
        offered = [words_of(each) for each in options]
        values = [each.get("value") for each in options]
        assert words in offered or words in values, f"{words!r} is not offered; {offered} are"
    for each in options:
        _set(each, attribute, words_of(each) in wanted or each.get("value") in wanted)


def _set(element: Any, attribute: str, present: bool) -> None:
    if present:
        element.set(attribute, "")
    else:
        element.attrib.pop(attribute, None)
