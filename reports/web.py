"""The report pages and the JSON interface: reading only, nothing is ever changed from here.

Pages carry a content security policy that allows our own style sheet and nothing else; they load
no script, no font and no image, and send nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from records.errors import NotFound, StoreError
from records.store import Store
from records.types import CheckSummary, StatusChange
from reports import canonical, pages, timeline
from reports.model import STATUSES, build, moment
from reports.page import render as render_page
from reports.render import FORMATS, render

PER_PAGE = 50
_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "csv": "text/csv",
    "claimreview": "application/ld+json",
    "json": "application/json",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}

Words = Annotated[str, Query(max_length=300)]
Address = Annotated[str, Query(max_length=4000)]
Hash = Annotated[str, "hex digest"]


def create_app(store: Store) -> FastAPI:
    """The pages and the interface over an open store, which stays the caller's to close."""
    # The interactive documentation pages would load scripts from elsewhere.
    app = FastAPI(title="secondsource", docs_url=None, redoc_url=None)
    _guard(app)
    _pages(app, store)
    _interface(app, store)
    return app


def _pages(app: FastAPI, store: Store) -> None:
    @app.get("/", response_class=HTMLResponse)
    def checks(q: Words = "", outlet: Words = "", status: Words = "", page: int = 1) -> str:
        number = min(max(page, 1), 10_000)
        found = store.history(
            PER_PAGE + 1,
            words=q or None,
            outlet=outlet.strip().lower() or None,
            status=status if status in STATUSES else None,
            offset=(number - 1) * PER_PAGE,
        )
        return pages.page(
            "checks.html",
            site=True,
            checks=[_summary(summary) for summary in found[:PER_PAGE]],
            asked={"q": q, "outlet": outlet, "status": status},
            number=number,
            more=len(found) > PER_PAGE,
            statuses=STATUSES,
        )

    @app.get("/checks/{check_id}", response_class=HTMLResponse)
    def check(check_id: str) -> str:
        return render_page(build(store.load(check_id)), site=True)

    @app.get("/checks/{check_id}/{format}")
    def download(check_id: str, format: str) -> Response:
        if format not in FORMATS:
            raise HTTPException(404, f"no format {format!r}: use one of {', '.join(FORMATS)}")
        body = render(build(store.load(check_id)), format)
        kind = _TYPES.get(format, "text/html")
        return Response(_encoded(body), media_type=f"{kind}; charset=utf-8")

    @app.get("/articles", response_class=HTMLResponse)
    def article(url: Address) -> str:
        found = [_summary(summary) for summary in store.history(PER_PAGE, article=url)]
        return pages.page(
            "article.html",
            site=True,
            url=url,
            lines=timeline.lines(store.statuses(url)),
            checks=found,
        )

    @app.get("/documents/{sha256}", response_class=HTMLResponse)
    def document(
        sha256: Hash,
        start: Annotated[int, Query(alias="from", ge=0)] = 0,
        end: Annotated[int, Query(alias="to", ge=0)] = 0,
    ) -> str:
        held = store.document(sha256)
        low, high = min(start, len(held.text)), min(max(start, end), len(held.text))
        return pages.page(
            "document.html",
            site=True,
            document=held,
            published=moment(held.published),
            before=held.text[:low],
            passage=held.text[low:high],
            after=held.text[high:],
        )


def _interface(app: FastAPI, store: Store) -> None:
    @app.get("/healthz")
    def health() -> dict[str, str]:
        store.history(1)
        return {"status": "ok"}

    @app.get("/api/checks")
    def api_checks(
        q: Words = "",
        outlet: Words = "",
        status: Words = "",
        limit: Annotated[int, Query(ge=1, le=500)] = PER_PAGE,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> list[dict[str, Any]]:
        if status and status not in STATUSES:
            raise HTTPException(422, f"no status {status!r}: use one of {', '.join(STATUSES)}")
        found = store.history(
            limit,
            words=q or None,
            outlet=outlet or None,
            status=status or None,
            offset=offset,
        )
        return [_summary(summary) for summary in found]

    @app.get("/api/checks/{check_id}")
    def api_check(check_id: str) -> Response:
        body = canonical.render(build(store.load(check_id)))
        return Response(_encoded(body), media_type="application/json")

    @app.get("/api/articles")
    def api_article(url: Address) -> dict[str, Any]:
        changes = [_change(change) for change in store.statuses(url)]
        found = [_summary(summary) for summary in store.history(500, article=url)]
        return {"url": url, "checks": found, "statuses": changes}


def _summary(summary: CheckSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "url": summary.article_url,
        "title": summary.title,
        "outlet": summary.outlet,
        "finished_at": moment(summary.finished_at),
        "counts": dict(summary.counts),
    }


def _change(change: StatusChange) -> dict[str, Any]:
    return {
        "at": moment(change.at),
        "check": change.check_id,
        "claim": change.claim,
        "claim_id": change.claim_id,
        "status": change.status,
        "previous": change.previous,
        "basis": change.basis,
        "reason": change.reason,
        "because": list(change.because),
        "withdrawn": change.withdrawn,
    }


def _encoded(text: str) -> bytes:
    """UTF-8; a lone surrogate of a broken page becomes a question mark instead of an error."""
    return text.encode("utf-8", "replace")


def _guard(app: FastAPI) -> None:
    """Safety headers on every answer, and errors as pages or as JSON, whichever was asked for."""

    @app.middleware("http")
    async def headers(
        request: Request, follow: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        answer = await follow(request)
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        answer.headers["Content-Security-Policy"] = (
            pages.content_policy() + "; frame-ancestors 'none'"
        )
        return answer

    def explain(request: Request, code: int, line: str) -> Response:
        if request.url.path.startswith("/api/") or request.url.path == "/healthz":
            body = canonical.render({"error": line})
            return Response(_encoded(body), code, media_type="application/json")
        return HTMLResponse(pages.page("error.html", site=True, code=code, line=line), code)

    @app.exception_handler(NotFound)
    async def missing(request: Request, error: Exception) -> Response:
        return explain(request, 404, str(error))

    @app.exception_handler(StoreError)
    async def broken(request: Request, error: Exception) -> Response:
        return explain(request, 503, str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        line = "There is no page here." if error.detail == "Not Found" else str(error.detail)
        return explain(request, error.status_code, line)

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        name = first["loc"][-1] if first.get("loc") else "request"
        return explain(request, 422, f"{name}: {first['msg']}")
