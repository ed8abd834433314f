"""Of Markdown only what is harmless comes through, whatever was typed."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from involvement.markdown import render

MAY_STAND = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "a"}
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<b onclick=alert(1)>x</b>",
    "<!-- x --> <?php x ?> <![CDATA[x]]>",
    "![x](https://elsewhere.test/pixel.png)",
    "![x](data:image/png;base64,AAAA)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x09;javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](vbscript:x) [x](data:text/html,x) [x](file:///etc/passwd) [x](blob:x)",
    "<javascript:alert(1)> <data:text/html,x>",
    "[x](//elsewhere.test) [x](/\\elsewhere.test) [x](\\\\elsewhere.test)",
    '[x](/a"onclick=alert(1)) [x](/a "t\\"onclick=alert(1)")',
    "[x]: javascript:alert(1)\n\n[x] [y][x]",
    "```\n<script>\n```\n\n    <script>\n\n> <script>\n\n|<script>|\n|-|",
]


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """(tag, attributes) of everything in the HTML, read as a browser reads it."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [(each.tag, dict(each.attrib)) for each in tree.iter() if each is not tree]


def check(html: str) -> None:
    """Fail for anything that is not on the short list."""
    for tag, attributes in elements(html):
        assert tag in MAY_STAND, html
        allowed = {"a": {"href", "rel", "title"}, "ul": {"class"}, "ol": {"class", "start"}}
        assert attributes.keys() <= allowed.get(tag, set()), html
        if tag == "a":
            address = attributes["href"].lower()
            assert address.startswith(("https://", "http://", "mailto:", "tel:", "/")), html
            assert not address.startswith(("//", "/\\")), html


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_through(text: str) -> None:
    check(render(text))


@given(st.lists(st.sampled_from([*HOSTILE, "<", ">", "[", "](", ")", "#", "- ", "1. ", "\n", "*"])))
def test_nothing_hostile_comes_through_however_it_is_put_together(parts: list[str]) -> None:
    check(render("".join(parts)))


def test_a_link_to_nowhere_is_only_its_words() -> None:
    assert render("[a]() [](</>) []() [b](/c)") == (
        '<p>a <a href="/">/</a>  <a href="/c">b</a></p>\n'
    )


def test_raw_html_and_pictures_stay_what_was_typed() -> None:
    assert render("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"
    assert "<img" not in render("![x](https://elsewhere.test/pixel.png)")


def test_headings_begin_below_the_one_of_the_page_and_skip_no_level() -> None:
    tags = [tag for tag, _ in elements(render("# a\n\n#### b\n\n##### c\n\n# d\n\n## e"))]
    assert tags == ["h2", "h3", "h4", "h2", "h3"]
    assert render("### a") == "<h2>a</h2>\n"


def test_a_heading_without_words_is_left_out() -> None:
    assert render("##\n\n## \n\ntext") == "<p>text</p>\n"


def test_links_lead_to_the_web_a_mailbox_a_telephone_or_a_page_of_ours() -> None:
    text = "[a](https://a.test/?b=c&d) [b](mailto:b@b.test) [c](tel:0303) [d](/help-now)"
    assert render(text) == (
        '<p><a href="https://a.test/?b=c&amp;d" rel="external">a</a> '
        '<a href="mailto:b@b.test" rel="external">b</a> '
        '<a href="tel:0303" rel="external">c</a> '
        '<a href="/help-now">d</a></p>\n'
    )


def test_a_link_without_words_shows_where_it_leads() -> None:
    assert ">https://a.test</a>" in render("[](https://a.test)")


def test_lists_show_their_points_and_numbers() -> None:
    assert render("- a\n- *b*") == '<ul class="points">\n<li>a</li>\n<li><em>b</em></li>\n</ul>\n'
    numbered = '<ol class="stack">\n<li>1. a</li>\n<li>2. **b</li>\n</ol>\n'
    assert render("1. a\n2. \\*\\*b") == numbered


def test_where_nobody_is_led_away_a_link_is_words_with_its_address() -> None:
    html = render("[more](https://a.test) <https://b.test> [home](/)", links=False)
    assert html == "<p>more (https://a.test) https://b.test home (/)</p>\n"
