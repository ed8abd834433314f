"""Forms for a draft as a whole: its title and what it is for, a file, one question more."""

from typing import Any

from wtforms import Form, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # the stubs lag
from wtforms.validators import InputRequired, Length

from surveys.kind_words import DIRECTION_LABELS, KIND_LABELS
from translations.language import gettext
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

TOO_LONG = _("This is too long: 200 characters at most")


class AboutForm(Form):
    """What a questionnaire is called and what it is for. `organisation` is whose it is."""

    class Meta(FormMeta):
        pass

    organisation = SelectField(_("Organisation"), coerce=int)
    title = StringField(
        _("Title"), [InputRequired(_("Enter a title")), Length(max=200, message=TOO_LONG)]
    )
    about = TextAreaField(
        _("What it is for, in a sentence or two"),
        [InputRequired(_("Write what it is for"))],
        render_kw={"rows": 3},
    )
    language = StringField(
        _("Language of the words, as a tag"),
        [InputRequired(_("Enter a language, for example en"))],
        description=_("For example en, or pa-Arab."),
        default="en",
    )
    source = TextAreaField(_("Where the questions come from"), render_kw={"rows": 2})


class FileForm(Form):
    """The text of a questionnaire file."""

    class Meta(FormMeta):
        pass

    organisation = SelectField(_("Organisation"), coerce=int)
    text = TextAreaField(
        _("The text of the file"),
        [InputRequired(_("Put the text of the file here"))],
        render_kw={"rows": 16},
    )


class AddForm(Form):
    """One question more: of which kind, and after which one."""

    class Meta(FormMeta):
        pass

    kind = SelectField(_("Kind of question"))
    after = SelectField(_("Where"))


class ScaleForm(Form):
    """A response scale."""

    class Meta(FormMeta):
        pass

    options = TextAreaField(
        _("Answers in their order"), description=_("One a line."), render_kw={"rows": 6}
    )
    direction = RadioField(_("Which end is the better one"))
    seen = HiddenField()


def owned(form: Any, owners: list[tuple[int, str]]) -> Any:
    """The form with the organisations that this account writes for; no question where it is one."""
    named = {"translate": "no"}
    form.organisation.choices = [SelectChoice(*each, render_kw=named) for each in owners]
    if len(owners) == 1:
        form.organisation.data = owners[0][0]
    return form


def add_form(posted: Any, items: list[tuple[str, str]]) -> AddForm:
    """The form for one question more; `items` are the keys and the words of those there are."""
    form = AddForm(posted)
    form.kind.choices = [SelectChoice(key, gettext(each)) for key, each in KIND_LABELS.items()]
    if items:
        after = [SelectChoice(*each) for each in items]
        form.after.choices = [SelectChoice("", gettext("At the end")), *after]
    else:
        del form.after
    return form


def scale_form(posted: Any, data: dict[str, Any]) -> ScaleForm:
    """The form for a scale with these fields."""
    form = ScaleForm(posted, data=data)
    form.direction.choices = [
        SelectChoice(key, gettext(each)) for key, each in DIRECTION_LABELS.items()
    ]
    return form
