"""Progress: what is counted, what is drawn on a terminal, and plain lines elsewhere."""

from __future__ import annotations

from io import StringIO

from flows.telling import drawn_on, of_run
from reports.progress import Board, Lines, Live, progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_the_board_counts_hosts_pages_failures_and_time() -> None:
    now = [0.0]
    board = Board(lambda: now[0])
    assert board.line() == ""
    board.page("feeds.example", True)  # a feed, read before anything was expected
    board.expect({"a.example": 4, "b.example": 1})
    assert board.line() == "hosts 0/2, pages 0/5, 0 failures"
    now[0] = 10.0
    board.page("a.example", True)
    board.page("b.example", False)
    board.page("b.example", True)  # not expected
    # One page in ten seconds, three more to come.
    assert board.line() == "hosts 1/2, pages 2/5, 1 failure, about 30 s left"
    for _ in range(3):
        board.page("a.example", True)
    assert board.line() == "hosts 2/2, pages 5/5, 1 failure"


def test_a_host_that_has_not_answered_yet_is_taken_for_the_fastest() -> None:
    now = [0.0]
    board = Board(lambda: now[0])
    board.expect({"a.example": 2, "b.example": 3})
    now[0] = 8.0
    board.page("a.example", True)
    assert board.seconds_left() == 24.0


def test_plain_lines_where_there_is_no_terminal() -> None:
    out = StringIO()
    shown = progress(out)
    assert type(shown) is Lines
    with shown:
        shown("reading")
        shown.expect({"a.example": 2})
        shown.page("a.example", "https://a.example/1", "", 0.25)
        shown.page("a.example", "https://a.example/2", "no such page (404)", 0.1)
    assert out.getvalue().splitlines() == [
        "reading",
        "read https://a.example/1 in 0.2 s",
        "not read https://a.example/2: no such page (404)",
        "hosts 1/1, pages 2/2, 1 failure",
    ]
    assert "\x1b" not in out.getvalue()


def test_a_terminal_is_drawn_on_and_left_clean() -> None:
    out = Terminal()
    shown = progress(out)
    assert isinstance(shown, Live)
    with shown:
        shown("fetching\x1b[31m 2 pages")
        shown.expect({"a.example": 2})
        shown.page("a.example", "https://a.example/2", "no such page (404)", 0.1)
        shown._drawn.refresh()
    told = out.getvalue()
    assert "pages 1/2, 1 failure" in told
    assert "not read https://a.example/2: no such page (404)" in told
    assert "\x1b[31m" not in told, "what others wrote cannot colour the terminal"


def test_a_log_is_told_every_few_seconds_how_far_the_fetching_is() -> None:
    now, told = [0.0], list[str]()
    lines = Lines(tell=told.append, clock=lambda: now[0])
    lines.page("feeds.example", "https://feeds.example/rss", "", 0.1)  # nothing was expected
    lines.expect({"a.example": 5, "b.example": 1})
    for number in range(5):
        now[0] += 2.0
        lines.page("a.example", f"https://a.example/{number}", "", 0.1)
    lines.page("b.example", "https://b.example/1", "refuses us (403)", 0.1)
    boards = [line for line in told if line.startswith("hosts")]
    assert boards == [
        "hosts 0/2, pages 3/6, 0 failures, about 4 s left",
        "hosts 2/2, pages 6/6, 1 failure",
    ]


def test_a_watched_flow_run_is_told_to_its_log_and_drawn() -> None:
    told, out = list[str](), Terminal()
    with progress(out) as shown:
        with drawn_on(shown):
            watch = of_run(told.append)
        assert isinstance(of_run(told.append), Lines), "nobody watches any more"
        watch("fetching")
        watch.expect({"a.example": 1})
        watch.page("a.example", "https://a.example/1", "no such page (404)", 0.1)
        assert shown.board.line() == "hosts 1/1, pages 1/1, 1 failure"
    assert told == [
        "fetching",
        "not read https://a.example/1: no such page (404)",
        "hosts 1/1, pages 1/1, 1 failure",
    ]
    assert "no such page (404)" in out.getvalue()
