"""The neural reader that a desk has chosen: its own, none, or one found in a folder.

``[policy] reader`` in the configuration is ``own`` (the one that comes with the application),
``none``, a folder, or the name of a model on a hub (``owner/name``). A folder holds ``model.onnx``
(or ``onnx/model.onnx``), ``tokenizer.json`` and ``config.json`` of a cross-encoder for
natural-language inference, as such models are published.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flows.settings import SettingsError
from matching.reader import PairReader, ReaderError, entailment, own

OWN, NONE = "own", "none"
_FILES = ("model.onnx", "tokenizer.json", "config.json")


def chosen_reader(name: str, *, fetch: bool = False) -> PairReader | None:
    """The reader of that name, loaded once; None for ``none``.

    A hub is asked only with ``fetch``, else its model must be in the hub's cache. Raises
    SettingsError where the folder or the model is not there or cannot be used.
    """
    if name == NONE:
        return None
    if name == OWN:
        return own()
    folder = Path(name).expanduser()
    return _loaded(name, folder if folder.is_dir() else _of_hub(name, fetch))


@cache
def _loaded(name: str, folder: Path) -> PairReader:
    found = {file: _one_of(folder, file) for file in _FILES}
    try:
        config = json.loads(found["config.json"].read_text(encoding="utf-8"))
        return entailment(
            name,
            found["model.onnx"].read_bytes(),
            found["tokenizer.json"].read_text(encoding="utf-8"),
            config if isinstance(config, dict) else {},
        )
    except (OSError, ValueError) as error:  # ReaderError is a ValueError
        told = str(error) if isinstance(error, ReaderError) else f"{name}: {error}"
        raise SettingsError(f"policy.reader: {told}") from None


def _one_of(folder: Path, file: str) -> Path:
    for path in (folder / file, folder / "onnx" / file):
        if path.is_file():
            return path
    raise SettingsError(
        f"policy.reader: {folder} has no {file}; wanted are {', '.join(_FILES)}, "
        f"or {OWN!r} or {NONE!r}"
    )


def _of_hub(name: str, fetch: bool) -> Path:
    """The folder of a model on a hub: in the hub's cache, or with ``fetch`` brought there."""
    if name.count("/") != 1 or name.startswith((".", "/", "~")):
        raise SettingsError(f"policy.reader: {name}: no such folder")
    from huggingface_hub import snapshot_download  # only where a hub's model is asked for

    try:
        patterns = ["model.onnx", "onnx/model.onnx", "tokenizer.json", "config.json"]
        return Path(snapshot_download(name, allow_patterns=patterns, local_files_only=not fetch))
    except Exception as error:  # the hub's client raises kinds of several libraries
        why = (str(error).splitlines() or [type(error).__name__])[0]
        where = "no hub gives it" if fetch else "it is not in the hub's cache"
        raise SettingsError(f"policy.reader: {name}: no such folder, and {where}: {why}") from None
