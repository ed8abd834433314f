"""Groups that meet: service users' forums and steering groups."""

from dataclasses import dataclass
from enum import StrEnum


class ForumKind(StrEnum):
    """What a group is for."""

    STEERING = "steering"
    FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Forum:
    """A group and the ids of the support services it reads about."""

    id: int
    slug: str
    name: str
    kind: ForumKind
    services: tuple[int, ...]
