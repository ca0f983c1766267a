"""Language: the interface in Chinese or English.

The catalogues are `.po` files in `locale/`; beside each lies what `make texts` compiles of it, which is read
when a language is first used.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


def translations(code: str) -> gettext.GNUTranslations:
    """The catalogue of a language.

    Raises:
        ValueError: there is no catalogue for the language.
    """
    language = code.replace("_", "-").split("-")[0].lower()
    if language not in LANGUAGES:
        raise ValueError(f"no texts in {code!r}; there are {', '.join(LANGUAGES)}")
    return _load(language)


@cache
def _load(language: str) -> gettext.GNUTranslations:
    source = files("reports") / "locale" / language / "LC_MESSAGES" / "reports.mo"
    with source.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def marked(message: str) -> str:
    """Mark a message for translation where it stands; it is translated where it is shown."""
    return message
