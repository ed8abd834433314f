"""Every check of a page finds the fault that is planted for it, and none on a good page."""

import pytest

from tests.rules import page_faults
from tests.rules.good_page import GOOD, HEAD

PLANTED = [
    ("<title>Your home", "<title> ", "the page has no title"),
    ("<h1>Your home</h1>", "<p>Your home</p>", "0 h1, not 1"),
    ("<h2>People</h2>", "<h1>People</h1>", "2 h1, not 1"),
    ("<h2>People</h2>", "<h3>People</h3>", "skips from h1 to h3"),
    ("<h2>People</h2>", "<h2></h2>", "is empty"),
    (' lang="en"', "", "no lang"),
    (' dir="ltr"', "", 'needs dir="ltr"'),
    ('lang="en"', 'lang="ar"', 'needs dir="rtl"'),
    ('<label for="more">More</label>', "", "has no label"),
    ('<label for="town">Town</label>', '<label for="town"></label>', "has no label"),
    (' aria-label="Off"', "", "has no label"),
    ("<legend>How happy are you?</legend>", "", "does not begin with a legend"),
    ('id="hint"', 'id="main"', 'id "main" stands 2 times'),
    ('aria-describedby="hint"', 'aria-describedby="hint gone"', '"gone", which is not there'),
    ('<label for="more">', '<label for="less">', 'for points to "less"'),
    ('href="#main"', 'href="#elsewhere"', "leads nowhere"),
    ('<button type="submit" name="go" value="back"', "<button", "button 'Back' has no type"),
    ('value="back">Back', 'value="back">', "has no words"),
    (">Your code</a>", "></a>", "has no words"),
    ("<caption>Before and after</caption>", "", "has no caption"),
    (' alt=""', "", "has no alt"),
    ("</title>", "</title><style>p {}</style>", "inline <style>"),
    ("</title>", "</title><script>go()</script>", "inline <script>"),
    ("<h2>", '<h2 style="color: red">', "has the attribute style"),
    ("<h2>", '<h2 onclick="go()">', "has the attribute onclick"),
    ("<h2>", '<h2 tabindex="2">', "positive tabindex"),
    ('name="_csrf_token"', 'name="token"', "posts without _csrf_token"),
    ('method="post"', 'method="get"', "into an address"),
    ('action="/s/home"', 'action="https://else.example/"', "leaves our own origin"),
    ('src="/static/a.png"', 'src="https://else.example/a.png"', "leaves our own origin"),
    ('href="/code"', 'href="https://else.example/"', "leaves our own origin"),
    ('href="/code"', 'href="javascript:go()"', "leaves our own origin"),
    ("width=device-width", "width=1000", "no viewport"),
    ("initial-scale=1", "maximum-scale=1", "forbids zooming"),
    ("<p id=", "<p></div><p id=", "HTML parse error"),
    ("<!doctype html>", "", "HTML parse error"),
]
MARKED = (
    HEAD.replace('"en"', '"en-XA"').replace("Your home", "⟦Ýóóúúr⟧")
    + """<body><h1>⟦Ýóóúúr <strong>hóóméé</strong> nóów⟧</h1><p>3 / 8, 45%</p>
<p translate="no">Anna</p><p>⟦Bý <bdi translate="no">Anna</bdi>⟧</p>
<form method="get"><label for="a">⟦Códe⟧</label><input id="a" placeholder="⟦á⟧">
<input type="submit" value="⟦Góó⟧"></form><img alt="⟦á⟧" src="/a.png"></body></html>"""
)
UNMARKED = [
    ("<title>⟦Ýóóúúr⟧", "<title>Your"),
    ("⟦Códe⟧", "Code"),
    ("3 / 8", "Question 3 / 8"),
    ('translate="no">Anna</p>', ">Anna</p>"),
    ('"⟦Góó⟧"', '"Go"'),
    ('alt="⟦á⟧"', 'alt="a"'),
    ('placeholder="⟦á⟧"', 'placeholder="a"'),
    ("⟦Bý", "Bý"),
    ("⟦Códe⟧", "⟦Códe"),
]


def faults_of(html: str) -> str:
    root, errors = page_faults.parse(html)
    return "\n".join(errors + page_faults.faults(root, "http://heard.test/s/home"))


def test_a_good_page_has_no_faults() -> None:
    assert faults_of(GOOD) == ""
    assert faults_of(MARKED) == ""


@pytest.mark.parametrize(("good", "bad", "fault"), PLANTED)
def test_each_planted_fault_is_found(good: str, bad: str, fault: str) -> None:
    assert good in GOOD
    assert fault in faults_of(GOOD.replace(good, bad, 1))


@pytest.mark.parametrize(("good", "bad"), UNMARKED)
def test_text_that_is_not_wrapped_shows_in_a_pseudo_language_only(good: str, bad: str) -> None:
    assert good in MARKED
    planted = MARKED.replace(good, bad, 1)
    assert "not wrapped" in faults_of(planted) or "cut off" in faults_of(planted)
    assert faults_of(planted.replace('lang="en-XA"', 'lang="en"')) == ""
