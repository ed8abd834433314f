"""The line of a key is found whatever stands in strings, brackets and comments."""

from surveys.source_lines import SourceLines


def test_lines_are_found_past_strings_brackets_and_comments_that_look_like_keys() -> None:
    text = (
        'a = """\n[[item]]\nkey = "no"\n"""\n'  # 1-4
        'b = [ # [[item]]\n  \'[\', "]", """\n]""",\n]\n'  # 5-8
        "'c' = 1\r\n"  # 9
        "[[item]] # one\n\"key\" = '''x\n'''\n  [item.show_if]\n  key = 3\n"  # 10-14
        "[[ item ]]\nshow_if.item = 2\n"  # 15-16
    )
    lines = SourceLines(text)
    found = [
        lines.find(*place)
        for place in [
            ("", 0, "a"),
            ("", 0, "b"),
            ("", 0, "c"),
            ("item", 0, ""),
            ("item", 0, "key"),
            ("item", 0, "show_if"),
            ("item", 1, ""),
            ("item", 1, "show_if"),
            ("item", 1, "text"),
            ("nothing", 4, "x"),
        ]
    ]
    assert found == [1, 5, 9, 10, 11, 13, 15, 16, 15, 1]
