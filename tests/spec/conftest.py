"""The fixture with which a section shows its examples."""

import pytest

from tests.spec.section import Examples


@pytest.fixture
def show() -> Examples:
    """Takes an example, and asserts that what comes out is what the section says."""
    return Examples()
