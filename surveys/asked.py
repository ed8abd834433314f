"""Which item asks a question in each wave of a survey."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from surveys.compared import Compared
from surveys.questionnaire import Item
from surveys.released_before import Before
from surveys.store.questionnaires import PublishedVersion
from surveys.wave import Wave


@dataclass(frozen=True, slots=True)
class Asked:
    """The items of every wave under the questions that they ask: items that may be compared share
    a question."""

    items: Mapping[int, Mapping[int, Item]]

    def find(self, wave: Wave, question: int) -> Item | None:
        """The item that asks this question in a wave, None where it does not."""
        return self.items[wave.id].get(question)

    def waves_with(self, waves: Iterable[Wave], question: int) -> tuple[Wave, ...]:
        """Those of the waves that ask the question."""
        return tuple(wave for wave in waves if self.find(wave, question) is not None)


def asked_in(versions: Mapping[int, PublishedVersion]) -> Asked:
    """What is asked in each wave; `versions` by wave id."""
    return Asked(
        {
            wave: {question: version.content.item(key) for key, question in _of(version)}
            for wave, version in versions.items()
        }
    )


def _of(version: PublishedVersion) -> Iterable[tuple[str, int]]:
    return version.question_ids.items()


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted: the release, the version of its later wave, what every wave asks, what is
    out already, and the threshold."""

    what: Compared
    version: PublishedVersion
    asked: Asked
    before: Before
    k: int
