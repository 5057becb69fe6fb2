"""The commands of reviewers: two documents are one origin, or are two, and here is why."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import click

from flows.settings import clock, load

if TYPE_CHECKING:
    from flows.reviewing import Redecided

by = click.option("--reviewer", required=True, metavar="NAME", help="Who decides this.")
because = click.option("--note", required=True, metavar="TEXT", help="Why; kept with the decision.")
in_database = click.option(
    "--database", metavar="URL", help="Where the records are [default: a file in the data folder]."
)
for_claim = click.option(
    "--claim", metavar="CLAIM", help="Only for this claim: its id, or how its text begins."
)
of_check = click.option(
    "--check", "which", metavar="CHECK", help="The check, or its article [default: the last check]."
)


@click.group()
def review() -> None:
    """Decide as a reviewer which documents share an origin; kept on record, and reversible."""


def _decider(action: Literal["split", "merge"], said: str) -> Callable[..., None]:
    @review.command(action, help=said)
    @click.argument("left")
    @click.argument("right")
    @by
    @because
    @for_claim
    @of_check
    @in_database
    @click.pass_context
    def decide(
        context: click.Context,
        left: str,
        right: str,
        reviewer: str,
        note: str,
        claim: str | None,
        which: str | None,
        database: str | None,
    ) -> None:
        from flows import reviewing
        from flows.opening import open_records

        with open_records(load(context.obj, database=database).database) as store:
            _tell(
                reviewing.decide(
                    store, action, which, left, right,
                    reviewer=reviewer, note=note, claim=claim, now=clock()(),
                )
            )  # fmt: skip

    return decide


review_split = _decider(
    "split", "LEFT and RIGHT are two origins, whatever joined them; decide the check again."
)
review_merge = _decider("merge", "LEFT and RIGHT are one origin; decide the check again.")


@review.command("withdraw")
@click.argument("identity", metavar="REVIEW")
@by
@because
@in_database
@click.pass_context
def review_withdraw(
    context: click.Context, identity: str, reviewer: str, note: str, database: str | None
) -> None:
    """Take back the decision REVIEW (see `review list`) and decide the check again."""
    from flows import reviewing
    from flows.opening import open_records

    with open_records(load(context.obj, database=database).database) as store:
        _tell(reviewing.withdraw(store, identity, reviewer=reviewer, note=note, now=clock()()))


@review.command("list")
@click.argument("which", metavar="[CHECK|ARTICLE]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to write the list.",
)
@in_database
@click.pass_context
def review_list(context: click.Context, which: str | None, form: str, database: str | None) -> None:
    """Every decision on record, of one article or of all, oldest first."""
    from flows import reviewing
    from flows.opening import open_records

    with open_records(load(context.obj, database=database).database) as store:
        reviews = reviewing.listed(store, which)
    if form == "json":
        rows = [_row(dataclasses.asdict(one)) for one in reviews]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    back = {one.revokes for one in reviews if one.revokes}
    for one in reviews:
        what = f"withdraws {one.revokes}" if one.action == "revoke" else one.action
        state = "  (withdrawn)" if one.id in back else ""
        pair = "" if one.action == "revoke" else f"  {one.left}  {one.right}"
        click.echo(f"{one.id}  {one.at:%Y-%m-%d %H:%M}  {one.reviewer}: {what}{pair}{state}")
        about = f" [claim: {one.claim_text}]" if one.claim_text else ""
        click.echo(f"    {one.note}{about}")


def _row(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"at": fields["at"].isoformat()}


def _tell(done: Redecided) -> None:
    one = done.review
    click.echo(
        f"review {one.id} by {one.reviewer} recorded; decided again as check {done.after.id}"
    )
    for text, before, after, reason in done.changes:
        click.echo(f"{before} -> {after}: {text}")
        click.echo(f"    {reason}")
    if not done.changes:
        click.echo("no status changed")
