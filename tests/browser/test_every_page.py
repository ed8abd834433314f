"""Every page, left to right and right to left, can be used by everybody.

axe finds nothing; nothing scrolls sideways at 320 px, whatever the reader does to the text; a
thumb meets every target; nothing is asked of any other place.
"""

import pytest

from tests.browser.admin_pages import FOR_ADMINISTRATORS, STATUS_FOR_ADMINISTRATORS
from tests.browser.agreement_pages import OF_AGENCIES, WITH_A_CARD
from tests.browser.conftest import Open
from tests.browser.measuring import (
    axe_faults,
    contrast_faults,
    language_faults,
    reflow_faults,
    small_targets,
)
from tests.browser.pages import FOR_EVERYBODY, FOR_MEMBERS, FOR_WORKERS, STATUS
from tests.browser.visitor import PHONE, Visitor, Way

LANGUAGES = {"en": "ltr", "ar-XB": "rtl"}

both_ways = pytest.mark.parametrize("language", LANGUAGES)


def each(pages: dict[str, Way]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages)


def faults(visitor: Visitor, language: str) -> list[str]:
    """Everything that is wrong with the page in the window."""
    found = language_faults(visitor, language, LANGUAGES[language]) + axe_faults(visitor)
    visitor.page.set_viewport_size(PHONE)
    found += small_targets(visitor) + reflow_faults(visitor)
    return found + [f"in strong contrast: {fault}" for fault in contrast_faults(visitor)]


@both_ways
@each(FOR_EVERYBODY)
def test_everybody_can_use_every_page(visit: Open, page: str, language: str) -> None:
    visitor = visit(language)
    FOR_EVERYBODY[page](visitor)
    assert visitor.status == STATUS.get(page, 200)
    assert faults(visitor, language) == []


@both_ways
@each(FOR_WORKERS)
def test_workers_can_use_every_page(sign_in: Open, page: str, language: str) -> None:
    visitor = sign_in("worker", language)
    FOR_WORKERS[page](visitor)
    assert visitor.status == STATUS.get(page, 200)
    assert faults(visitor, language) == []


@both_ways
@each(FOR_ADMINISTRATORS)
def test_administrators_can_use_every_page(sign_in: Open, page: str, language: str) -> None:
    visitor = sign_in("administrator", language)
    FOR_ADMINISTRATORS[page](visitor)
    assert visitor.status == STATUS_FOR_ADMINISTRATORS.get(page, 200)
    assert faults(visitor, language) == []


@both_ways
@each(FOR_MEMBERS)
def test_steering_groups_can_use_every_page(sign_in: Open, page: str, language: str) -> None:
    visitor = sign_in("member", language)
    FOR_MEMBERS[page](visitor)
    assert visitor.status == STATUS.get(page, 200)
    assert faults(visitor, language) == []


@both_ways
@each(WITH_A_CARD)
def test_people_with_a_card_can_use_every_page(visit: Open, page: str, language: str) -> None:
    visitor = visit(language)
    WITH_A_CARD[page](visitor)
    assert visitor.status == STATUS.get(page, 200)
    assert faults(visitor, language) == []


@both_ways
@each(OF_AGENCIES)
def test_agencies_can_use_every_page(sign_in: Open, page: str, language: str) -> None:
    visitor = sign_in("agency reader", language)
    OF_AGENCIES[page](visitor)
    assert visitor.status == STATUS.get(page, 200)
    assert faults(visitor, language) == []


def test_a_style_that_the_policy_forbids_is_noticed(visit: Open) -> None:
    visitor = visit().go("/")
    visitor.run("() => { document.body.innerHTML = '<b style=color:red>red</b>'; }")
    assert "style" in visitor.forgive()[0]
