"""Organisations and the support services they run, as pages show them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who asks, and whom somebody in distress can ring."""

    id: int
    slug: str
    name: str
    help_name: str
    help_phone: str
    help_text: str


@dataclass(frozen=True, slots=True)
class SupportService:
    """What is reviewed. `provenance` is '', 'invented' or 'published'."""

    id: int
    slug: str
    name: str
    about: str
    provenance: str
    organisation: Organisation
    programme: str | None
