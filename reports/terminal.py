"""The report for a terminal: readable on 80 columns, plain when it is piped."""

from __future__ import annotations

from io import StringIO
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reports import words
from reports.words import one_line, plural

STYLES = {
    "confirmed": "bold green",
    "disputed": "bold red",
    "single-source": "bold yellow",
    "undetermined": "bold cyan",
}
STANCE_STYLES = {"supports": "green", "disputes": "red", "mentions": "dim"}
SHOWN = {"disputes": 4, "supports": 4}
"""Evidence rows per stance; the other formats have them all, and the near misses."""
UNREACHABLE = 8


def render(report: dict[str, Any], *, width: int = 80, color: bool = False) -> str:
    """The whole report as text of at most ``width`` columns."""
    report = words.cleaned(report)
    out = StringIO()
    console = Console(
        file=out,
        width=max(40, width),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(_head(report))
    for number, claim in words.numbered(report["claims"]):
        console.print(Rule(style="dim"))
        console.print(_claim(number, claim, report["article"]))
    console.print(Rule(style="dim"))
    console.print(_receipt(report["coverage"]))
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines) + "\n"


def _head(report: dict[str, Any]) -> RenderableType:
    article, check = report["article"], report["check"]
    lines = Text()
    lines.append(one_line(article["title"]) or "(no title)", style="bold")
    known = (one_line(article["outlet"]), words.when(article["published"]))
    lines.append(f"\n{', '.join(part for part in known if part)}")
    lines.append(f"\n{one_line(article['url'])}\n", style="dim")
    lines.append(f"\n{plural(len(report['claims']), 'claim')}: ")
    parts = [(s, n) for s, n in report["counts"].items() if n]
    for i, (status, number) in enumerate(parts):
        lines.append(", " if i else "")
        lines.append(f"{words.SYMBOLS[status]} {number} {status}", style=STYLES[status])
    policy = check["policy"]
    lines.append(
        f"\ncheck {check['id']}, {words.when(check['finished_at'])}, policy"
        f" {policy['name']} (k = {policy['k']})",
        style="dim",
    )
    return lines


def _claim(number: int, claim: dict[str, Any], article: dict[str, Any]) -> RenderableType:
    parts: list[RenderableType] = []
    status = claim["status"]
    title = Text()
    title.append(f"{number}. {words.SYMBOLS[status]} {status.upper()}", style=STYLES[status])
    basis = words.BASES.get(claim["basis"])
    title.append(f" ({basis})" if basis else "")
    title.append(f"  {words.origins(claim)}", style="dim")
    parts.append(title)
    parts.append(Padding(Text(one_line(claim["text"]), style="bold"), (0, 0, 0, 3)))
    if words.restated(claim):
        read = Text(f"Read as: {one_line(claim['restatement'])}", style="dim")
        parts.append(Padding(read, (0, 0, 0, 3)))
    told = Text(words.sentence(claim["reason"]))
    said, core = claim["utterance"], claim["core"]
    if said:
        told.append(
            f"\nThat {one_line(said['speaker'])} said so: {said['status']}."
            f" {words.sentence(said['reason'])}"
        )
    if core:
        told.append(f"\nWeaker form, {core['status']}: {one_line(core['text'])}")
    if claim["flags"]:
        told.append(f"\nFlags: {', '.join(map(words.flag, claim['flags']))}")
    parts.append(Padding(told, (0, 0, 0, 3)))
    if claim["evidence"]:
        parts.append(Padding(_evidence(claim, article), (1, 0, 0, 3)))
    merged = [g for g in claim["origin_groups"] if len(g["urls"]) > 1 or g["joined_by"]]
    if merged:
        parts.append(Padding(_origins(merged), (1, 0, 0, 3)))
    if claim.get("fact_checks"):
        parts.append(Padding(_fact_checks(claim["fact_checks"]), (1, 0, 0, 3)))
    return Group(*parts)


def _fact_checks(checks: list[dict[str, Any]]) -> RenderableType:
    told = Text("Related fact checks (no part in the status):")
    for check in checks:
        told.append(f"\n  {one_line(check['publisher'])}, {words.when(check['reviewed'])}: ")
        told.append(words.quoted(check["claim"]))
        told.append(f" rated {words.quoted(check['rating'])}" if check["rating"] else "")
        told.append(f"\n  {one_line(check['url'])}", style="dim")
    told.overflow = "fold"
    return told


