"""Where the program finds its own files."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder `resources`: inside the package in a wheel or bundle, beside `src` in a checkout."""
    package = Path(__file__).resolve().parent
    packed = package / "resources"
    return packed if packed.is_dir() else package.parents[1] / "resources"
