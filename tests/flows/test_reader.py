"""Which neural reader a desk uses: its own, none, or a folder; a wrong one is one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from importlib.resources import files
from pathlib import Path

import pytest

from flows.cli import main
from flows.reader import chosen_reader
from flows.settings import SettingsError

LABELS = {"0": "entailment", "1": "contradiction", "2": "neutral"}


def folder(path: Path, labels: dict[str, str] = LABELS) -> Path:
    """A model folder as they are published, around the network that we ship."""
    learned = files("matching.learned")
    (path / "onnx").mkdir(parents=True)
    (path / "onnx" / "model.onnx").write_bytes(learned.joinpath("reader.onnx").read_bytes())
    tokenizer = learned.joinpath("reader.tokenizer.json").read_text(encoding="utf-8")
    (path / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    (path / "config.json").write_text(json.dumps({"id2label": labels}))
    return path


def test_own_none_and_a_folder(tmp_path: Path) -> None:
    assert chosen_reader("none") is None
    own = chosen_reader("own")
    assert own is not None
    assert own.name.startswith("reader/")
    other = chosen_reader(str(folder(tmp_path / "nli")))
    assert other is not None
    assert other.read("It rained.", "It did not rain.").refutes > 0.3


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no model\.onnx"):
        chosen_reader(str(tmp_path))
    broken = folder(tmp_path / "broken", {"0": "yes"})
    with pytest.raises(SettingsError, match="entailment"):
        chosen_reader(str(broken))


def test_a_wrong_reader_is_found_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "home"))
    config = tmp_path / "desk.toml"
    config.write_text(f'[policy]\nreader = "{tmp_path / "nothing" / "here" / "at all"}"\n')
    article = tmp_path / "a.txt"
    article.write_text("The council approved the tunnel on Tuesday. " * 10)
    with pytest.raises(SystemExit) as stopped:
        main(["--config", str(config), "check", str(article), "--offline"])
    assert stopped.value.code == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert "policy.reader" in told[0]


def test_the_reader_keeps_to_itself(tmp_path: Path) -> None:
    """Its runtime left to itself writes down who we are and calls its maker."""
    code = "from flows.reader import chosen_reader; chosen_reader('own').read('It rained.', 'Sun.')"
    kept = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    kept |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", code], env=kept, check=True, timeout=100)
    assert list(tmp_path.rglob("*")) == []


def test_a_hub_is_not_asked_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = types.ModuleType("huggingface_hub")
    asked: list[bool] = []

    def snapshot_download(name: str, *, local_files_only: bool, **rest: object) -> str:
        asked.append(not local_files_only)
        raise OSError("nothing there")

    hub.snapshot_download = snapshot_download  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "huggingface_hub", hub)
    with pytest.raises(SettingsError, match="not in the hub's cache: nothing there"):
        chosen_reader("owner/name")
    with pytest.raises(SettingsError, match="no hub gives it"):
        chosen_reader("owner/name", fetch=True)
    assert asked == [False, True]
