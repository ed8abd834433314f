"""Files are read line by line, and every finding points into them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from easy_read.checking import check
from easy_read.document import Line
from easy_read.text_file import read_text_file

MARKDOWN = """# Your *home*

![home](pictures/home.svg) You live **here**.
See [the NHS](https://example.org/NHS-DWP) page.

```text
THE NHS AND THE DWP
```
<br>We go.
"""


def test_markdown_is_read_for_its_words_and_pictures() -> None:
    document = read_text_file(MARKDOWN, "home.md", "en")
    text = MARKDOWN.splitlines()
    assert document.lines[2].picture == "home"
    assert document.lines[2].text.strip() == "You live **here**."
    assert document.lines[6] == Line("")
    found = check(document, pictures=False).findings
    words = [text[each.place.line][each.place.start : each.place.end] for each in found]
    assert words == ["*home*", "NHS"]


def test_plain_text_has_no_marks_of_its_own() -> None:
    document = read_text_file("![home](x)\nYou live here.", "home.txt", "cy")
    assert [line.text for line in document.lines] == ["![home](x)", "You live here."]
    assert document.language == "cy"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["a.md", "a.txt"]))
def test_every_line_of_a_file_keeps_its_length(text: str, name: str) -> None:
    lines = read_text_file(text, name, "en").lines
    assert len(lines) == len(text.splitlines())
    for read, written in zip(lines, text.splitlines(), strict=True):
        assert len(read.text) in (0, len(written))
