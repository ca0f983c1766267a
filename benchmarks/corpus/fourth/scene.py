"""Scene: a case of these families, with the second corpus' words and shells of their own."""

from __future__ import annotations

from benchmarks.corpus import scene
from benchmarks.corpus.families import citizens, words
from benchmarks.corpus.fourth import shells


class Scene(scene.Scene):
    """One case of the fourth corpus."""

    words = words
    wardrobe = shells.WARDROBE
    matters = citizens.MATTERS
    letter_paths = citizens.PATHS
