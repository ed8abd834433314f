"""What must be true of every page of Heard, checked on its HTML and headers.

`faults` returns sentences, so that a failing test says at once all that is wrong with a page.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib

from tests.rules.page_text import text_of, untranslated
from translations.language import direction

CSRF_FIELD = "_csrf_token"
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage")
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
CSP_MUST_NAME = ("default-src", "frame-ancestors", "form-action", "base-uri")


def parse(html: str) -> tuple[Any, list[str]]:
    """Return the root element of the page, read as a browser reads it, and the parse errors."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
    root = parser.parse(html).getroot()
    errors = [f"line {line}: {code}" for (line, _), code, _ in parser.errors]
    return root, [f"HTML parse error, {error}" for error in errors]


def faults(root: Any, url: str) -> list[str]:
    """Return a sentence for each thing that is wrong with the page at `url`."""
    return [fault for check in CHECKS for fault in check(root)] + list(_other_origins(root, url))


def header_faults(headers: Mapping[str, str]) -> list[str]:
    """Return what is missing from the security headers of a response."""
    found = []
    policy = headers.get("content-security-policy", "")
    found += [
        f"Content-Security-Policy lacks {name}" for name in CSP_MUST_NAME if name not in policy
    ]
    if "unsafe-" in policy:
        found.append("Content-Security-Policy allows something unsafe")
    if headers.get("x-content-type-options") != "nosniff":
        found.append("X-Content-Type-Options is not nosniff")
    if not headers.get("referrer-policy"):
        found.append("no Referrer-Policy")
    return found


def _where(element: Any) -> str:
    shown = ("id", "name", "type", "href", "for", "class")
    known = "".join(f' {key}="{element.get(key)}"' for key in shown if element.get(key))
    return f"<{element.tag}{known}>"


def _named(element: Any) -> bool:
    """Say whether a control or link has a name that a screen reader can speak."""
    pictures = (img.get("alt", "") for img in element.iter("img"))
    said = (text_of(element), element.get("aria-label", ""), element.get("aria-labelledby", ""))
    return any(words.strip() for words in (*said, *pictures))


def _head(root: Any) -> Iterator[str]:
    if not (root.findtext("head/title") or "").strip():
        yield "the page has no title"
    viewport = root.xpath('string(head/meta[@name="viewport"]/@content)')
    if "width=device-width" not in viewport:
        yield "no viewport for phones"
    if "user-scalable" in viewport or "maximum-scale" in viewport:
        yield "the viewport forbids zooming"
    lang = root.get("lang", "")
    if not lang:
        yield "<html> has no lang"
    elif root.get("dir") != direction(lang):
        yield f'<html lang="{lang}"> needs dir="{direction(lang)}", has {root.get("dir")!r}'


def _headings(root: Any) -> Iterator[str]:
    headings = root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")
    count = sum(heading.tag == "h1" for heading in headings)
    if count != 1:
        yield f"the page has {count} h1, not 1"
    level = 1
    for heading in headings:
        if int(heading.tag[1]) > level + 1:
            yield f"heading {text_of(heading)!r} skips from h{level} to {heading.tag}"
        if not text_of(heading):
            yield f"{_where(heading)} is empty"
        level = int(heading.tag[1])


def _labels(root: Any) -> Iterator[str]:
    labelled = {label.get("for") for label in root.xpath("//label[@for]") if _named(label)}
    for control in root.xpath("//input|//select|//textarea"):
        if control.tag == "input" and control.get("type", "text") in UNLABELLED:
            continue
        wrapped = any(_named(label) for label in control.iterancestors("label"))
        by_aria = control.get("aria-label") or control.get("aria-labelledby")
        if not (wrapped or by_aria or control.get("id") in labelled):
            yield f"{_where(control)} has no label"
    for fieldset in root.iter("fieldset"):
        first = fieldset[0] if len(fieldset) else None
        if first is None or first.tag != "legend" or not _named(first):
            yield f"{_where(fieldset)} does not begin with a legend"


def _buttons_links_tables(root: Any) -> Iterator[str]:
    for button in root.iter("button"):
        if button.get("type") not in ("submit", "button", "reset"):
            yield f"button {text_of(button)!r} has no type"
    for control in root.xpath("//button|//a[@href]"):
        if not _named(control):
            yield f"{_where(control)} has no words"
    for table in root.iter("table"):
        if table.find("caption") is None and not table.get("aria-labelledby"):
            yield f"{_where(table)} has no caption"


def _pictures(root: Any) -> Iterator[str]:
    for picture in root.xpath('//img[not(@alt)]|//input[@type="image"][not(@alt)]'):
        yield f"{_where(picture)} has no alt"


def _ids(root: Any) -> Iterator[str]:
    ids = Counter(root.xpath("//@id"))
    yield from (f'id "{name}" stands {count} times' for name, count in ids.items() if count > 1)
    for name in REFERENCES:
        for element in root.xpath(f"//*[@{name}]"):
            for target in element.get(name).split() or [""]:
                if target not in ids:
                    yield f'{_where(element)}: {name} points to "{target}", which is not there'
    for link in root.xpath('//a[starts-with(@href, "#")]'):
        if link.get("href")[1:] not in ids:
            yield f"{_where(link)} leads nowhere"


def _inline_code(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield f"inline <{element.tag}>"
        for name in element.keys():  # noqa: SIM118  # an element is not a mapping
            if name == "style" or name.startswith("on"):
                yield f"{_where(element)} has the attribute {name}"
    for element in root.xpath("//*[number(@tabindex) > 0]"):
        yield f"{_where(element)} has a positive tabindex"


def _forms(root: Any) -> Iterator[str]:
    for form in root.iter("form"):
        method = form.get("method", "get").lower()
        tokens = form.xpath(f'.//input[@name="{CSRF_FIELD}"]/@value')
        if method == "post" and not any(tokens):
            yield f"{_where(form)} posts without {CSRF_FIELD}"
        if method == "get" and tokens:
            yield f"{_where(form)} would put {CSRF_FIELD} into an address"


def _other_origins(root: Any, url: str) -> Iterator[str]:
    home = urlsplit(url)[:2]
    for element in root.xpath("//*[@href or @src or @action or @formaction]"):
        if element.tag == "a" and "external" in element.get("rel", "").split():
            continue
        for name in ("href", "src", "action", "formaction"):
            parts = urlsplit(urljoin(url, element.get(name, "")))
            if parts.scheme in ("mailto", "tel") and element.tag == "a":
                continue
            if parts[:2] != home:
                yield f'{_where(element)}: {name}="{element.get(name)}" leaves our own origin'


CHECKS: tuple[Callable[[Any], Iterator[str]], ...] = (
    _head,
    _headings,
    _labels,
    _buttons_links_tables,
    _pictures,
    _ids,
    _inline_code,
    _forms,
    untranslated,
)
