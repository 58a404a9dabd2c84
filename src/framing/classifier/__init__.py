"""A learned companion of the lexicons: which sentences carry a frame, learnt from coded ones.

>>> from framing.classifier import FrameClassifier
>>> FrameClassifier(lexicons="security", C=0.5).get_params()["C"]
0.5
"""

from framing.classifier.companion import Companion, load_companion
from framing.classifier.estimator import FrameClassifier
from framing.classifier.passages import Passage, passages
from framing.classifier.storage import load_classifier, to_bytes

__all__ = [
    "Companion",
    "FrameClassifier",
    "Passage",
    "load_classifier",
    "load_companion",
    "passages",
    "to_bytes",
]
