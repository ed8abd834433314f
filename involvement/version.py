"""Which version of Heard this is."""

from importlib.metadata import version

VERSION = version("heard")
