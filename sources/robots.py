"""What robots.txt allows, by RFC 9309: a missing file allows all, an unreachable one nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

from sources.answers import NO_CONNECTION
from sources.manners import PRODUCT
from sources.types import FetchOutcome, FetchState

_AGENT = re.compile(r"^\s*user[ -]?agent\b\s*:?\s*(.*)$", re.IGNORECASE)
_LONGEST = 512_000
"""Characters of rules that are read, as RFC 9309 asks for at least."""

_UNREACHED: tuple[FetchState, ...] = ("dns", "connect", "refused_address")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for one agent. ``why`` says why nothing may be fetched at all;
    ``failure`` is the outcome to pass on where the host itself could not be reached."""

    rules: Protego | None = None
    why: str | None = None
    failure: FetchOutcome | None = None

    def refusal(self, url: str, agent: str) -> str | None:
        """Why ``url`` may not be fetched by ``agent``; None where it may."""
        if self.why is not None:
            return self.why
        if self.rules is None or self.rules.can_fetch(url, agent):
            return None
        return "robots.txt does not allow this page"

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds between requests asked for, by crawl-delay or request-rate."""
        if self.rules is None:
            return None
        delay = self.rules.crawl_delay(agent)
        rate = self.rules.request_rate(agent)
        if delay is None and rate is not None and rate.requests:
            return float(rate.seconds) / float(rate.requests)
        return None if delay is None else float(delay)


def read_robots(outcome: FetchOutcome) -> Robots:
    """Rules from the answer to a request for robots.txt."""
    if outcome.state == "ok":
        text = outcome.body.decode("utf-8-sig", errors="replace")
        return Robots(rules=Protego.parse(_without_strangers(text[:_LONGEST])))
    if outcome.state in _UNREACHED or NO_CONNECTION in outcome.why:
        return Robots(failure=outcome)
    status = outcome.status
    if status is not None and 400 <= status < 500 and status != 429:
        return Robots()
    if outcome.state in ("redirect_loop", "not_text"):
        # More than five redirects, or a picture under this name: as good as no file.
        return Robots()
    return Robots(why=f"robots.txt could not be read, so nothing is fetched ({outcome.why})")


def _without_strangers(text: str) -> str:
    """The rules with one stranger's name for every run of other robots' names.

    The parser copies each rule to each robot named above it: a file of some thousand names and
    some thousand rules would keep it busy for hours.
    """
    kept: list[str] = []
    stranger = False
    for line in text.splitlines():
        match = _AGENT.match(line)
        if match is None:
            stranger = stranger and not line.split("#")[0].strip()
        else:
            name = match[1].split("#")[0].strip().lower()
            if "*" not in name and PRODUCT not in name and name not in PRODUCT:
                if stranger:
                    continue
                line, stranger = "User-agent: somebody-else", True
        kept.append(line)
    return "\n".join(kept)
