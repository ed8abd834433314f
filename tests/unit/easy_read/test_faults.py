"""Known faults are all found, and none is invented."""

import pytest

from easy_read.checking import check
from easy_read.rules import WORDS
from tests.unit.easy_read.faults import Known, document, known, said

TEXTS = known()


@pytest.mark.parametrize("text", TEXTS, ids=[each.says for each in TEXTS])
def test_every_known_fault_is_found_and_none_is_invented(text: Known) -> None:
    of = document(text.says, text.language)
    report = check(of, pictures=False)
    assert sorted(said(of, report)) == sorted(text.finds)
    if text.levels is not None:
        assert tuple(each.level.value for each in report.findings) == text.levels


def test_every_rule_about_words_has_known_faults() -> None:
    told = {fault.partition(":")[0] for each in TEXTS for fault in each.finds}
    assert told == {rule.id for rule in WORDS}


def test_a_third_of_the_texts_have_no_fault() -> None:
    """Or the first test could not see a checker that finds too much."""
    assert sum(not each.finds for each in TEXTS) * 3 > len(TEXTS)
