"""MISP events: the hashes of their file objects and attributes, with tags; a minimal export.

Two things to know. MISP has no object for this material and none for perceptual hashes, so only
MD5, SHA-1 and SHA-256 travel, and no classification but the tags. And the markings `tlp:…` are the
handling codes `tlp-…`; of several the strictest counts.
"""

from ronda.hashes.exchange.misp.format import Misp

__all__ = ["Misp"]
