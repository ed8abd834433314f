"""Promises about the published figures of the six Health Pilots."""

import re

import msgspec
import pytest

from analysis.percent import percent_half_up
from examples.pilots import FILE, Pilot, PilotFigures, read_pilots

PILOTS = read_pilots()
PERCENT = re.compile(r"(\d+)%")
OF = re.compile(r"(\d+) of (\d+)")


def tables() -> list[PilotFigures]:
    return [figures for pilot in PILOTS.pilot for figures in pilot.figures]


def find(key: str) -> PilotFigures:
    return next(figures for figures in tables() if figures.key == key)


def percent(cell: str) -> int:
    found = PERCENT.fullmatch(cell)
    assert found, cell
    return int(found[1])


def test_the_programme_has_its_six_pilots_each_with_figures() -> None:
    assert [pilot.table for pilot in PILOTS.pilot] == [1, 2, 3, 4, 5, 6]
    assert all(pilot.figures for pilot in PILOTS.pilot)


@pytest.mark.parametrize("key", ["outreach-knowledge", "outreach-satisfaction", "outreach-health"])
def test_the_printed_percentages_are_the_counts_rounded_half_up(key: str) -> None:
    figures = find(key)
    counted = figures.aggregate
    assert counted
    assert counted.inferred
    assert counted.said_better is not None
    assert counted.said_of
    worst, best, said = figures.rows
    for place, counts in enumerate((counted.before, counted.after)):
        known = [count for count in counts if count is not None]
        assert len(known) == 3
        assert percent(worst.cells[place]) == percent_half_up(known[0], sum(known))
        assert percent(best.cells[place]) == percent_half_up(known[-1], sum(known))
    assert percent(said.cells[2]) == percent_half_up(counted.said_better, counted.said_of)


def test_the_inferred_groups_are_24_people_and_10() -> None:
    for figures in tables():
        if figures.aggregate:
            assert sum(count or 0 for count in figures.aggregate.before) == 24
            assert sum(count or 0 for count in figures.aggregate.after) == 10


def test_printed_outcomes_are_those_of_the_people_followed_up() -> None:
    for figures in tables():
        tracked = figures.tracked
        if tracked is None:
            continue
        assert (tracked.followed, tracked.of) == (14, 28)
        for row in figures.rows:
            found = OF.fullmatch(row.cells[0])
            assert found is None or int(found[2]) == tracked.followed
    mental = find("on-track-mental-health").tracked
    assert mental
    assert (mental.better, mental.same, mental.worse) == (8, 6, 0)


def test_the_places_where_young_people_lived_add_up_to_what_is_printed_below() -> None:
    *places, total = find("on-track-housing").rows
    sums = [sum(int(row.cells[column]) for row in places) for column in (0, 1)]
    assert sums == [30, 28] == [int(cell) for cell in total.cells]


def test_a_column_that_adds_up_to_everybody_is_no_shortfall() -> None:
    figures = next(
        published.figures
        for pilot in PILOTS.pilot
        for published in PILOTS.published(pilot)
        if published.key == "on-track-housing"
    )
    assert figures.shortfalls == (("At referral", 30), ("At discharge", 28))
    assert msgspec.structs.replace(figures, people=30).shortfalls == (("At discharge", 28),)
    assert msgspec.structs.replace(figures, people=None).shortfalls == ()


@pytest.mark.parametrize("figures", tables(), ids=lambda figures: str(figures.key))
def test_every_row_has_a_text_for_every_column(figures: PilotFigures) -> None:
    assert figures.rows
    for row in figures.rows:
        assert len(row.cells) == len(figures.columns) - 1
        assert all(cell.strip() for cell in row.cells)


@pytest.mark.parametrize("pilot", PILOTS.pilot, ids=lambda pilot: str(pilot.slug))
def test_the_source_names_the_guide_its_table_its_publisher_and_its_year(pilot: Pilot) -> None:
    for published in PILOTS.published(pilot):
        for part in ("Supporting People for Better Health", "Communities and Local Government"):
            assert part in published.source
        assert "2006" in published.source
        assert published.source.endswith(f"Table {pilot.table}.")


def test_no_word_names_an_illness_that_people_keep_to_themselves() -> None:
    assert not re.search(r"\b(hiv|aids)\b", FILE.read_text("utf-8"), re.IGNORECASE)
