"""Numbers, percentages, dates and names of languages, as the current language writes them."""

from datetime import date, datetime

from babel import Locale, UnknownLocaleError, dates, numbers

from translations import pseudo
from translations.language import language


def format_number(number: int | float) -> str:
    """Return the number with the language's separators, in Latin digits: 12345 is `12,345`."""
    return numbers.format_decimal(number, locale=language().formats)


def format_percent(part: int, whole: int = 100) -> str:
    """Return `part` of `whole` as a whole percentage, rounded half up: (1, 8) is `13%`.

    Only integers go in, so that no floating-point error decides which way a half goes. Raises
    ValueError where `whole` is not above 0 or `part` is below 0.
    """
    if whole <= 0 or part < 0:
        raise ValueError(f"{part} of {whole} is no percentage")
    percent = (200 * part + whole) // (2 * whole)
    return numbers.format_percent(percent / 100, locale=language().formats)


def format_date(day: date) -> str:
    """Return the date with its month spelled out: `22 November 2026`."""
    written = dates.format_date(day, format="d MMMM y", locale=language().formats)
    return _marked(written)


def format_language(tag: str) -> str:
    """Return what a language is called: `ur` is `Urdu`; the tag itself where no name is known."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(language().formats)
    except (ValueError, UnknownLocaleError):
        name = _names(language().formats).get(tag)
    return _marked(name or tag)


def find_language(name: str) -> str | None:
    """Return the tag of the language with this name, in the current language or in English."""
    wanted = name.strip().casefold()
    for formats in (language().formats, "en_GB"):
        for tag, known in _names(formats).items():
            if known.casefold() == wanted:
                return tag
    return None


def _names(formats: str) -> dict[str, str]:
    """Tag → name of every language that has one."""
    return {key.replace("_", "-"): name for key, name in Locale.parse(formats).languages.items()}


def _marked(written: str) -> str:
    return pseudo.mark(written) if pseudo.is_pseudo(language().tag) else written


def format_moment(moment: datetime) -> str:
    """Return day and time as the clock of `moment` shows them: `22 November 2026, 14:05`."""
    locale = language().formats
    day = dates.format_date(moment, format="d MMMM y", locale=locale)
    time = dates.format_time(moment, format="short", locale=locale)
    written = str(dates.get_datetime_format("medium", locale=locale)).format(time, day)
    return pseudo.mark(written) if pseudo.is_pseudo(language().tag) else written


def format_time(moment: datetime) -> str:
    """Return the time of day, in the zone of `moment`: `10:30`."""
    return dates.format_time(moment, format="HH:mm", locale=language().formats)


def isolated(text: str) -> str:
    """The text between marks that nobody sees, so that it keeps its own direction in a sentence of
    the other; where HTML can be written, `<bdi>` does the same."""
    return f"\u2068{text}\u2069"
