"""What a release is about."""

from dataclasses import dataclass

from surveys.survey import Survey
from surveys.wave import Wave


@dataclass(frozen=True, slots=True)
class Compared:
    """What a release is about: two waves of a survey, and adults or people under 18."""

    survey: Survey
    before: Wave
    after: Wave
    young: bool

    @property
    def waves(self) -> tuple[int, int]:
        """The ids of the two waves."""
        return self.before.id, self.after.id

    @property
    def asked_at_the_time(self) -> tuple[Wave, ...]:
        """The first wave and all later ones that ask how things are, not how they were."""
        return tuple(
            wave for wave in self.survey.waves if wave == self.before or wave.kind != "looking_back"
        )

    @property
    def looking_back(self) -> Wave | None:
        """The wave that asks how things were at the start, where it is none of the two."""
        return next(
            (
                wave
                for wave in self.survey.waves
                if wave.kind == "looking_back" and wave.id not in self.waves
            ),
            None,
        )
