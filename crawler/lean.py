"""Lean: aiohttp without the certificates that the system trusts, which it would read twice as it is loaded.

The crawl asks aiohttp for its client protocol and its parser, and makes its own TLS contexts. A client of
aiohttp's would trust no server where it was loaded like this.
"""

from __future__ import annotations

import os
import sys

_TRUSTED = ("SSL_CERT_FILE", "SSL_CERT_DIR")  # where OpenSSL looks for certificates


def load() -> None:
    """Load aiohttp, as is; where others have loaded it, nothing changes."""
    if "aiohttp" in sys.modules:
        return
    before = {name: os.environ.get(name) for name in _TRUSTED}
    os.environ.update(dict.fromkeys(_TRUSTED, os.devnull))
    try:
        import aiohttp  # noqa: F401
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
