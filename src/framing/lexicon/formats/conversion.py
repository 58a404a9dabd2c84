"""Dictionaries of any format read, written and converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.entries import Category, Lexicon, content_hash
from framing.lexicon.formats.assembly import SEPARATOR, SHARED, Reading, named_apart, slug
from framing.lexicon.formats.files import read_source, write_whole
from framing.lexicon.formats.quanteda import is_quanteda
from framing.lexicon.formats.registry import FORMATS, format_of
from framing.lexicon.own_files import load_own, read_bytes

_YAML = (".yaml", ".yml")
_OWN = ".yaml"
_OURS = (_OWN, ".csv")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion.

    Attributes:
        written: The files that were written.
        lost: What they don't hold of the source, or hold otherwise; one line each.
    """

    written: tuple[Path, ...]
    lost: tuple[str, ...] = ()


def is_foreign(path: Path) -> bool:
    """Tell whether a file is a dictionary of another format than our own YAML.

    The ending decides; of YAML files, those that have none of our keys at the top are quanteda's.
    """
    suffix = path.suffix.lower()
    if suffix not in _YAML:
        return suffix in FORMATS and path.is_file()
    try:
        return is_quanteda(path.read_bytes())
    except OSError:
        return False


def read_dictionary(path: Path, *, inflect: bool = False) -> Reading:
    """Return the one lexicon of a dictionary file, with notes on what it couldn't hold.

    Args:
        path: A file of any known format.
        inflect: Let a foreign dictionary's words inflect as those of our own do; without it they
            are exact forms, in any case.

    Raises:
        LexiconError: The file can't be read, isn't valid, or holds several frames.
    """
    readings = read_dictionaries(path, inflect=inflect)
    if len(readings) > 1:
        frames = ", ".join(reading.lexicon.frame for reading in readings)
        raise LexiconError(
            f"{path}:1: holds {len(readings)} frames ({frames}), a lexicon has one: "
            "keep one, or convert the file to a folder"
        )
    return readings[0]


def read_dictionaries(path: Path, *, inflect: bool = False) -> tuple[Reading, ...]:
    """Return the lexicons of a dictionary file: one for each frame that it names.

    Raises:
        LexiconError: The file can't be read or isn't valid.
    """
    found = format_of(path)
    if not is_foreign(path):
        return (Reading(load_own(path, read_bytes(path))),)
    readings = found.read(read_source(path, inflect=inflect))
    return readings if isinstance(readings, tuple) else (readings,)


def write_dictionary(lexicon: Lexicon, target: Path) -> Conversion:
    """Write a lexicon in the format of the target's ending, whole or not at all.

    Raises:
        LexiconError: No format has this ending, or the file can't be written.
    """
    written = format_of(target).write(lexicon, target.stem)
    write_whole(target, written.text)
    return Conversion((target,), written.lost)


def convert(source: Path, target: Path, *, inflect: bool = False) -> Conversion:
    """Convert a dictionary file.

    A target that is a folder gets a YAML file for each frame of the source; where a foreign
    dictionary names no frames, the categories at its top are taken for frames.

    Args:
        source: A file of any known format.
        target: A file whose ending names the format (`.yaml` is our own, `.yml` quanteda's), or a
            folder.
        inflect: See `read_dictionary`.

    Raises:
        LexiconError: The source can't be read or isn't valid, or the target can't be written.
    """
    if target.is_dir() or not target.suffix:
        return _to_folder(source, target, inflect=inflect)
    format_of(target)
    if target.exists() and target.samefile(source):
        raise LexiconError(f"{target}: is the source itself; choose another path for the target")
    reading = read_dictionary(source, inflect=inflect)
    conversion = write_dictionary(reading.lexicon, target)
    notes = reading.notes if target.suffix.lower() in _OURS else _without_shared(reading.notes)
    return replace(conversion, lost=(*notes, *conversion.lost))


def _to_folder(source: Path, folder: Path, *, inflect: bool) -> Conversion:
    readings = read_dictionaries(source, inflect=inflect)
    lexicons = [reading.lexicon for reading in readings]
    if len(lexicons) == 1 and is_foreign(source):
        lexicons = list(by_category(lexicons[0]))
    written = [
        write_dictionary(lexicon, folder / f"{lexicon.frame}{_OWN}").written[0]
        for lexicon in lexicons
    ]
    notes = dict.fromkeys(note for reading in readings for note in reading.notes)
    return Conversion(tuple(written), _without_shared(notes))


def _without_shared(notes: Iterable[str]) -> tuple[str, ...]:
    """Leave out what is true of a word in several categories only as long as they are one frame."""
    return tuple(note for note in notes if not note.startswith(SHARED))


def by_category(lexicon: Lexicon) -> Iterator[Lexicon]:
    """Yield a lexicon for each category at the top of a hierarchy, its name the frame.

    Within one frame a word counts once; so a dictionary whose words stand in several categories
    (LIWC's do) is counted in full only when each category is a frame of its own.
    """
    tops: dict[str, list[Category]] = {}
    for category in lexicon.categories:
        top, _, below = category.name.partition(SEPARATOR)
        tops.setdefault(slug(top) or lexicon.frame, []).append(replace(category, name=below or top))
    for frame, categories in tops.items():
        alone = named_apart(categories)
        part = replace(lexicon, frame=frame, categories=alone, label={}, definition="", path="")
        yield replace(part, hash=content_hash(part))
