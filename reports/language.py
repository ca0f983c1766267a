"""Language: the interface in Chinese or English.

The catalogues are plain `.po` files in `locale/`; they are read when a language is first used, so that a
checkout and an installed package work alike, without a step that compiles them.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
    source = files("reports") / "locale" / language / "LC_MESSAGES" / "reports.po"
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def marked(message: str) -> str:
    """Mark a message for translation where it stands; it is translated where it is shown."""
    return message
