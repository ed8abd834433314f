"""Whatever a TOML file can say is written and read back equal."""

import tomllib
from datetime import UTC, date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.toml_writing import write_toml

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
PLAIN = (
    TEXTS
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False)
    | st.dates(date(1, 1, 1))
    | st.sampled_from([time(9, 30), datetime(2027, 1, 4, 9, 30, tzinfo=UTC)])
)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=6))
def test_values_of_every_kind_are_read_back_equal(values: dict[str, object]) -> None:
    assert tomllib.loads(write_toml(values)) == values


def test_a_list_of_tables_stands_in_blocks_and_a_long_list_a_value_a_line() -> None:
    options = ["An answer that is rather long to read", "Another answer that is as long as that"]
    text = write_toml({"item": [{"key": "a", "options": options}, {}], "title": "First"})
    assert text == (
        'title = "First"\n\n[[item]]\nkey = "a"\noptions = [\n'
        '  "An answer that is rather long to read",\n'
        '  "Another answer that is as long as that",\n]\n\n[[item]]\n'
    )
