"""What can be measured on a page: axe, sideways scrolling, targets, language."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.visitor import NARROW, Visitor

SMALLEST_TARGET = 44

AXE = """async options => {
  const found = await axe.run({resultTypes: ['violations'], ...options});
  return found.violations.flatMap(each => each.nodes.map(
    node => `axe ${each.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}"""
EVERYTHING = {
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
}
ONLY_CONTRAST = {"runOnly": ["color-contrast-enhanced"]}

# The text spacing of WCAG 1.4.12. A sheet made by a script is not subject to the page's policy.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important} p {margin-block-end: 2em !important}`);
  document.adoptedStyleSheets = [sheet];
}"""
BIGGEST = """contrast => {
  document.adoptedStyleSheets = [];
  Object.assign(document.documentElement.dataset, {size: 'biggest', contrast});
}"""

NAME = """const name = each => each.tagName.toLowerCase() + (each.id && '#' + each.id)
  + [...each.classList].map(one => '.' + one).join('') + ' ' +
  JSON.stringify((each.textContent || each.value || '').trim().slice(0, 40));"""

TOO_WIDE = (
    """() => {"""
    + NAME
    + """
  const page = document.documentElement;
  if (page.scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
  });
  return [`${page.scrollWidth} wide in ${innerWidth}: ${wide.slice(0, 4).map(name).join(', ')}`];
}"""
)

# Text that a box of fixed size cuts off. What is hidden on purpose is one pixel high.
CUT_OFF = (
    """() => {"""
    + NAME
    + """
  return [...document.body.querySelectorAll(':not(input)')].filter(each => {
    const style = getComputedStyle(each);
    return style.overflow !== 'visible' && style.clipPath === 'none'
      && !(each instanceof SVGElement) && !/auto|scroll/.test(style.overflow)
      && each.clientHeight > 1
      && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
  }).map(name);
}"""
)

# A link inside a sentence may be as high as its line (WCAG 2.5.5).
SMALL = (
    """smallest => {"""
    + NAME
    + """
  const in_sentence = link => getComputedStyle(link).display === 'inline'
    && [...link.parentElement.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && /\\p{L}/u.test(node.textContent));
  return [...document.querySelectorAll('a[href], button, summary, select, textarea, input')]
    .filter(each => each.checkVisibility() && each.type !== 'hidden' && !each.matches('.unseen'))
    .filter(each => !(each.matches('a') && in_sentence(each)))
    .map(each => [each, (each.closest('label') || each).getBoundingClientRect()])
    .filter(([, box]) => box.width < smallest - .5 || box.height < smallest - .5)
    .map(([each, box]) => `${name(each)} ${box.width.toFixed()} x ${box.height.toFixed()}`);
}"""
)


def axe_faults(visitor: Visitor) -> list[str]:
    """What axe finds on the page, with contrast of 7:1 and targets of 24 px among it."""
    visitor.run(AXE_SCRIPT)
    return [str(fault) for fault in visitor.run(AXE, EVERYTHING)]


def contrast_faults(visitor: Visitor) -> list[str]:
    """What axe finds of contrast alone, where it looked at the page before."""
    return [str(fault) for fault in visitor.run(AXE, ONLY_CONTRAST)]


def small_targets(visitor: Visitor) -> list[str]:
    """What a thumb would miss: everything to press that is under 44 px in either direction."""
    return [f"too small: {fault}" for fault in visitor.run(SMALL, SMALLEST_TARGET)]


def reflow_faults(visitor: Visitor) -> list[str]:
    """What does not fit a window of 320 x 256, as it is, with wide spacing, in the biggest text.

    The page is left in the biggest text and in strong contrast.
    """
    visitor.page.set_viewport_size(NARROW)
    found = _does_not_fit(visitor, "plain")
    visitor.run(SPACED)
    found += _does_not_fit(visitor, "with wide spacing")
    for contrast in ("normal", "high"):
        visitor.run(BIGGEST, contrast)
        found += _does_not_fit(visitor, f"biggest text, {contrast} contrast")
    return found


def language_faults(visitor: Visitor, tag: str, direction: str) -> list[str]:
    """Whether the page says what language it is in, and which way that runs."""
    said: Any = visitor.run("() => [document.documentElement.lang, document.documentElement.dir]")
    return [] if said == [tag, direction] else [f"the page says it is {said}"]


def _does_not_fit(visitor: Visitor, how: str) -> list[str]:
    found = [*visitor.run(TOO_WIDE), *(f"cut off: {each}" for each in visitor.run(CUT_OFF))]
    return [f"{how}: {fault}" for fault in found]
