"""The form for one item of a draft: what its kind has, and nothing else."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from wtforms import (
    BooleanField,
    Field,
    Form,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag

from surveys.draft import Values, mark_of, tables
from surveys.kind_words import MEASURE_LABELS, YES_NO_LABELS
from surveys.option_lines import lines_of, merge_lines, plainly, read_written
from surveys.questionnaire import OFFERED_GAPS
from surveys.wording import GAP_LABELS
from translations.language import gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "scale": ("scale", "faces"),
    "choice": ("options", "equality"),
    "several": ("options",),
    "rank": ("options",),
    "knowledge": ("options", "right"),
    "yes_no": ("options", "direction"),
    "transition": ("about", "options"),
    "number": ("min", "max"),
    "date": ("min", "max"),
}
FIRST: Final = ("text", "hint")
MORE: Final = (
    "section", "gaps", "required", "sensitive", "primary", "measure", "better", "worse", "proxy",
)  # fmt: skip
FOLDED: Final = (*MORE, "equality")
"""What most items do without; it stands folded away below the rest."""
FLAGS: Final = ("faces", "equality", "required", "sensitive", "primary")
BOUNDS: Final = ("min", "max")
SPECIAL: Final = (*FLAGS, *BOUNDS, "options", "right", "gaps", "seen")
COMPARED: Final = ("scale", "yes_no", "knowledge")
USUAL_ANSWERS: Final = {
    "yes_no": _(
        "One a line: yes, no, and if you like not sure. Empty in English: “Yes”, “No”, “Not sure”."
    ),
    "transition": _(
        "One a line: better, the same, worse. Empty in English: “Better”, “The same”, “Worse”."
    ),
}


class ItemForm(Form):
    """One item. `seen` is the mark of what the form showed."""

    class Meta(FormMeta):
        pass

    text = TextAreaField(_("Question"), render_kw={"rows": 3})
    hint = TextAreaField(_("A sentence below it, where it helps"), render_kw={"rows": 2})
    scale = SelectField(
        _("Response scale"), description=_("Write new ones on the page Scales, once for all.")
    )
    faces = BooleanField(_("Show drawn faces beside the words"))
    about = SelectField(_("The question whose change it asks about"))
    options = TextAreaField(
        _("Answers to choose from"), description=_("One a line."), render_kw={"rows": 6}
    )
    right = SelectMultipleField(
        _("Right answers"), description=_("Save new answers first, then they can be ticked here.")
    )
    direction = SelectField(_("The better answer"))
    min = StringField(_("Smallest answer"))
    max = StringField(_("Largest answer"))
    equality = BooleanField(_("It asks what people are, so that releases show groups"))
    section = SelectField(_("Section"))
    gaps = SelectMultipleField(_("What people may say instead of an answer"))
    required = BooleanField(_("It must be answered"))
    sensitive = BooleanField(_("It asks for what the law protects specially, such as health"))
    primary = BooleanField(_("A main question: the survey is about this"))
    measure = SelectField(_("What it measures"))
    better = StringField(_("Words for people who got better"), description=_("“know more”"))
    worse = StringField(_("Words for people who got worse"), description=_("“know less”"))
    proxy = TextAreaField(
        _("The question for somebody who answers for the person"), render_kw={"rows": 2}
    )
    seen = HiddenField()

    @property
    def first(self) -> list[Field]:
        """The fields that stand open."""
        return [each for each in self if each.name not in FOLDED]

    @property
    def more(self) -> list[Field]:
        """The fields that are folded away."""
        return [each for each in self if each.name in FOLDED]

    def fields_for(self, table: Values) -> Values:
        """What the form says about an item that stands there as `table`; None takes a field out."""
        fields: Values = {
            each.name: _clean(each.data) or None for each in self if each.name not in SPECIAL
        }
        fields |= {name: self[name].data or None for name in FLAGS if name in self}
        fields |= {name: _bound(self[name].data) for name in BOUNDS if name in self}
        gaps = [gap for gap in OFFERED_GAPS if gap in (self.gaps.data or ())]
        fields["gaps"] = None if len(gaps) == len(OFFERED_GAPS) else gaps
        if "options" in self:
            written = merge_lines(table.get("options"), self.options.data or "", table["kind"])
            fields["options"] = self._with_right(written) if "right" in self else written
        return fields

    def _with_right(self, options: list[Any] | None) -> list[Any] | None:
        ticked = self.right.data or ()
        marked = [
            {key: value for key, value in each.items() if key != "right"}
            | ({"right": True} if str(each["code"]) in ticked else {})
            for each in read_written(options)
        ]
        return plainly(marked) or None


def item_form(posted: Any, values: Values, table: Values) -> ItemForm:
    """The form for an item of a draft with these values; `posted` None shows it as it stands."""
    form = ItemForm(posted, data={**_shown(table), "seen": mark_of(table)})
    kind = str(table.get("kind"))
    kept = {*FIRST, *OF_KIND.get(kind, ()), *MORE, "seen"}
    for name in [each.name for each in form if each.name not in kept]:
        del form[name]
    _offer(form, values, table)
    if kind in USUAL_ANSWERS:
        form.options.description = USUAL_ANSWERS[kind]
        form.options.render_kw = {"rows": 3}
    if kind == "date":
        form.min.label.text, form.max.label.text = gettext("First day"), gettext("Last day")
        form.min.description = form.max.description = gettext("Such as 2027-03-31.")
    return form


def _shown(table: Values) -> Values:
    """The fields of an item as the form shows them."""
    shown: Values = {key: value for key, value in table.items() if isinstance(value, str | bool)}
    shown |= {name: str(table[name]) for name in BOUNDS if name in table}
    shown["options"] = lines_of(table.get("options"))
    written = read_written(table.get("options"))
    shown["right"] = [str(each["code"]) for each in written if each.get("right") is True]
    gaps = table.get("gaps", list(OFFERED_GAPS))
    return shown | {"gaps": gaps if isinstance(gaps, list) else []}


def _offer(form: ItemForm, values: Values, table: Values) -> None:
    """Give the lists what may be chosen in this draft."""
    named: dict[str, list[tuple[str, object]]] = {
        "section": [(each["key"], each.get("title")) for each in tables(values, "section")],
        "scale": [(each["key"], scale_name(each)) for each in tables(values, "scale")],
        "about": [
            (each["key"], each.get("text"))
            for each in tables(values, "item")
            if each.get("kind") in COMPARED
        ],
        "right": [
            (str(each["code"]), each.get("label")) for each in read_written(table.get("options"))
        ],
    }
    for name, pairs in named.items():
        if name in form:
            field: Any = form[name]
            field.choices = _own(pairs, none=name != "right")
    labels = MEASURE_LABELS.items()
    form.measure.choices = [SelectChoice(key, gettext(each)) for key, each in labels]
    if "direction" in form:
        labels = YES_NO_LABELS.items()
        form.direction.choices = [SelectChoice(key, gettext(each)) for key, each in labels]
    form.gaps.choices = [SelectChoice(gap, gettext(GAP_LABELS[gap])) for gap in OFFERED_GAPS]


def _own(pairs: Iterable[tuple[str, object]], *, none: bool) -> list[SelectChoice]:
    """Choices with words of the writer's own."""
    own = [
        SelectChoice(key, str(each or key), render_kw={"translate": "no"}) for key, each in pairs
    ]
    return [SelectChoice("", gettext("None")), *own] if none else own


def scale_name(scale: Values) -> str:
    """What a scale is called: its options."""
    labels = [str(each.get("label", "")) for each in read_written(scale.get("options"))]
    return " · ".join(labels) or str(scale["key"])


def _clean(text: Any) -> str:
    """A text without space around it, its lines as files have them."""
    return str(text or "").replace("\r\n", "\n").strip()


def _bound(text: str | None) -> object:
    """A number or a day; what is neither is kept as it was typed, for the page to show."""
    typed = _clean(text)
    if typed.isdecimal() and typed.isascii():
        return int(typed)
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return typed or None
