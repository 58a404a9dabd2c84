"""A fitted classifier as one file of plain arrays: nothing in it can run when it is read.

The file is NumPy's `.npz`, read with `allow_pickle=False`: a header (UTF-8 JSON as bytes) with
the format's version, the lexicons' hashes, the names of the features and the options; the inverse
document frequencies; and for each frame its weights, intercept and threshold. Equal classifiers
give equal bytes.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.format import write_array

from framing._version import __version__
from framing.classifier.decisions import Decision
from framing.classifier.estimator import FrameClassifier
from framing.classifier.features import FeatureSpace, Grams
from framing.classifier.learnt import Learnt
from framing.errors import FramingError
from framing.scorers import Lexicons, check_hashes, choose_lexicons

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = "framing classifier"
VERSION = 1
_LARGEST = 500_000_000
_OPTIONS = ("vectors", "C", "random_state")

Arrays = Mapping[str, "NDArray[Any]"]
_write: Callable[..., None] = write_array


def to_bytes(classifier: FrameClassifier) -> bytes:
    """Return a fitted classifier as the content of a file."""
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w") as file:
        for name, array in _arrays(classifier).items():
            # An entry made by hand has a fixed date: equal classifiers, equal bytes.
            with file.open(zipfile.ZipInfo(f"{name}.npy"), "w") as entry:
                _write(entry, array, allow_pickle=False)
    return sink.getvalue()


def content_hash(classifier: FrameClassifier) -> str:
    """Return `sha256:…` of the bytes that the classifier is saved as."""
    return "sha256:" + hashlib.sha256(to_bytes(classifier)).hexdigest()


def load_classifier(path: str | Path, *, lexicons: Lexicons = None) -> FrameClassifier:
    """Return the classifier that is saved at `path`.

    Args:
        path: The file.
        lexicons: Those that it was trained with, as in `FrameClassifier`.

    Raises:
        FramingError: The file can't be read, is no classifier of this version, or was trained
            with other lexicons; names both hashes.
    """
    header, arrays = _read(Path(path))
    hashes = {item.frame: item.hash for item in choose_lexicons(lexicons)}
    try:
        options = {name: header["options"][name] for name in _OPTIONS}
        learnt = _learnt(header, arrays)
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, f"{type(error).__name__}: {error}") from error
    check_hashes(learnt.lexicons, hashes, what=f"{path}: was trained with")
    classifier = FrameClassifier(lexicons=lexicons, **options)
    classifier.learnt_ = learnt
    classifier.classes_ = np.array(learnt.frames, dtype=object)
    return classifier


def _arrays(classifier: FrameClassifier) -> dict[str, NDArray[Any]]:
    learnt = classifier.learnt_
    decisions = [learnt.decisions[frame] for frame in learnt.frames]
    header = json.dumps(_header(classifier), ensure_ascii=False, sort_keys=True)
    return {
        "header": np.frombuffer(header.encode("utf-8", "surrogatepass"), dtype=np.uint8),
        "words_idf": learnt.space.words.idf,
        "letters_idf": learnt.space.letters.idf,
        "intercepts": np.array([item.intercept for item in decisions]),
        "thresholds": np.array([item.threshold for item in decisions]),
        **{f"weights_{number}": item.weights for number, item in enumerate(decisions)},
    }


def _header(classifier: FrameClassifier) -> dict[str, Any]:
    learnt, space = classifier.learnt_, classifier.learnt_.space
    return {
        "format": FORMAT,
        "version": VERSION,
        "framing": __version__,
        "options": {name: getattr(classifier, name) for name in _OPTIONS},
        "lexicons": [list(item) for item in learnt.lexicons.items()],
        "vectors": learnt.vectors,
        "width": space.width,
        "traits": [list(space.traits[frame]) for frame in learnt.frames],
        "rules": sorted(list(rule) for rule in space.rules),
        "words": list(space.words.terms),
        "letters": list(space.letters.terms),
    }


def _read(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FramingError(f"{path}: cannot be read ({error.strerror})") from None
    try:
        _check_size(content)
        with np.load(BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        header = json.loads(arrays["header"].tobytes().decode("utf-8", "surrogatepass"))
        kind = header["format"], header["version"]
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise _broken(path, f"{type(error).__name__}: {error}") from None
    if kind != (FORMAT, VERSION):
        raise _broken(path, f"it is {kind[0]!r}, version {kind[1]!r}, not {FORMAT!r}, {VERSION}")
    return header, arrays


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as file:
        size = sum(item.file_size for item in file.infolist())
    if size > _LARGEST:
        raise ValueError(f"it unpacks to {size:,} bytes, more than {_LARGEST:,}")


def _broken(path: str | Path, why: str) -> FramingError:
    line = " ".join(why.split())[:200]
    return FramingError(f"{path}: not a classifier of this version ({line}); train anew")


def _learnt(header: Mapping[str, Any], arrays: Arrays) -> Learnt:
    lexicons = {str(frame): str(value) for frame, value in header["lexicons"]}
    space = FeatureSpace(
        traits=dict(zip(lexicons, map(tuple, header["traits"]), strict=True)),
        rules=frozenset((frame, entry) for frame, entry in header["rules"]),
        words=Grams("words", tuple(header["words"]), arrays["words_idf"]),
        letters=Grams("letters", tuple(header["letters"]), arrays["letters_idf"]),
        width=int(header["width"]),
    )
    decisions = {
        frame: _decision(arrays, number, space.size(frame)) for number, frame in enumerate(lexicons)
    }
    return Learnt(lexicons, space, decisions, header["vectors"])


def _decision(arrays: Arrays, number: int, size: int) -> Decision:
    weights = arrays[f"weights_{number}"]
    if weights.shape != (size,) or weights.dtype != np.float64:
        raise ValueError(f"weights_{number} has shape {weights.shape}, not ({size},)")
    return Decision(
        weights, float(arrays["intercepts"][number]), float(arrays["thresholds"][number])
    )
