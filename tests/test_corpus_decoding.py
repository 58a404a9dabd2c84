"""Bytes of any encoding become text, or are told to be none."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.decoding import decoded_lines
from framing.errors import ArticleError
from framing.text.decoding import decode, replace_surrogates

TEXT = "À Bamako, l'état-major a été reçu.\r\nLa réunion s'achèvera à midi\u00a0: « déjà » ?\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_or_utf8_needs_no_note(encoding):
    assert decode(TEXT.encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize(
    "encoding", ["cp1252", "latin-1", "mac_roman", "utf-16-le", "utf-16-be", "cp850"]
)
def test_guessed_encodings_are_noted(encoding):
    text, notes = decode(TEXT.encode(encoding))
    assert text == TEXT
    assert len(notes) == 1 and "not UTF-8" in notes[0]


def test_big_endian_marks():
    assert decode(codecs.BOM_UTF16_BE + "été".encode("utf-16-be")) == ("été", ())
    assert decode(codecs.BOM_UTF32_BE + "été".encode("utf-32-be")) == ("été", ())


def test_damaged_utf8_keeps_the_rest():
    text, notes = decode(TEXT.encode() + b"caf\xe9 d\xe9j\xe0")
    assert text == f"{TEXT}café déjà"
    assert "damaged" in notes[0]


def test_truncated_utf16_is_noted():
    text, notes = decode(TEXT.encode("utf-16")[:-1])
    assert text.startswith("À Bamako") and "damaged" in notes[0]


def test_curly_marks_of_cp1252():
    assert decode("l’armée a dit « non » – déjà".encode("cp1252"))[0] == (
        "l’armée a dit « non » – déjà"
    )


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 50, b"\0" * 100]
)
def test_binary_is_refused(data):
    with pytest.raises(ArticleError, match="binary"):
        decode(data)


def test_one_stray_nul_is_no_binary():
    assert decode(TEXT.encode() + b"\0")[0] == f"{TEXT}\0"


@pytest.mark.parametrize(
    ("text", "expected", "count"),
    [("a\ud800b", "a\ufffdb", 1), ("\udfff\ud800", "\ufffd\ufffd", 2), ("été 😀", "été 😀", 0)],
)
def test_lone_surrogates_keep_the_length(text, expected, count):
    replaced, notes = replace_surrogates(text)
    assert replaced == expected
    assert bool(notes) == bool(count) and all(str(count) in note for note in notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_lines_of_a_stream(encoding):
    lines = list(decoded_lines(BytesIO(TEXT.encode(encoding))))
    assert "".join(line for line, _ in lines) == TEXT
    assert len(lines) == 6
    assert any(notes for _, notes in lines) is (encoding == "cp1252")


def test_lines_ended_by_carriage_returns():
    assert [line for line, _ in decoded_lines(BytesIO(b"a\rb\rc"))] == ["a\r", "b\r", "c"]


@given(st.binary(max_size=400))
def test_any_bytes(data):
    try:
        text, notes = decode(data)
    except ArticleError as error:
        assert "binary" in str(error)
    else:
        assert text.encode("utf-8") is not None and all(notes)
    assert all(line for line, _ in decoded_lines(BytesIO(data)))


@given(st.text())
def test_utf8_comes_back_unchanged_or_is_binary(text):
    data = text.encode("utf-8", "ignore")
    try:
        decoded, _ = decode(data)
    except ArticleError:
        return
    assert decoded == data.decode("utf-8-sig") or b"\0" in data or data[:2] in (b"\xff\xfe",)
