"""Finding elements with the small part of CSS that tests need.

A selector is made of `tag`, `#id`, `.class`, `[attribute]`, `[attribute=value]`, joined by spaces
(anywhere inside) or ` > ` (directly inside); commas separate alternatives.
"""

import re
from typing import Any

_PART = re.compile(
    r"(?P<tag>^(?:\w[\w-]*|\*))|#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)"
    r"|\[(?P<name>[\w-]+)(?:=[\"']?(?P<value>[^\]\"']*)[\"']?)?\]"
)
_STEP = re.compile(r"\s*(>)\s*|\s+(?![^\[]*\])")


def select(root: Any, selector: str) -> list[Any]:
    """Return the elements under `root` that the selector names, in page order.

    Raises ValueError for a selector that uses more of CSS than this module knows.
    """
    alternatives = [_xpath(each.strip()) for each in selector.split(",")]
    return list(root.xpath("|".join(alternatives)))


def _xpath(selector: str) -> str:
    path, joint = ".", "//"
    for step in _STEP.split(selector):
        if step == ">":
            joint = "/"
        elif step:
            path, joint = f"{path}{joint}{_step(step)}", "//"
    return path


def _step(step: str) -> str:
    tag, conditions, end = "*", "", 0
    for part in _PART.finditer(step):
        if part.start() != end:
            break
        end = part.end()
        found = part.groupdict()
        if found["tag"]:
            tag = found["tag"]
        elif found["id"]:
            conditions += f'[@id="{found["id"]}"]'
        elif found["class"]:
            conditions += f'[contains(concat(" ", @class, " "), " {found["class"]} ")]'
        elif found["value"] is not None:
            conditions += f'[@{found["name"]}="{found["value"]}"]'
        else:
            conditions += f"[@{found['name']}]"
    if end != len(step):
        raise ValueError(f"the selector {step!r} uses more of CSS than tests/page_select.py knows")
    return tag + conditions
