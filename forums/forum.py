"""Groups that meet: service users' forums and steering groups."""

from dataclasses import dataclass
from enum import StrEnum


class ForumKind(StrEnum):
    """What a group is for."""

    STEERING = "steering"
    FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Forum:
    """A group, the ids of the support services it reads about, and of its organisation."""

    id: int
    slug: str
    name: str
    kind: ForumKind
    services: tuple[int, ...]
    organisation: int
