"""Whether a draft can be published: everything that is wrong with it, at the place where it is."""

import msgspec

from surveys.comparing import check_continuity, declared_in
from surveys.differing import differing_items
from surveys.draft import NAMES, Draft, Values, tables
from surveys.importing import Mistake, read_unfinished
from surveys.paths import unreachable
from surveys.questionnaire import Questionnaire
from translations.language import N_, gettext

NOT_YET = {
    "text": N_("Write the question."),
    "options": N_("Write at least two answers, one a line."),
    "scale": N_("Choose a scale. On the page Scales you can write a new one."),
    "about": N_("Choose the question whose change it asks about."),
    "direction": N_("Say which end is the better one."),
    "title": N_("Write a heading, or take the section out."),
    "item": N_("Add a question first."),
    "continues": N_("Say whether it is the same, comparable or new."),
}
"""What to do where a field says nothing yet: the sentences for files are about files."""


class Fault(msgspec.Struct, frozen=True):
    """One thing to mend: the sentence, the field, and the key of its item, section or scale, whose
    kind is `name`; both are "" for what stands at the top, such as the title."""

    name: str
    key: str
    field: str
    sentence: str


class Readiness(msgspec.Struct, frozen=True):
    """What a draft has come to. `content` is it as far as it can be read; `unreachable` are the
    keys of items that nobody can reach; `changed`: something differs from the version before."""

    content: Questionnaire
    faults: tuple[Fault, ...]
    unreachable: tuple[str, ...]
    changed: bool

    @property
    def is_ready(self) -> bool:
        """Whether it can be published."""
        return not self.faults and not self.unreachable and self.changed

    def of(self, name: str, key: str) -> tuple[Fault, ...]:
        """What is to be mended in one item, section or scale."""
        return tuple(each for each in self.faults if (each.name, each.key) == (name, key))


def check_draft(draft: Draft, last: Questionnaire | None) -> Readiness:
    """Look at all of a draft; `last` is the version before it, None for a new questionnaire."""
    content, mistakes = read_unfinished(draft.text, draft.key)
    values = draft.values
    faults = [_fault(values, mistake) for mistake in mistakes]
    if last is not None and not mistakes:
        faults += [
            Fault("item", each.key, "continues", each.sentence)
            for each in check_continuity(last, content, declared_in(content))
        ]
    return Readiness(
        content=content,
        faults=tuple(faults),
        unreachable=unreachable(content),
        changed=last is None or _changed(last, content),
    )


def _fault(values: Values, mistake: Mistake) -> Fault:
    name, number, field = mistake.place
    found = next((tables(values, each) for each in NAMES if each == name), [])
    table = found[number] if number < len(found) else values
    written = table.get(field) not in (None, "", [])
    sentence = mistake.sentence if written or field not in NOT_YET else gettext(NOT_YET[field])
    key = str(table["key"]) if table is not values else ""
    return Fault(name if key else "", key, field, sentence)


def _changed(old: Questionnaire, new: Questionnaire) -> bool:
    if differing_items(old, new) or list(old.items_by_key) != list(new.items_by_key):
        return True
    return msgspec.structs.replace(old, items=()) != msgspec.structs.replace(new, items=())
