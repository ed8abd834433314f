"""A rule: a small function that says yes or no, with the sentence for the person who is told no.

`involvement/permissions.py` has the rules about persons, `involvement/policies.py` those about what
may be done at all, now. Both are written the same way:

    @permission(_("Only administrators can do this."))
    def may_administer(scope: Scope) -> bool: ...

    may_administer(scope)          # True or False
    may_administer.check(scope)    # raises NotPermitted with the sentence
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Refused(Exception):
    """Something was asked for that may not be done; `str()` is why, in the reader's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)  # a LazyText becomes words here


class NotPermitted(Refused):
    """This person may not."""


class NotNow(Refused):
    """Nobody may, as things stand."""


class Rule(Generic[P]):
    """A question with a sentence for no."""

    def __init__(
        self, ask: Callable[P, bool], sentence: str, refusal: type[Refused] = NotPermitted
    ) -> None:
        """`sentence` is lazy text, put into words when somebody reads it."""
        update_wrapper(self, ask)
        self.name = ask.__name__
        self._ask = ask
        self.sentence = sentence
        self._refusal = refusal

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether it may be done."""
        return self._ask(*args, **kwargs)

    def check(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Raises NotPermitted or NotNow, with the sentence, unless it may be done."""
        if not self._ask(*args, **kwargs):
            raise self._refusal(self.sentence)


def permission(sentence: str) -> Callable[[Callable[P, bool]], Rule[P]]:
    """Makes a rule about a person."""
    return lambda ask: Rule(ask, sentence, NotPermitted)


def policy(sentence: str) -> Callable[[Callable[P, bool]], Rule[P]]:
    """Makes a rule about what may be done now, whoever asks."""
    return lambda ask: Rule(ask, sentence, NotNow)
