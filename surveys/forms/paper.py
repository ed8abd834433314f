"""Forms about paper: what to print, and which sheet is to be typed in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from wtforms import BooleanField, Form, IntegerField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length, NumberRange

from surveys.forms.survey import ADULTS, YOUNG
from surveys.mode import HELPERS, PRESENCES, Mode, Way, read_presence
from surveys.wave import Wave
from surveys.wording import wave_name
from translations.language import gettext, lazy_gettext, offered
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

MOST_COPIES = 50
SIZES = {
    "usual": _("Large enough for most (15 point)"),
    "large": _("Large print (19 point)"),
    "largest": _("Very large print (25 point)"),
}
WORDS = {"standard": _("Usual words"), "easy": _("Easy read")}


class PrintForm(Form):
    """Which wave, in which language, words and size, for whom, and how many copies. `group` is left
    out where the cover asks nobody to agree, `words` where nothing is in easy read."""

    class Meta(FormMeta):
        pass

    wave = SelectField(_("Which time"), coerce=int)
    language = SelectField(_("Language"))
    words = RadioField(
        _("Words"),
        choices=[SelectChoice(*each) for each in WORDS.items()],
        description=_("Questions without an easy-read wording stay in the usual words."),
    )
    size = RadioField(_("Size"), choices=[SelectChoice(*each) for each in SIZES.items()])
    group = RadioField(
        _("For"),
        choices=[
            SelectChoice(ADULTS, _("Adults")),
            SelectChoice(YOUNG, _("People under 18")),
        ],
        description=_("The first page asks each group to agree in its own words."),
    )
    copies = IntegerField(
        _("How many copies"),
        [
            InputRequired(_("Enter how many copies")),
            NumberRange(1, MOST_COPIES, message=_("Print from 1 to 50 copies at once")),
        ],
    )

    def __init__(
        self, posted: Any, waves: Iterable[Wave], language: str, *, agreeing: bool, easy: bool
    ) -> None:
        """`language` is chosen already; `agreeing`: the cover asks people to agree; `easy`: some
        questions have an easy-read wording."""
        super().__init__(
            posted, language=language, words="standard", size="usual", group=ADULTS, copies=1
        )
        if not agreeing:
            del self.group
        if not easy:
            del self.words
        self.wave.choices = [SelectChoice(each.id, wave_name(each.kind)) for each in waves]
        self.language.choices = [
            SelectChoice(each.tag, each.name_in_itself, render_kw={"translate": "no"})
            for each in offered()
        ]

    @property
    def is_easy(self) -> bool:
        """Whether it is in easy read."""
        return "words" in self and self.words.data == "easy"

    @property
    def is_for_young(self) -> bool:
        """Whether it is for people under 18."""
        return "group" in self and self.group.data == YOUNG


class SheetForm(Form):
    """The number on a sheet, and whose it is where cards link answers."""

    class Meta(FormMeta):
        pass

    sheet = StringField(
        _("Number on the sheet"),
        [InputRequired(_("Enter the number that stands on the sheet")), Length(max=100)],
        description=_("It stands beside the square, for example 3.7.48310927.1.en"),
    )
    card = StringField(
        _("Number of the card, or its code"),
        [Length(max=40)],
        description=_("As it was written or stuck on the sheet."),
    )


class CopyForm(Form):
    """Who was there, as it stands on the last sheet, and that they agreed."""

    class Meta(FormMeta):
        pass

    presence = RadioField(
        _("Was somebody with them?"),
        choices=[SelectChoice(key.value, lazy_gettext(said)) for key, said in PRESENCES.items()],
        description=_("As it was ticked. Leave it out where nothing was."),
        validate_choice=False,
    )
    helper = SelectField(
        _("Who?"),
        choices=[
            SelectChoice("", _("Not said")),
            *(SelectChoice(each.value, lazy_gettext(said)) for each, said in HELPERS.items()),
        ],
        validate_choice=False,
    )
    agreed = BooleanField(
        _("They agreed: it is ticked on the first page, or they told one of us."),
    )

    def way(self) -> Way:
        """How the copy was filled in. Who was helped filled in the paper all the same."""
        said = read_presence(self.presence.data or "", self.helper.data or "")
        if said is None:
            return Way(Mode.PAPER)
        return replace(said, mode=Mode.PAPER) if said.mode is Mode.HELPED else said

    def is_agreed(self, *, needed: bool) -> bool:
        """Whether the tick is there where it is needed; the sentence stands at it where not."""
        if needed and not self.agreed.data:
            self.agreed.errors = [gettext("Ask them first, then tick this")]
        return not self.agreed.errors
