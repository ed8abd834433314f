"""What the tests of surveys share: the example questionnaires, and making broken ones."""

from pathlib import Path

from multidict import MultiDict

from surveys.importing import Mistake, QuestionnaireMistakes, read_questionnaire
from surveys.questionnaire import Questionnaire

FOLDER = Path(__file__).parents[3] / "examples" / "questionnaires"


def example_text(name: str) -> str:
    """The TOML text of an example questionnaire."""
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def example(name: str) -> Questionnaire:
    """An example questionnaire, read."""
    return read_questionnaire(example_text(name), f"{name}.toml")


def mistakes_in(text: str) -> tuple[Mistake, ...]:
    """The mistakes that reading a text finds; none when it reads well."""
    try:
        read_questionnaire(text, "broken.toml")
    except QuestionnaireMistakes as found:
        return found.mistakes
    return ()


def posted(**fields: str | list[str]) -> MultiDict[str]:
    """Form data as a page posts it; a list is a name that repeats."""
    form: MultiDict[str] = MultiDict()
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            form.add(name, value)
    return form
