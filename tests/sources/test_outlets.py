"""The register of outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.outlets import Register
from sources.types import InputError

HEADER = "domain\tname\towner\tcountry\tlanguage\tkind\tstate\tas_of\n"
"""Two columns may be left out."""
FULL = "domain\tname\tstate\tcontrolled_by\tfeeds\tlanguage\tas_of\n"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def test_the_register_is_wide(register: Register) -> None:
    outlets = list(register)
    assert len(outlets) >= 400
    assert len({outlet.country for outlet in outlets}) >= 50
    assert all(outlet.as_of for outlet in outlets)
    assert {outlet.kind for outlet in outlets} >= {"wire", "newspaper", "broadcaster", "satire"}


def test_owner_groups_join_their_outlets(register: Register) -> None:
    def owner(domain: str) -> str | None:
        known = register.lookup(domain)
        return known.owner if known else None

    assert owner("thetimes.co.uk") == owner("nypost.com") == owner("heraldsun.com.au")
    assert owner("mirror.co.uk") == owner("express.co.uk")
    assert owner("mirror.co.uk") != owner("thetimes.co.uk")
    assert len(register.group("Gannett")) > 5


def test_who_controls_a_state_outlet(register: Register) -> None:
    for outlet in register:
        assert bool(outlet.controlled_by) == (outlet.state == "state"), outlet.domain
        assert outlet.group == (outlet.controlled_by or outlet.owner)
    russian = {outlet.domain for outlet in register.group("Russian Government")}
    assert russian >= {"tass.com", "rt.com", "ria.ru", "rg.ru"}
    assert "controlled_by: Chinese Communist Party" in register.show("xinhuanet.com")
    assert "controlled_by: none" in register.show("bbc.co.uk")


def test_feeds_are_addresses_of_their_own(register: Register) -> None:
    feeds = [feed for outlet in register for feed in outlet.feeds]
    assert len(feeds) >= 100
    assert len(set(feeds)) == len(feeds)
    assert "feeds: https://feeds.bbci.co.uk/news/rss.xml" in register.show("bbc.co.uk")


def test_control_and_feeds_can_be_imported(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        FULL + "varna.example\tVarna One\tstate\tVarna Government\thttps://varna.example/a.xml "
        "https://varna.example/b.xml\ten\t2025-03-31\n"
    )
    register = Register()
    register.import_file(path)
    known = register.lookup("varna.example")
    assert known is not None
    assert (known.controlled_by, known.as_of) == ("Varna Government", "2025-03-31")
    assert known.feeds == ("https://varna.example/a.xml", "https://varna.example/b.xml")


def test_lookup_by_host_and_address(register: Register) -> None:
    for name in (
        "www.bbc.co.uk",
        "news.bbc.co.uk",
        "https://www.bbc.co.uk/news/1",
        "WWW.BBC.co.uk/news",
    ):
        known = register.lookup(name)
        assert known is not None
        assert known.owner == "BBC"
    assert register.lookup("notbbc.co.uk") is None
    assert register.lookup("co.uk") is None
    assert register.lookup("") is None


def test_import_takes_precedence(tmp_path: Path) -> None:
    register = Register.load()
    before = len(register)
    path = tmp_path / "own.tsv"
    path.write_text(
        HEADER + "courier.example\tThe Courier\tLorne Group\tGB\ten\tnewspaper\t\t2025\n"
        "# a remark\n\nbbc.co.uk\tOurs\t\t\t\t\t\t\n"
    )
    assert register.import_file(path) == 2
    assert len(register) == before + 1
    assert "owner: Lorne Group" in register.show("www.courier.example")
    known = register.lookup("bbc.co.uk")
    assert known is not None
    assert (known.name, known.owner, known.kind) == ("Ours", None, "unknown")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no outlets"),
        ("a\tb\nx\ty\n", "line 1: the header"),
        (HEADER + "not a domain\tX\t\t\t\t\t\t\n", "line 2: not a domain"),
        (HEADER + "a.example\t\t\t\t\t\t\t\n", "line 2: a.example has no name"),
        (HEADER + "a.example\tA\t\t\t\ttabloid\t\t\n", "line 2: unknown kind"),
        (HEADER + "a.example\tA\t\tUK!\t\t\t\t\n", "line 2: country"),
        (HEADER + "a.example\tA\t\t\t\t\tyes\t\n", "line 2: state"),
        (HEADER + "a.example\tA\t\t\t\t\t\t\t\tmore\n", "line 2: more fields"),
        (HEADER + "a.example\tA\n\nA.example\tB\n", "line 4: a.example is already in line 2"),
        (HEADER + "a.example\tA\nwww.a.example\tB\n", "line 3: a.example is already in line 2"),
        ("domain\tname\tname\na.example\tA\tB\n", "line 1: the header"),
        (FULL + "a.example\tA\tpublic\tRuritania\n", "line 2: a.example is controlled by"),
        (FULL + "a.example\tA\t\t\ta.example/feed\n", "line 2: not the address of a feed"),
        (FULL + "a.example\tA\t\t\t\tEnglish\n", "line 2: language"),
        (FULL + "a.example\tA\t\t\t\t\tlast year\n", "line 2: as_of"),
        (FULL + "a.example\tA\t\t\t\t\t2025-13\n", "line 2: as_of"),
        (
            FULL + "a.example\tA\t\t\thttps://a.example/f\nb.example\tB\t\t\thttps://a.example/f\n",
            "line 3: https://a.example/f is already in line 2",
        ),
    ],
)
def test_mistakes_are_refused_with_their_line(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(text)
    register = Register()
    with pytest.raises(InputError, match=why):
        register.import_file(path)
    assert len(register) == 0


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Register().import_file(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="not in the register"):
        Register().show("a.example")


def test_what_is_written_can_be_read_again(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "all.tsv"
    path.write_text(register.as_tsv(), encoding="utf-8")
    again = Register()
    assert again.import_file(path) == len(register)
    assert list(again) == list(register)
