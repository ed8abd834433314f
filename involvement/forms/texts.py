"""The form for a text that everybody may read."""

from typing import Any

from wtforms import Form, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from involvement.public_text import MOST_CHARACTERS, find_to_fill_in
from translations.formats import isolated
from translations.language import lazy_gettext as _
from translations.templates import FormMeta


def _with_plain_line_ends(text: str | None) -> str:
    """Browsers send both characters of a typewriter at the end of a line."""
    return (text or "").replace("\r\n", "\n").strip()


class TextForm(Form):
    """A text for everybody, in Markdown."""

    class Meta(FormMeta):
        pass

    text = TextAreaField(
        _("Text"),
        [
            DataRequired(_("Write the text first")),
            Length(
                max=MOST_CHARACTERS, message=_("The text is too long: 30,000 characters at most")
            ),
        ],
        description=_(
            "## begins a heading, - begins a line of a list, *one star* is emphasis, and "
            "[words](https://example.org) is a link. Nothing else is special."
        ),
        filters=[_with_plain_line_ends],
        render_kw={"rows": 24},
    )

    def validate_text(self, field: Any) -> None:
        """Nothing of a draft is left that somebody has to fill in."""
        left = find_to_fill_in(field.data or "")
        if left:
            words = ", ".join(map(isolated, left))
            raise ValidationError(_("This is still to be filled in: %(words)s", words=words))
