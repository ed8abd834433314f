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
    """Easy read and recordings speak to the person themselves, so they are not shown instead."""
    if not item.proxy:
        return item
    return msgspec.structs.replace(
        item, text=item.proxy, easy_read=(), audio=None, easy_audio=None, sign_language=None
    )
