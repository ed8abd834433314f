"""The sentences of released figures: what each message key says, in the reader's language.

A release stores keys with their fields, so that it can be read in any language at any later time.
Getting better and getting worse have the same sentences with the words changed over.
"""

from collections.abc import Iterable

from analysis.words import Message
from surveys.sentences.cautions import CAUTIONS
from surveys.sentences.change import CHANGE
from surveys.sentences.comparability import COMPARABILITY
from surveys.sentences.comparing import GROUPS, PARTED
from surveys.sentences.designs import DESIGNS
from surveys.sentences.easy_read import EASY_READ
from surveys.sentences.over_time import OVER_TIME
from surveys.sentences.published import PUBLISHED
from surveys.sentences.reaching import REACHING
from surveys.sentences.recording import RECORDING
from surveys.sentences.sentence import Fields
from surveys.sentences.services import SERVICES
from surveys.sentences.technical import TECHNICAL
from translations.formats import format_percent

SENTENCES = {
    **CHANGE,
    **CAUTIONS,
    **COMPARABILITY,
    **GROUPS,
    **PARTED,
    **OVER_TIME,
    **RECORDING,
    **PUBLISHED,
    **REACHING,
    **SERVICES,
    **TECHNICAL,
    **DESIGNS,
    **EASY_READ,
}
"""Every message key that `analysis` can tell, with the function that says it."""


def say(message: Message) -> str:
    """Return the message as a whole sentence or two, in the current language.

    A field `percent` (a whole number) is written as the language writes percentages.
    Raises KeyError for a key without a sentence, and for a field that the sentence lacks.
    """
    fields: Fields = dict(message.fields)
    if "percent" in fields:
        fields["percent"] = format_percent(int(fields["percent"]))
    return SENTENCES[message.key](fields)


def say_all(messages: Iterable[Message]) -> tuple[str, ...]:
    """Return each message as its sentence, in the order given."""
    return tuple(say(message) for message in messages)
