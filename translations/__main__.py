"""`python -m translations check|extract`: the catalogue at the command line."""

import sys

from translations import catalogue

USAGE = "usage: python -m translations check|extract"


def main(arguments: list[str]) -> int:
    """Do what the one argument says; return the exit code: 0 well, 1 faults found, 2 misused."""
    if arguments == ["extract"]:
        messages = catalogue.extract()
        catalogue.write(messages)
        print(f"{len(messages)} messages in {catalogue.POT}")
        return 0
    if arguments == ["check"]:
        faults = catalogue.check()
        print("\n".join(f"- {fault}" for fault in faults) or "The catalogue is up to date.")
        return 1 if faults else 0
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
