"""`python -m analysis compute FILE`: compute the cases of a JSON file, as a JSON list."""

import json
import sys
from pathlib import Path
from typing import Any

from analysis.cases.computing import compute_all


def main(arguments: list[str]) -> int:
    """Run the command: 0, 1 when a case could not be computed, 2 for a wrong call."""
    if len(arguments) != 2 or arguments[0] != "compute":
        sys.stderr.write("usage: python -m analysis compute FILE\n")
        return 2
    try:
        cases = _read(Path(arguments[1]))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{arguments[1]} cannot be read: {error}\n")
        return 2
    results = compute_all(cases)
    sys.stdout.write(json.dumps(results, indent=1) + "\n")
    bad = [each for each in results if "error" in each]
    for each in bad:
        sys.stderr.write(f"{each['id']}: {each['error']}\n")
    return 1 if bad else 0


def _read(path: Path) -> list[Any]:
    """Return the cases: a list, or what stands at `cases`. Raises ValueError for another thing."""
    found = json.loads(path.read_text(encoding="utf-8"))
    cases = found.get("cases") if isinstance(found, dict) else found
    if not isinstance(cases, list):
        raise ValueError("it must hold a list of cases")
    return cases


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
