"""The application and browsers for these tests."""

from tests.site import browsers, clock, pseudo_browsers

__all__ = ["browsers", "clock", "pseudo_browsers"]
