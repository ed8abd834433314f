"""A table of answers before and after that several sections use."""

from analysis.paired import PairedResult, measure_paired
from tests.spec.answers import table_of
from tests.spec.section import Rows, rows

PILOT = rows("""
    before | after | people
    1      | 2     | 4
    1      | 3     | 2
    2      | 2     | 5
    2      | 3     | 3
    2      | 1     | 1
    3      | 3     | 3
""")


def measured(given: Rows, levels: int = 3) -> PairedResult:
    """Everything that the table of some answers tells."""
    return measure_paired(table_of(given, levels))
