"""R15: what is left out of the built program is what speaks to a network, and nothing misses it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SPEC = (REPOSITORY / "casusdesk.spec").read_text(encoding="utf-8")

WITHOUT = """
import sys
left_out = {left_out!r}
class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if name in left_out:
            raise ModuleNotFoundError(name, name=name)
for name in left_out:
    assert name not in sys.modules, name
sys.meta_path.insert(0, LeftOut())
import importlib, pkgutil, casusdesk
for module in pkgutil.walk_packages(casusdesk.__path__, "casusdesk."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from casusdesk.services.selftest import checks
for name, check in checks():
    check()
assert not left_out & set(sys.modules)
print("everything works")
"""


def left_out() -> set[str]:
    """What the spec excludes."""
    (call,) = (
        node
        for node in ast.walk(ast.parse(SPEC))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Analysis"
    )
    (excludes,) = (one.value for one in call.keywords if one.arg == "excludes")
    return {node.value for node in ast.walk(excludes) if isinstance(node, ast.Constant)}


def test_what_speaks_to_a_network_is_left_out() -> None:
    assert {"ssl", "_ssl", "PySide6.QtNetwork", "http.server", "smtplib", "ftplib"} <= left_out()
    (unused,) = re.findall(r"QT_UNUSED = re\.compile\(\s*(.*?)\n\)", SPEC, re.DOTALL)
    pattern = re.compile("".join(ast.literal_eval(line.strip()) for line in unused.strip().splitlines()))
    for library in (
        "/libQt6Network.so.6",
        "/Qt/plugins/tls/libqopensslbackend.so",
        "/Qt6Network.dll",
    ):
        assert pattern.search(library)
    assert not pattern.search("/libQt6DBus.so.6")


def test_the_traceback_of_a_bug_is_in_no_window_of_the_builder() -> None:
    assert "disable_windowed_traceback=True" in SPEC


def test_every_way_to_start_goes_through_the_refusal() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"casusdesk": "casusdesk.__main__:run"}
    assert "gui-scripts" not in project
    assert "src/casusdesk/__main__.py" in SPEC
    starts = (REPOSITORY / "src/casusdesk/__main__.py").read_text(encoding="utf-8")
    body = starts[starts.index("def run()") :]
    assert body.index("refuse_network()") < body.index("install_hooks()") < body.index("return main()")


def test_the_program_works_without_what_the_bundle_leaves_out(home: Path) -> None:
    gone = {name for name in left_out() if not name.startswith(("PySide6", "setuptools", "numpy"))}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(left_out=gone)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "src"},
        cwd=REPOSITORY,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "everything works" in done.stdout
