"""Addresses as squares that a phone can read."""

import segno
from markupsafe import Markup


def draw_qr(address: str, title: str, *, scale: int | None = None) -> Markup:
    """An address of ours as an SVG. `scale` is the width of a dot in pixels; None where a style
    says how large it is."""
    drawn = segno.make(address, error="m").svg_inline(
        scale=scale or 3, omitsize=scale is None, svgclass="qr", lineclass=None, title=title
    )
    return Markup(drawn)  # noqa: S704 - drawn by segno from our own address
