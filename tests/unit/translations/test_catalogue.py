"""The catalogue finds every message, and every fault that would reach a reader."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from translations import catalogue

ONE, MANY = "%(num)s answer of %(name)s", "%(num)s answers of %(name)s"


def project(root: Path) -> Path:
    """Make a project of one module and one template, its catalogue up to date."""
    (root / "surveys").mkdir()
    (root / "templates").mkdir()
    (root / "surveys" / "__init__.py").touch()
    (root / "surveys" / "journey.py").write_text(
        "# TRANSLATORS: on a button\n"
        '_("Next"); lazy_gettext("Your name"); pgettext("door", "Close"); N_("Back")\n'
        'ngettext("%(num)s item", "%(num)s items", n)\n',
        "utf-8",
    )
    (root / "templates" / "page.html").write_text(
        '{{ _("Stop") }}{% trans name %}\n  Hello\n  {{ name }}\n{% endtrans %}', "utf-8"
    )
    catalogue.write(catalogue.extract(root), root / "translations" / "locale" / "heard.pot")
    return root


def test_messages_of_modules_templates_and_wtforms_are_all_found(tmp_path: Path) -> None:
    found = catalogue.extract(project(tmp_path))
    for message in (
        "Next",
        "Your name",
        "Back",
        "Stop",
        "Hello %(name)s",
        "Not a valid date value.",
    ):
        assert message in found
    assert found.get("Close", context="door") is not None
    assert found.get("Next").auto_comments == ["TRANSLATORS: on a button"]  # type: ignore[union-attr]
    assert catalogue.check(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('_("New")', '"New" of surveys/more.py is not in heard.pot'),
        ('_("45% of people")', "has a bare %"),
        ('_("Dear ")', "begins or ends with a space"),
        ('ngettext("%(a)s item", "%(b)s items", 2)', "other fields for one than for many"),
    ],
)
def test_a_planted_message_is_found(tmp_path: Path, code: str, fault: str) -> None:
    (project(tmp_path) / "surveys" / "more.py").write_text(code, "utf-8")
    assert any(fault in each for each in catalogue.check(tmp_path))


def test_a_message_that_nobody_shows_any_more_is_found(tmp_path: Path) -> None:
    (project(tmp_path) / "templates" / "page.html").unlink()
    assert any('"Stop" is in heard.pot and nowhere' in each for each in catalogue.check(tmp_path))


def test_extracting_twice_writes_the_same_file(tmp_path: Path) -> None:
    project(tmp_path)
    again = catalogue.as_po(catalogue.extract(tmp_path))
    assert (tmp_path / "translations" / "locale" / "heard.pot").read_bytes() == again


def faults_of_pack(header: str, *lines: str) -> list[str]:
    wanted = Catalog()
    wanted.add("Question %(number)s")
    wanted.add("<b>Stop</b>")
    wanted.add((ONE, MANY))
    text = f'msgid ""\nmsgstr ""\n"Plural-Forms: {header};\\n"\n\n' + "\n".join(lines)
    tag = "ar" if "nplurals=6" in header else "pl"
    return catalogue.check_pack(read_po(text.encode().splitlines(), locale=tag), wanted)


POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
PLURAL = f'msgid "{ONE}"\nmsgid_plural "{MANY}"\n'


def test_a_whole_pack_has_no_faults() -> None:
    forms = (
        'msgstr[0] "jedna %(name)s"\nmsgstr[1] "%(num)s a %(name)s"\nmsgstr[2] "%(num)s %(name)s"'
    )
    assert (
        faults_of_pack(POLISH, 'msgid "Question %(number)s"\nmsgstr "Pytanie %(number)s"\n') == []
    )
    assert faults_of_pack(POLISH, PLURAL + forms) == []
    assert faults_of_pack(POLISH, 'msgid "<b>Stop</b>"\nmsgstr ""\n') == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ('msgid "Question %(number)s"\nmsgstr "Pytanie %(numer)s"', "other placeholders"),
        ('msgid "Question %(number)s"\nmsgstr "Pytanie"', "other placeholders"),
        ('msgid "Question %(number)s"\nmsgstr "%(number)s %(number)"', "broken placeholder"),
        ('msgid "<b>Stop</b>"\nmsgstr "<b>Stop"', "other markup"),
        ('msgid "Gone"\nmsgstr "Koniec"', "no message of ours"),
        (PLURAL + 'msgstr[0] "a %(name)s"\nmsgstr[1] "%(num)s %(name)s"', "not all 3 plural forms"),
        (
            PLURAL + 'msgstr[0] "a"\nmsgstr[1] "%(num)s %(name)s"\nmsgstr[2] "%(num)s %(name)s"',
            "other placeholders",
        ),
    ],
)
def test_a_fault_planted_in_a_pack_is_found(lines: str, fault: str) -> None:
    assert any(fault in each for each in faults_of_pack(POLISH, lines))


def test_a_pack_with_the_plural_rule_of_another_language_is_refused() -> None:
    faults = faults_of_pack("nplurals=2; plural=(n != 1)")
    assert faults == ["the header names 2 plural forms, this language has 3"]
