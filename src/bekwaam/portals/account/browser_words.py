"""A browser's own name for itself, in words a person recognises. What is unknown stays vague."""

from django.utils.translation import gettext as _

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
ON_THE_MOVE = ("iPhone", "Android")


def in_words(user_agent: str) -> str:
    """Firefox op Windows."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), _("Een browser"))
    device = next((name for mark, name in DEVICES if mark in user_agent), "")
    return _("%(browser)s op %(device)s") % {"browser": browser, "device": device} if device else browser


def drawing_of(user_agent: str) -> str:
    return "device-mobile" if any(mark in user_agent for mark in ON_THE_MOVE) else "device-desktop"
