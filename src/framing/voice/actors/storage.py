"""The actor lexicon kept ready on disk, since reading a dozen YAML files takes longer than using it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from framing.data import lexicon_dir
from framing.lexicon.cache import cached, digest
from framing.records import Actor
from framing.voice.actors.lexicon import ActorLexicon, Demonym, Head, Name, Pronoun, load_actors


@lru_cache(maxsize=1)
def packaged_actors() -> ActorLexicon:
    """Return the packaged lexicon, from the cache when its files have not changed.

    Raises:
        LexiconError: As `load_actors`.
    """
    code = (Path(__file__).with_name(name) for name in ("lexicon.py", "forms.py", "storage.py"))
    files = [*sorted(lexicon_dir("actors").glob("*.yaml")), *code]
    key = digest(*(path.read_bytes() for path in files))
    return cached("actors", key, build=load_actors, encode=_encode, decode=_decode)


def _encode(lexicon: ActorLexicon) -> dict[str, Any]:
    return {
        "actors": [[key, *_actor_fields(name)] for key, name in lexicon.names.items()],
        "heads": {
            first: [[words, _head_fields(head)] for words, head in forms]
            for first, forms in lexicon.heads.items()
        },
        "modifiers": dict(lexicon.modifiers),
        "demonyms": dict(lexicon.demonyms),
        "places": dict(lexicon.places),
        "first_names": dict(lexicon.first_names),
        "pronouns": dict(lexicon.pronouns),
        "words": {role: sorted(words) for role, words in lexicon.words.items()},
    }


def _actor_fields(name: Name) -> list[Any]:
    return [name.actor.name, name.actor.type, name.actor.country, name.form, *name[2:]]


def _head_fields(head: Head) -> list[Any]:
    return [sorted(value) if isinstance(value, frozenset) else value for value in head]


def _decode(data: dict[str, Any]) -> ActorLexicon:
    return ActorLexicon(
        names={
            key: Name(form, Actor(name, kind, country), *rest)
            for key, name, kind, country, form, *rest in data["actors"]
        },
        heads={
            first: [(tuple(words), _head(fields)) for words, fields in forms]
            for first, forms in data["heads"].items()
        },
        modifiers=data["modifiers"],
        demonyms={word: Demonym(*fields) for word, fields in data["demonyms"].items()},
        places=data["places"],
        first_names=data["first_names"],
        pronouns={word: Pronoun(*fields) for word, fields in data["pronouns"].items()},
        words={role: frozenset(words) for role, words in data["words"].items()},
    )


def _head(fields: list[Any]) -> Head:
    head = Head(*fields)
    return head._replace(via=frozenset(head.via))
