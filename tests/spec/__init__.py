"""The statistics as a specification: small tables in, what is shown out.

Each module is a chapter of docs/reference/statistics.md, each test a section of it: the words are
the docstrings, the examples what the tests assert. `python -m tests.docs.generating` writes the
page. The manner is that of the specification tests of ehrQL.
"""
