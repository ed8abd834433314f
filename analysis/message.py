"""A message: the key of a sentence with what fills it in, in no language."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """One whole sentence or thought: `key` names it, `fields` fill it in.

    Numbers of people, and low and high ends in people; a `p` is text such as "0.0078".
    """

    key: str
    fields: dict[str, int | str] = field(default_factory=dict)


Messages = tuple[Message, ...]
