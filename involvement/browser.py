"""Which browser a session runs in, in words by which its owner will know it."""

from translations.language import gettext as _

# In this order, because most browsers claim to be Chrome and Safari as well.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


def recognise(user_agent: str) -> str:
    """`Firefox on Windows` from a User-Agent header; what is not known is left empty beside `on`,
    and where nothing is known the result is ''."""
    browser, system = _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)
    return f"{browser} on {system}" if browser or system else ""


def in_words(recognised: str) -> str:
    """What `recognise` found, in the reader's language."""
    browser, _on, system = recognised.partition(" on ")
    if browser and system:
        return _("%(browser)s on %(system)s", browser=browser, system=system)
    if browser:
        return _("%(browser)s on a device that we do not know", browser=browser)
    if system:
        return _("A browser that we do not know, on %(system)s", system=system)
    return _("A browser that we do not know")


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")
