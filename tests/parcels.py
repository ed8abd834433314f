"""Parcels in tests: responses sealed as a tablet seals them."""

import hashlib
import os
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec

from involvement.sealed_box import close_box
from involvement.secrecy import Secrecy
from surveys.parcel import AnswerSent, Contents, Parcel
from surveys.store.kiosk_keys import get_public_key
from surveys.survey import Survey
from tests.site_settings import START, secrecy

Fields = Mapping[str, str | Sequence[str]]


def answer(item: str, shown_as: str = "standard", **fields: str | Sequence[str]) -> AnswerSent:
    """One item's form; a list is a name that repeats."""
    pairs = [
        (name, value)
        for name, values in fields.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    return AnswerSent(item, shown_as, tuple(pairs))


async def parcel(
    *answers: AnswerSent,
    device: UUID,
    survey: Survey,
    key: UUID | None = None,
    version: int | None = None,
    age: timedelta = timedelta(minutes=1),
    clock: datetime = START,
    keys: Secrecy | None = None,
    content: bytes | None = None,
    **more: Any,
) -> Parcel:
    """A parcel of that age, made by a tablet whose clock says `clock`; `more` of its contents."""
    public = await get_public_key(keys or secrecy(), START)
    made = Contents(language="en", answers=answers, **more)
    now = round(clock.timestamp() * 1000)
    plain = Parcel(
        id=key or uuid4(),
        device=device,
        survey=survey.slug,
        version=version or survey.versions[survey.waves[0].id],
        key=public.name,
        hash="",
        sealed="",
        made=now - round(age.total_seconds() * 1000),
        now=now,
    )
    inside = msgspec.json.encode(made) if content is None else content
    return with_content(plain, close_box(public.point, inside, plain.about, os.urandom(12)))


def with_content(parcel: Parcel, sealed: bytes) -> Parcel:
    """The same parcel with other sealed bytes, whose hash is right."""
    return msgspec.structs.replace(
        parcel, sealed=b64encode(sealed).decode(), hash=hashlib.sha256(sealed).hexdigest()
    )
