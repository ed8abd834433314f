"""What templates and forms are given so that they speak the current language."""

from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from translations import formats, packs
from translations.language import N_, direction, language, offered

# WTForms says it as programmers do; people are told what to do.
PLAINLY = {
    "Not a valid integer value.": N_("Enter a whole number, for example 3"),
    "Not a valid date value.": N_("Enter a date, for example 2027-03-31"),
    "Not a valid choice.": N_("Choose one of these"),
    "Not a valid choice": N_("Choose one of these"),
}


def install(environment: Environment) -> None:
    """Give the Jinja environment its messages and what it needs to know about the language.

    `_`, `ngettext`, `pgettext` and `{% trans %}` work in the new style: fields are `%(name)s`,
    filled in and escaped by Jinja. Every call reads the language anew, so one environment serves
    all requests. Also: `language()`, `direction()`, `offered()` and the three `format_` functions.
    """
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        lambda message: packs.catalogue(language().tag).gettext(message),
        lambda one, many, n: packs.catalogue(language().tag).ngettext(one, many, n),
        newstyle=True,
        pgettext=lambda context, message: packs.catalogue(language().tag).pgettext(
            context, message
        ),
        npgettext=lambda context, one, many, n: packs.catalogue(language().tag).npgettext(
            context, one, many, n
        ),
    )
    environment.globals["_"] = _marked  # Jinja's own looks up twice, at every message
    environment.globals.update(
        language=language,
        direction=direction,
        offered=offered,
        format_number=formats.format_number,
        format_percent=formats.format_percent,
        format_date=formats.format_date,
    )


def _marked(message: str, /, **fields: object) -> Markup:
    """The message in the current language as HTML, its fields filled in and escaped."""
    text = Markup(packs.catalogue(language().tag).gettext(message))  # noqa: S704 - our own words
    return text % fields if fields else text


class FormTranslations:
    """WTForms' own messages from our catalogues: its bundled ones lack most of our languages.

    The result is not filled in: WTForms does that itself.
    """

    def gettext(self, message: str) -> str:
        """Return the message in the current language, its fields still open."""
        return packs.catalogue(language().tag).gettext(PLAINLY.get(message, message))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form of the message for `n`, its fields still open."""
        return packs.catalogue(language().tag).ngettext(singular, plural, n)


class FormMeta:
    """To be the `Meta` of every form, or one of its bases."""

    def get_translations(self, form: Any) -> FormTranslations:
        """Return the one object that every form asks, whatever the language."""
        return FormTranslations()
