"""Why a survey may ask what it asks: what the law wants written down before it opens.

The codes are those of the UK GDPR (Articles 6 and 9) and are stored; their words may change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from translations.language import lazy_gettext as _


class LawfulBasis(StrEnum):
    """Article 6(1): why personal data may be used at all."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class SpecialCondition(StrEnum):
    """Article 9(2): why what is specially protected may be used too."""

    NONE = ""
    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT_AND_SOCIAL_PROTECTION = "employment_and_social_protection"
    VITAL_INTERESTS = "vital_interests"
    NOT_FOR_PROFIT = "not_for_profit"
    MADE_PUBLIC = "made_public"
    LEGAL_CLAIMS = "legal_claims"
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial_public_interest"
    HEALTH_OR_SOCIAL_CARE = "health_or_social_care"
    PUBLIC_HEALTH = "public_health"
    RESEARCH_AND_STATISTICS = "research_and_statistics"

    @property
    def needs_schedule(self) -> bool:
        """Whether a condition of Schedule 1 of the Data Protection Act 2018 must be met besides:
        section 10(2) and (3) of that Act."""
        return self in (
            SpecialCondition.EMPLOYMENT_AND_SOCIAL_PROTECTION,
            SpecialCondition.SUBSTANTIAL_PUBLIC_INTEREST,
            SpecialCondition.HEALTH_OR_SOCIAL_CARE,
            SpecialCondition.PUBLIC_HEALTH,
            SpecialCondition.RESEARCH_AND_STATISTICS,
        )


BASIS_WORDS = {
    LawfulBasis.CONSENT: _("(a) Consent"),
    LawfulBasis.CONTRACT: _("(b) A contract with the person"),
    LawfulBasis.LEGAL_OBLIGATION: _("(c) A legal obligation"),
    LawfulBasis.VITAL_INTERESTS: _("(d) Somebody’s life depends on it"),
    LawfulBasis.PUBLIC_TASK: _("(e) A task in the public interest, or official authority"),
    LawfulBasis.LEGITIMATE_INTERESTS: _("(f) Legitimate interests"),
}
CONDITION_WORDS = {
    SpecialCondition.NONE: _("None: nothing is asked that the law protects specially"),
    SpecialCondition.EXPLICIT_CONSENT: _("(a) Explicit consent"),
    SpecialCondition.EMPLOYMENT_AND_SOCIAL_PROTECTION: _(
        "(b) Employment, social security and social protection"
    ),
    SpecialCondition.VITAL_INTERESTS: _("(c) Somebody’s life depends on it"),
    SpecialCondition.NOT_FOR_PROFIT: _("(d) A not-for-profit body about its own members"),
    SpecialCondition.MADE_PUBLIC: _("(e) The person made it public"),
    SpecialCondition.LEGAL_CLAIMS: _("(f) Legal claims"),
    SpecialCondition.SUBSTANTIAL_PUBLIC_INTEREST: _("(g) Substantial public interest"),
    SpecialCondition.HEALTH_OR_SOCIAL_CARE: _("(h) Health or social care"),
    SpecialCondition.PUBLIC_HEALTH: _("(i) Public health"),
    SpecialCondition.RESEARCH_AND_STATISTICS: _("(j) Archiving, research and statistics"),
}


@dataclass(frozen=True, slots=True)
class DataProtection:
    """The record of one survey. `schedule` names the condition of Schedule 1 that is met, "" where
    none is needed; `kept_days` counts from the survey's last day, None means for good;
    `assessed_on` is the day of the impact assessment, None where there was none."""

    lawful_basis: LawfulBasis
    condition: SpecialCondition
    schedule: str
    kept_days: int | None
    assessed_on: date | None


class RecordMistake(ValueError):
    """A record that would not do; `mistakes` are (field, sentence)."""

    def __init__(self, mistakes: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(str(sentence) for _, sentence in mistakes))
        self.mistakes = mistakes


def check_record(record: DataProtection, *, sensitive: bool, today: date) -> None:
    """Raises RecordMistake unless the record is whole. `sensitive`: the survey asks for what the
    law protects specially."""
    mistakes = list(_mistakes(record, sensitive, today))
    if mistakes:
        raise RecordMistake(mistakes)


def _mistakes(record: DataProtection, sensitive: bool, today: date) -> Iterator[tuple[str, str]]:
    condition = record.condition
    if sensitive and condition is SpecialCondition.NONE:
        yield (
            "condition",
            _("This survey asks for what the law protects specially, so it needs a condition"),
        )
    if condition.needs_schedule and not record.schedule:
        yield (
            "schedule",
            _("This condition of Article 9 needs one of Schedule 1 too. Enter which"),
        )
    if sensitive and record.assessed_on is None:
        yield (
            "assessed_on",
            _("Enter the day of the impact assessment. The law asks for one before you ask"),
        )
    if record.assessed_on is not None and record.assessed_on > today:
        yield "assessed_on", _("This day is still to come")
