"""Which language a reader gets, and how messages, numbers and dates are written in it."""

import asyncio
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment
from markupsafe import Markup, escape
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from translations import language as languages
from translations import pseudo
from translations.formats import format_date, format_moment, format_number, format_percent
from translations.language import (
    ENGLISH,
    PSEUDO_LANGUAGES,
    Language,
    choose,
    direction,
    gettext,
    language,
    lazy_gettext,
    ngettext,
    offer,
    offered,
    offering,
    pgettext,
    use,
)
from translations.templates import FormMeta, install

PUNJABI = Language("pa", "ਪੰਜਾਬੀ", "ltr", "pa")
CHINESE = Language("zh-Hant", "中文 (繁體)", "ltr", "zh_Hant")
ARABIC = Language("ar", "العربية", "rtl", "ar")
PACKS = (ENGLISH, PUNJABI, CHINESE, ARABIC)


@pytest.fixture
def _offers_are_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_offered", [ENGLISH])
    monkeypatch.setattr(languages, "_known", {ENGLISH.tag: ENGLISH})


@pytest.mark.parametrize(
    ("accept", "cookie", "tag"),
    [
        (None, None, "en"),
        ("ar", None, "ar"),
        ("ar-EG, en;q=0.5", None, "ar"),
        ("en;q=0.5, ar;q=0.9", None, "ar"),
        ("ar", "en", "en"),
        ("ar;q=0, en", None, "en"),
        ("ko, xx;q=abc, ar;q=0.1", None, "ar"),
        ("ar", "nonsense", "ar"),
        ("zh-HK", None, "zh-Hant"),
        ("zh-CN", None, "en"),
        ("pa-IN", None, "pa"),
        ("pa-PK", None, "en"),
        ("\x00;;;,,q=1", "../../etc", "en"),
    ],
)
def test_a_reader_gets_a_language_that_they_read(
    accept: str | None, cookie: str | None, tag: str
) -> None:
    assert choose(accept, cookie, PACKS).tag == tag


@pytest.mark.usefixtures("_offers_are_undone")
def test_a_language_is_chosen_only_once_it_is_offered() -> None:
    assert choose("en-XA", "en-XA") == ENGLISH
    offer(*PSEUDO_LANGUAGES)
    offer(*PSEUDO_LANGUAGES)
    assert [each.tag for each in offered()] == ["en", "en-XA", "ar-XB"]
    assert choose(None, "ar-XB").direction == "rtl"


def test_direction_is_known_for_languages_without_a_pack() -> None:
    assert [direction(tag) for tag in ("en", "ur", "pa-Arab", "cy", "ar-XB")] == [
        "ltr",
        "rtl",
        "rtl",
        "ltr",
        "rtl",
    ]


def test_a_block_in_another_language_ends_where_it_ends() -> None:
    with use("en-XA"):
        assert gettext("Stop") == "⟦Štóóp⟧"
        with use("en"):
            assert gettext("Stop") == "Stop"
        assert language().tag == "en-XA"
    assert language() == ENGLISH
    with pytest.raises(LookupError, match="xx"), use("xx"):
        pass


def test_tasks_that_run_at_once_keep_their_own_language() -> None:
    async def stop(tag: str) -> str:
        with use(tag):
            await asyncio.sleep(0)
            return gettext("Stop")

    async def both() -> list[str]:
        return list(await asyncio.gather(stop("en"), stop("en-XA"), stop("en")))

    assert asyncio.run(both()) == ["Stop", "⟦Štóóp⟧", "Stop"]


def test_messages_are_filled_in() -> None:
    assert gettext("Question %(number)s of %(total)s", number=3, total=8) == "Question 3 of 8"
    assert ngettext("%(num)s person", "%(num)s people", 1) == "1 person"
    assert ngettext("%(num)s person", "%(num)s people", 5) == "5 people"
    assert pgettext("verb", "Close") == "Close"
    with use("en-XA"):
        assert ngettext("%(num)s person", "%(num)s people", 5) == "⟦5 pééóópléé⟧"


