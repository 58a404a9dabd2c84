"""The files of the documentation, as they are and as they should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class MarkerError(ValueError):
    """A page lacks the markers between which something is to be written."""


@dataclass(slots=True)
class Site:
    """Reads files of the repository and keeps what is to be written into them.

    Attributes:
        root: The repository.
        written: New contents by path from the root; nothing is on disk before `save`.
    """

    root: Path = ROOT
    written: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> str:
        """Return a file's text, as it is to be where something was written."""
        if path in self.written:
            return self.written[path]
        return (self.root / path).read_text(encoding="utf-8")

    def exists(self, path: str) -> bool:
        """Tell whether there is such a file, or is to be."""
        return path in self.written or (self.root / path).is_file()

    def write(self, path: str, text: str) -> None:
        """Keep `text` as the new content of `path`."""
        self.written[path] = text

    def fill(self, path: str, name: str, text: str) -> None:
        """Put `text` between `<!-- name:begin -->` and `<!-- name:end -->` of a page.

        Raises:
            MarkerError: The page has no such markers.
        """
        begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
        page = self.read(path)
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise MarkerError(f"{path}: no {begin} … {end}; put them where the text belongs")
        self.write(path, f"{before}{begin}\n{text.strip()}\n{end}{after}")

    def stale(self) -> list[str]:
        """Return the paths whose new content differs from the one on disk, sorted."""
        return sorted(path for path, text in self.written.items() if self._on_disk(path) != text)

    def save(self) -> None:
        """Write what differs."""
        for path in self.stale():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.written[path], encoding="utf-8", newline="\n")

    def _on_disk(self, path: str) -> str | None:
        file = self.root / path
        return file.read_bytes().decode("utf-8") if file.is_file() else None
