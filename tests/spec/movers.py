"""People who moved, drawn from how many went which way."""

from tests.spec.section import Rows


def moved(up: int, same: int, down: int, left: int = 0) -> Rows:
    """People who were in the middle of three levels at the start."""
    people = {"3": up, "2": same, "1": down, "missing": left}
    return [
        {"before": "2", "after": after, "people": str(count)}
        for after, count in people.items()
        if count
    ]
