"""Questions as they are put to somebody who answers for a person."""

from dataclasses import replace

import msgspec

from surveys.questionnaire import Item, Questionnaire
from surveys.store.questionnaires import PublishedVersion


def for_somebody_else(version: PublishedVersion) -> PublishedVersion:
    """The same version in its proxy wording; items without one keep the usual words."""
    return replace(version, content=in_proxy_words(version.content))


def in_proxy_words(questionnaire: Questionnaire) -> Questionnaire:
    """The same questions with the same answers, in their proxy wording."""
    return msgspec.structs.replace(questionnaire, items=tuple(map(_reworded, questionnaire.items)))


def _reworded(item: Item) -> Item:
    return msgspec.structs.replace(item, text=item.proxy) if item.proxy else item