def test_a_lazy_message_speaks_the_language_of_whoever_reads_it() -> None:
    label = lazy_gettext("At least %(min)d")
    assert label % {"min": 3} == "At least 3"
    with use("en-XA"):
        assert f"{label % {'min': 3}}" == "⟦Áát lééáášt 3⟧"
        assert str(escape(label)) == "⟦Áát lééáášt %(min)d⟧"
    assert label == "At least %(min)d"


class Greeting(Form):
    """Two fields: one with a message of ours, one with a message of WTForms."""

    class Meta(FormMeta):
        """In the current language."""

    name = StringField(
        lazy_gettext("Your name"), [InputRequired(lazy_gettext("Please write your name"))]
    )
    town = StringField("Town", [Length(min=3)])


def test_forms_complain_in_the_language_of_the_page() -> None:
    form = Greeting(data={"name": "", "town": "X"})
    assert not form.validate()
    with use("en-XA"):
        strange = Greeting(data={"name": "", "town": "X"})
        assert not strange.validate()
        wanted = pseudo.translate("Please write your name", "en-XA")
        assert [str(error) for error in strange.name.errors] == [wanted]
        assert "⟦Fííééld múúšt" in strange.town.errors[0]
        assert "⟦Ýóóúúr" in strange.name.label()
    assert form.town.errors == ["Field must be at least 3 characters long."]


def environment() -> Environment:
    made = Environment(autoescape=True)
    install(made)
    return made


def test_templates_escape_what_fills_a_message_but_not_the_message() -> None:
    template = environment().from_string(
        '{{ _("<b>%(name)s</b> said", name=name) }}'
        "{% trans name %}  Hello\n {{ name }}{% endtrans %}"
        '{{ ngettext("%(num)s person", "%(num)s people", 2) }}{{ language().tag }}{{ direction() }}'
    )
    with use("ar-XB"):
        made = template.render(name="<i>")
    assert made == ("⟦<b>&lt;i&gt;</b> سايد⟧⟦هيللو &lt;i&gt;⟧⟦2 پيوپلي⟧ar-XBrtl")
    assert template.render(name=Markup("<i>")).startswith("<b><i></b> said")


def test_numbers_and_dates_are_written_as_in_britain() -> None:
    assert format_number(12345) == "12,345"
    assert format_date(date(2026, 11, 22)) == "22 November 2026"
    assert format_moment(datetime(2026, 11, 22, 14, 5, tzinfo=UTC)) == "22 November 2026, 14:05"
    with use("ar-XB"):
        assert format_date(date(2026, 11, 22)) == "⟦22 November 2026⟧"


def test_a_moment_is_written_as_its_own_clock_shows_it() -> None:
    summer = datetime(2027, 7, 4, 14, 5, 59, tzinfo=ZoneInfo("Europe/London"))
    assert format_moment(summer) == "4 July 2027, 14:05"
    with use("en-XA"):
        assert format_moment(summer) == "⟦4 July 2027, 14:05⟧"


def test_percentages_are_whole_and_rounded_half_up() -> None:
    assert [format_percent(*each) for each in ((1, 8), (3, 8), (29, 200), (0, 3), (45, 100))] == [
        "13%",
        "38%",
        "15%",
        "0%",
        "45%",
    ]
    with pytest.raises(ValueError, match="no percentage"):
        format_percent(1, 0)


@pytest.mark.usefixtures("_offers_are_undone")
def test_a_place_offers_some_of_the_languages_only() -> None:
    offer(PUNJABI, ARABIC)
    with offering(["ar", "nonsense", "pa"]):
        assert offered() == (ARABIC, PUNJABI)
        assert choose("en", "en") == ARABIC
        assert choose("pa", None) == PUNJABI
    with offering(["nonsense"]):
        assert offered() == (ENGLISH, PUNJABI, ARABIC)
    assert offered() == (ENGLISH, PUNJABI, ARABIC)