def _evidence(claim: dict[str, Any], article: dict[str, Any]) -> RenderableType:
    """Both passages side by side, and under each piece of evidence what differs."""
    near = sum(row["stance"] == "mentions" for row in claim["evidence"])
    telling = [row for row in claim["evidence"] if row["stance"] in SHOWN]
    if not telling:
        return Text(_near(near), style="dim")
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_edge=False)
    table.add_column(
        f"{one_line(article['outlet']) or 'The article'} says", ratio=2, overflow="fold"
    )
    table.add_column("Others say", ratio=3, overflow="fold")
    shown = dict.fromkeys(SHOWN, 0)
    hidden = 0
    for row, also in words.by_origin(telling):
        if shown[row["stance"]] == SHOWN[row["stance"]]:
            hidden += 1 + len(also)
            continue
        if any(shown.values()):
            table.add_row("", "")
        first = not any(shown.values())
        shown[row["stance"]] += 1
        table.add_row(_ours(claim, row, first), _passage(row, also))
    out: list[RenderableType] = [table]
    if hidden:
        out.append(Text(f"{plural(hidden, 'more passage')} in the other formats", style="dim"))
    if near:
        out.append(Text(_near(near), style="dim"))
    return Group(*out)


def _near(number: int) -> str:
    """How many passages come close without settling anything; a terminal has no room for them."""
    return f"{plural(number, 'near miss', 'near misses')} in the other formats"


def _ours(claim: dict[str, Any], row: dict[str, Any], first: bool) -> Text:
    """The article's side: its words once, later only what it says where the evidence differs."""
    if first:
        return Text(words.quoted(claim["text"]))
    told = words.differences(row)
    if not told:
        return Text("(as above)", style="dim")
    return Text(f"{told[0]['kind']}: {one_line(told[0]['claim_value'])}", style="dim")


def _passage(row: dict[str, Any], also: list[dict[str, Any]]) -> Text:
    stance, grade = row["stance"], words.named(words.GRADES, row["grade"])
    told = Text()
    told.append(
        f"{words.STANCE_SYMBOLS[stance]} {words.STANCES[stance]}", style=STANCE_STYLES[stance]
    )
    told.append(f" ({grade}), {one_line(row['outlet'])}")
    told.append(f" [{row['origin']}]" if row["origin"] else "")
    told.append(f"\n{words.quoted(row['statement'])}")
    different = words.differences(row)
    for c in different:
        told.append(f"\n{c['kind']}, {words.named(words.OUTCOMES, c['outcome'])}: ", style="bold")
        told.append(f"{one_line(c['claim_value'])} | {one_line(c['evidence_value'])}.")
        told.append(f" {words.sentence(c['detail'])}")
    if not different and row["reason"]:
        told.append(f"\n{words.sentence(row['reason'])}", style="dim")
    if missing := words.unsaid(row):
        told.append(f"\nNot said there: {'; '.join(missing)}.", style="dim")
    told.append(f"\n{one_line(row['url'])}", style="dim")
    outlets = sorted({one_line(other["outlet"]) for other in also} - {one_line(row["outlet"])})
    if outlets:
        told.append(f"\nalso, from the same origin: {', '.join(outlets)}", style="dim")
    told.overflow = "fold"
    return told


def _origins(groups: list[dict[str, Any]]) -> RenderableType:
    told = Text()
    for i, group in enumerate(groups):
        told.append("\n" if i else "")
        outlets = ", ".join(one_line(o) for o in group["outlets"]) or plural(
            len(group["urls"]), "page"
        )
        own = ", with the article" if group["has_article"] else ""
        told.append(f"One origin [{group['id']}] ({group['kind']}{own}): {outlets}")
        for join in words.joins(group):
            sure = "" if join["certain"] else " (not certain)"
            told.append(
                f"\n  {words.named(words.MERGES, join['kind'])}: {one_line(join['detail'])}{sure}",
                style="dim",
            )
    return told


def _receipt(coverage: dict[str, Any]) -> RenderableType:
    told = Text()
    told.append(f"Coverage receipt: {coverage['state']}", style="bold")
    told.append(f" ({words.COVERAGE[coverage['state']]})")
    window = coverage["window"]
    told.append(
        f"\n{plural(coverage['documents'], 'document')} read, published {words.between(window)}"
    )
    for provider in coverage["providers"]:
        asked = plural(len(provider["queries"]), "query", "queries")
        end = one_line(provider["error"]) if provider["error"] else f"{provider['found']} found"
        told.append(f"\n  {one_line(provider['name'])}: {asked}, ")
        told.append(end, style="red" if provider["error"] else "")
    pages = coverage["unreachable"]
    if pages:
        told.append(f"\n{plural(len(pages), 'page')} not read:")
    for page in pages[:UNREACHABLE]:
        told.append(f"\n  {one_line(page['url'])}: {one_line(page['why'])}", style="dim")
    if len(pages) > UNREACHABLE:
        told.append(f"\n  and {len(pages) - UNREACHABLE} more in the other formats", style="dim")
    for problem in coverage["problems"]:
        told.append(f"\n  {one_line(problem)}", style="dim")
    return told
