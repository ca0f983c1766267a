"""Language: the interface in Chinese or English.

The catalogues are plain `.po` files in `locale/`; they are compiled when a language is first used, so that a
checkout and an installed package work alike, without a step that does so.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from importlib.resources import files

from reports import compiled

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
    source = (files("reports") / "locale" / language / "LC_MESSAGES" / "reports.po").read_bytes()
    name, seal = f"catalogue-{language}", compiled.sealed("babel", source)
    made = compiled.kept(name, seal)
    if not made:
        made = _made(source, language)
        compiled.keep(name, seal, made)
    return gettext.GNUTranslations(io.BytesIO(made))


def _made(source: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(source), locale=language))
    return made.getvalue()


def marked(message: str) -> str:
    """Mark a message for translation where it stands; it is translated where it is shown."""
    return message
