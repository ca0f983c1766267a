"""Scene: a case of these families, with their own words and shells."""

from __future__ import annotations

from benchmarks.corpus import scene
from benchmarks.corpus.families import citizens, shells, words


class Scene(scene.Scene):
    """One case of the second corpus."""

    words = words
    wardrobe = shells.WARDROBE
    matters = citizens.MATTERS
    letter_paths = citizens.PATHS
