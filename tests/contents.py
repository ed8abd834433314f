"""Contents for tests: questionnaires of the example files, and what is recorded about surveys."""

from pathlib import Path

from msgspec.structs import replace

from surveys.data_protection import DataProtection, LawfulBasis, SpecialCondition
from surveys.importing import read_questionnaire
from surveys.questionnaire import Questionnaire
from tests.site_settings import FIRST_DAY

QUESTIONNAIRES = Path(__file__).parent.parent / "examples" / "questionnaires"


def questionnaire(name: str) -> Questionnaire:
    """A questionnaire of the example files, by the name of its file."""
    file = QUESTIONNAIRES / f"{name}.toml"
    return read_questionnaire(file.read_text("utf-8"), str(file))


def sensitive(name: str) -> Questionnaire:
    """The same under another key; its first item asks for what the law protects specially."""
    content = questionnaire(name)
    first = replace(content.items[0], sensitive=True)
    return replace(content, key=f"{name}-sensitive", items=(first, *content.items[1:]))


def protection(*, kept_days: int | None = None, schedule: str = "Part 1, 2") -> DataProtection:
    """A data-protection record that is whole for every survey."""
    return DataProtection(
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        condition=SpecialCondition.HEALTH_OR_SOCIAL_CARE,
        schedule=schedule,
        kept_days=kept_days,
        assessed_on=FIRST_DAY,
    )
