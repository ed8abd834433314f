"""What the docs show works: examples are read, labels stand on pages, generated pages are fresh."""

import re
from pathlib import Path

import pytest

from involvement.roles import Role
from surveys.importing import TOP_KEYS, read_questionnaire
from surveys.item_reading import COMMON_KEYS, KIND_KEYS, RESERVED_KEYS
from surveys.questionnaire import KINDS, MEASURES, OFFERED_GAPS
from surveys.wave import LIFECYCLES
from tests.docs import generating
from tests.docs.settings_told import TOLD
from tests.rules import sources
from translations import catalogue

DOCS = sources.ROOT / "docs"
FILES = DOCS / "reference" / "questionnaire-files.md"
DECISIONS = sources.files("docs/decisions/*.md")
GUIDES = [*sources.files("docs/tutorial/*.md"), *sources.files("docs/how-to/*.md")]
TOML = re.compile(r"^```toml([^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
LABEL = re.compile(r"\*\*([^*]+)\*\*")
TOP = 'key = "page"\ntitle = "Page"\nabout = "From a page of the docs."\nlanguage = "en"\n\n'
MOST_WORDS = 450


def examples(path: Path) -> list[str]:
    """The questionnaire files of a page; what is part of a file only gets a top."""
    found = TOML.findall(path.read_text("utf-8"))
    return [text if name.strip() else TOP + text for name, text in found]


@pytest.mark.parametrize("text", examples(FILES))
def test_every_example_of_the_reference_is_a_questionnaire(text: str) -> None:
    assert read_questionnaire(text, FILES.name).items


def test_the_reference_names_everything_that_a_questionnaire_file_can_say() -> None:
    text = FILES.read_text("utf-8")
    words = {*TOP_KEYS, *COMMON_KEYS, *KINDS, *MEASURES, *OFFERED_GAPS, *RESERVED_KEYS}
    words |= {key for keys in KIND_KEYS.values() for key in keys} | {"same", "comparable", "new"}
    named = set(re.findall(r"`\[*([a-z_]+)\]*`", text)) | set(
        re.findall(r"^(\w+) = ", text, re.MULTILINE)
    )
    assert words - named == set()


@sources.each(DECISIONS)
def test_a_decision_is_short_and_has_its_three_parts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.split()) <= MOST_WORDS
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_every_decision_stands_in_the_architecture() -> None:
    text = (DOCS / "explanation" / "architecture.md").read_text("utf-8")
    assert [path.name for path in DECISIONS if f"decisions/{path.name}" not in text] == []


def test_every_page_can_be_found_from_the_first_one() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    pages = [path.relative_to(DOCS).as_posix() for path in sources.files("docs/*/*.md")]
    assert [p for p in pages if p not in index and not p.startswith("decisions/")] == []


@sources.each(GUIDES)
def test_every_label_that_a_guide_names_stands_on_a_page(path: Path) -> None:
    ids = [each.id for each in catalogue.extract() if each.id]
    known = {text for each in ids for text in ([each] if isinstance(each, str) else each)}
    labels = set(LABEL.findall(re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)))
    assert labels - known == set()


@pytest.mark.parametrize("name", generating.PAGES)
def test_a_page_that_is_generated_is_fresh(name: str) -> None:
    kept = (generating.REFERENCE / name).read_text("utf-8")
    assert kept == generating.PAGES[name](), "run `make docs` and commit what it writes"


def test_every_setting_is_told() -> None:
    assert sorted(TOLD) == generating.settings_named()


def test_every_role_and_state_is_told() -> None:
    roles = (DOCS / "reference" / "roles.md").read_text("utf-8")
    assert [role.value for role in Role if f"`{role.value}`" not in roles] == []
    states = (DOCS / "how-to" / "somebody-died.md").read_text("utf-8").lower()
    assert [each for each in LIFECYCLES if each.replace("_", " ") not in states] == []
