#!/usr/bin/env python3
"""Everything a developer does with Casusdesk, on a machine that has nothing but Python; see HELP below.

Standard library only, and able to say what is missing on an older Python too. The packages are those of
uv.lock, checked by hash; pip fetches them, because it knows the indexes and certificates of this machine.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
STAMP = VENV / "casusdesk-setup.json"
RUNNING = f"{sys.version_info[0]}.{sys.version_info[1]}"
OLDEST, NEWEST = (3, 11), (3, 14)  # of each of these the lock file holds wheels

HELP = """\
python3 dev.py run      klaarzetten en het programma openen met oefencasussen; zonder scherm als PDF's
                        set up, then open the program on practice cases; without a display: PDFs
python3 dev.py test     klaarzetten en alles nagaan; extra woorden gaan naar pytest
                        set up, then run everything that guards the project; extra words go to pytest
python3 dev.py setup    alleen klaarzetten; het programma is dan .venv/bin/casusdesk
                        set up only; the program is then .venv/bin/casusdesk
python3 dev.py lint     stijl, typen en lagen nagaan / style, types and import contracts
python3 dev.py bundle   het programma als losse map bouwen en proberen / build the one-folder program, try it
python3 dev.py bench    de metingen / the measurements
python3 dev.py golden   de gouden bladzijden opnieuw schrijven, tekst en beeld, en naast elkaar leggen
                        write the golden pages anew, text and picture, and lay old and new side by side
python3 dev.py sweep    24 000 agenda's passend maken en elk woord terugzoeken; --quick neemt een steekproef
                        fit 24 000 agendas, look every word up again; --quick takes a sample
python3 dev.py torture  de kluis op de pijnbank: elke rij met zijn cijfer; --quick neemt een steekproef
                        the vault on the rack: every row with its figure; --quick takes a sample
python3 dev.py proofread  hoeveel de meelees-toets vindt; met --all elke zin / how much the proofreading finds
"""

# What Qt and the tests need of a Linux system: what to look for -> the Debian or Ubuntu package that has it;
# of two names the first that exists is taken (Ubuntu 24.04 renamed some).
QT_LIBRARIES = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
}
TEST_TOOLS = {
    "Xvfb": ("xvfb",),
    "xauth": ("xauth",),
    "xdotool": ("xdotool",),
    "gnome-keyring-daemon": ("gnome-keyring",),
    "dbus-run-session": ("dbus-daemon", "dbus"),
    "pdftoppm": ("poppler-utils",),
    "strace": ("strace",),
    "faketime": ("faketime",),
    "qpdf": ("qpdf",),
    "mutool": ("mupdf-tools",),
    "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd": ("printer-driver-cups-pdf",),  # with CUPS itself
}
BUNDLE_TOOLS = {"objdump": ("binutils",)}


class SetupError(Exception):
    """Something this script cannot put right; the message says what to do, in Dutch and English."""


def main(arguments: list[str]) -> int:
    """Do one command; its exit code."""
    commands = {"setup": setup, "run": run, "test": test, "lint": lint, "bundle": bundle, "bench": bench}
    commands |= {"proofread": proofread, "sweep": sweep, "golden": golden, "torture": torture}
    if not arguments or arguments[0] not in commands:
        asked = arguments in (["help"], ["--help"], ["-h"])
        if arguments and not asked:
            print(f"onbekende opdracht / unknown command: {arguments[0]}\n", file=sys.stderr, flush=True)
        print(HELP, end="")
        return 0 if asked else 2
    try:
        use_a_fitting_python()
        return commands[arguments[0]](arguments[1:])
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# --- the commands -------------------------------------------------------------------------------------


def setup(_extra: list[str]) -> int:
    """Make .venv complete; the program is then .venv/bin/casusdesk."""
    set_up({})
    say(f"klaar: {BIN / 'casusdesk'}")
    return 0


def run(extra: list[str]) -> int:
    """Open the program on practice cases; without a display the program writes PDFs and says where."""
    set_up({})
    return call([BIN / f"casusdesk{EXE}", "demo", *extra])


def lint(_extra: list[str]) -> int:
    """Style, format, types and the import contracts; all of them, so that one run tells everything."""
    set_up({})
    failed = failed_checks()
    return 1 if failed else 0


BESIDE = (
    *("architecture", "credentials", "documents", "domain", "journeys", "printing"),
    *("proofread", "services", "store"),
)
"""Folders of tests that run beside the others, on the second core: about half of the time."""


def test(extra: list[str]) -> int:
    """All checks and all tests; pytest has the last word. With words for pytest, one run of it alone."""
    set_up(TEST_TOOLS)
    pytest: list[str | Path] = [PYTHON, "-m", "pytest"]
    if extra:
        failed = failed_checks()
        return call([*pytest, *extra]) or (1 if failed else 0)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        words = [str(word) for word in (*pytest, *(f"tests/{name}" for name in BESIDE))]
        beside = subprocess.Popen(words, cwd=ROOT, env=clean(), stdout=said, stderr=subprocess.STDOUT)
        try:
            failed = failed_checks()
            code = call([*pytest, *(f"--ignore=tests/{name}" for name in BESIDE)])
            other = beside.wait()
        finally:
            beside.kill()
        say("torture --quick")
        hurt = call([PYTHON, "tests/torture/run.py", "--quick"])
        said.seek(0)
        print(said.read(), end="", flush=True)
    return code or other or hurt or (1 if failed else 0)


def bench(extra: list[str]) -> int:
    """The measurements of tests/bench, which the tests leave out."""
    set_up(TEST_TOOLS)
    return call([PYTHON, "-m", "pytest", "tests/bench", *extra])


def sweep(extra: list[str]) -> int:
    """Fit thousands of made-up papers: one page with every word, or a refusal (tests/documents/sweep.py)."""
    set_up({})
    return call([PYTHON, "tests/documents/sweep.py", *extra])


def torture(extra: list[str]) -> int:
    """Everything that may happen to a store, done to one (tests/torture); the figures beside the targets."""
    set_up(TEST_TOOLS)
    return call([PYTHON, "tests/torture/run.py", *extra])


def golden(extra: list[str]) -> int:
    """Write the golden pages anew; build/golden/index.html shows the old ones beside the new."""
    set_up({})
    shutil.rmtree(ROOT / "build" / "golden", ignore_errors=True)
    wanted = {**clean(), "CASUSDESK_GOLDEN": "write"}
    code = call([PYTHON, "-m", "pytest", "tests/documents/test_golden.py", "-q", *extra], environment=wanted)
    say(f"bekijk / look at: {ROOT / 'build' / 'golden' / 'index.html'}; git diff tests/golden")
    return code


def proofread(extra: list[str]) -> int:
    """How much of what must not be on paper the proofreading finds, in the sentences of tests/proofread."""
    set_up({})
    return call([PYTHON, "tests/proofread/measure.py", *extra])


def bundle(extra: list[str]) -> int:
    """Build dist/casusdesk, then start it in an empty home to see that it works."""
    set_up({**BUNDLE_TOOLS, **python_library()})
    built = ROOT / "dist" / "casusdesk"
    code = call([PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *extra, "casusdesk.spec"])
    if code:
        return code
    with tempfile.TemporaryDirectory() as home:
        code = call([built / f"casusdesk{EXE}", "selftest"], environment=empty_home(home), folder=home)
    size = sum(file.lstat().st_size for file in built.rglob("*") if file.is_file()) / 1_000_000
    say(f"{built}: {size:.0f} MB, selftest {'goed' if code == 0 else 'FOUT'}")
    return code


def failed_checks() -> list[str]:
    """Run the checks that need no test run; the names of those that failed."""
    checks: dict[str, list[str | Path]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [BIN / f"lint-imports{EXE}", "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if call(command):
            failed.append(name)
    if failed:
        print(f"dev.py: niet goed / failed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return failed


# --- setting up ---------------------------------------------------------------------------------------


def set_up(tools: dict[str, tuple[str, ...]]) -> None:
    """Put in place what is missing, and nothing when nothing is."""
    install_system_packages(missing_on_system(tools))
    wanted = fingerprint()
    if not is_current(wanted):
        make_environment()
        install_packages()
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def fingerprint() -> dict[str, str]:
    """What the environment depends on, apart from its own Python; tables of tools do not count."""
    import tomllib  # not there in the older Pythons that may start this script

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tables = json.dumps([project["build-system"], project["project"], project["dependency-groups"]])
    content = (ROOT / "uv.lock").read_bytes() + tables.encode()
    return {"content": hashlib.sha256(content).hexdigest(), "place": str(ROOT)}


def is_current(wanted: dict[str, str]) -> bool:
    """Whether the last set-up was finished, for this content and place, by the Python still there."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return stamp == wanted and (BIN / f"casusdesk{EXE}").exists() and environment_version() is not None


def environment_version() -> str | None:
    """The Python of .venv as "3.11", or None when it does not run, or not with its own packages."""
    script = "import sys, sysconfig as s; print('%d.%d' % sys.version_info[:2]); print(s.get_path('purelib'))"
    try:
        done = subprocess.run([PYTHON, "-c", script], capture_output=True, text=True, env=clean(), check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    version, packages = done.stdout.splitlines()
    fits = OLDEST <= tuple(int(part) for part in version.split(".")) <= NEWEST
    return version if fits and Path(packages).is_dir() else None


def make_environment() -> None:
    """Make .venv with pip in it, or keep the one that works."""
    if environment_version() and (has_pip() or call([PYTHON, "-m", "ensurepip"], quiet=True) == 0):
        return
    say(f"omgeving maken in .venv (Python {platform.python_version()})")
    if VENV.exists():
        shutil.rmtree(VENV)
    if call([sys.executable, "-m", "venv", "--clear", VENV]) or not has_pip():
        raise SetupError(
            "Python kan hier geen .venv maken; zie hierboven. / Python cannot make a .venv; see above."
        )


def has_pip() -> bool:
    """Whether the pip of .venv runs."""
    return call([PYTHON, "-m", "pip", "--version"], quiet=True) == 0


def install_packages() -> None:
    """Install exactly what uv.lock says, then the program itself from this checkout."""
    locked = locked_requirements()
    say(f"{len(locked)} pakketten uit uv.lock")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "locked.txt"
        listing.write_text("\n".join(locked.values()), encoding="utf-8")
        must([*pip, "install", "--quiet", "--require-hashes", "--no-deps", "-r", listing])
    must([*pip, "install", "--quiet", "--no-deps", "--editable", ROOT])
    present = subprocess.run(
        [*pip, "list", "--format=json"], capture_output=True, text=True, env=clean(), check=True
    )
    names = {item["name"].lower().replace("_", "-").replace(".", "-") for item in json.loads(present.stdout)}
    surplus = sorted(names - set(locked) - {"casusdesk", "pip", "setuptools", "wheel"})
    if surplus:
        must([*pip, "uninstall", "--quiet", "--yes", *surplus])


def locked_requirements() -> dict[str, str]:
    """Every package of uv.lock that the program or its tests reach, as a requirement with hashes, by name.

    A package keeps the conditions (system, Python version) of all the ways that lead to it; pip judges them.
    """
    import tomllib

    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    packages = {package["name"]: package for package in lock["package"]}
    if len(packages) != len(lock["package"]):
        raise SetupError("uv.lock noemt een pakket twee keer. / uv.lock holds a package in two versions.")
    project = packages.pop("casusdesk")
    ways: dict[str, set[str]] = {}
    todo = [(edge, "") for edge in project["dependencies"] + project["dev-dependencies"]["dev"]]
    seen = set()
    while todo:
        edge, before = todo.pop()
        name, marker = edge["name"], edge.get("marker", "")
        condition = " and ".join(f"({part})" for part in dict.fromkeys((before, marker)) if part)
        key = (name, condition, tuple(edge.get("extra", ())))
        if key in seen:
            continue
        seen.add(key)
        ways.setdefault(name, set()).add(condition)
        package = packages[name]
        further = list(package.get("dependencies", ()))
        for extra in edge.get("extra", ()):
            further += package.get("optional-dependencies", {}).get(extra, ())
        todo += [(next_edge, condition) for next_edge in further]
    return {name: requirement(packages[name], conditions) for name, conditions in sorted(ways.items())}


def requirement(package: dict[str, Any], conditions: set[str]) -> str:
    """One line of a requirements file."""
    files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
    hashes = " ".join(f"--hash={file['hash']}" for file in files)
    marker = "" if "" in conditions else " ; " + " or ".join(f"({one})" for one in sorted(conditions))
    return f"{package['name']}=={package['version']}{marker} {hashes}"


# --- the system underneath ----------------------------------------------------------------------------


def missing_on_system(tools: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The packages a Linux system lacks; Windows and macOS bring everything."""
    if sys.platform != "linux":
        return []
    if not VENV.exists() and importlib.util.find_spec("ensurepip") is None:  # Debian packs it apart
        tools = {**tools, "ensurepip": (f"python{RUNNING}-venv", "python3-venv")}
    lacking = [packages for library, packages in QT_LIBRARIES.items() if not loads(library)]
    return lacking + [packages for tool, packages in tools.items() if not is_there(tool)]


def is_there(tool: str) -> bool:
    """Whether a library loads, a command can be started, or a file exists: whichever `tool` names."""
    if tool.startswith("/"):
        return Path(tool).exists()
    return loads(tool) if ".so" in tool else shutil.which(tool) is not None


def python_library() -> dict[str, tuple[str, ...]]:
    """The shared Python that a bundle is built around; Debian packs it apart."""
    own = sys.base_prefix == "/usr"
    return {f"libpython{RUNNING}.so.1.0": (f"libpython{RUNNING}",)} if own else {}


def loads(library: str) -> bool:
    """Whether the system can load `library`; asking the loader itself is right on every distribution."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(missing: list[tuple[str, ...]]) -> None:
    """Install one of each group of names with apt-get when we may; else say which line does it."""
    if not missing:
        return
    by_hand = "sudo apt-get install -y " + " ".join(names[-1] for names in missing)
    apt = shutil.which("apt-get")
    before = may_install() if apt else None
    if apt is None or before is None:
        raise SetupError(f"Voer eerst dit uit / first run this:\n  {by_hand}")
    say("systeempakketten: " + " ".join(names[-1] for names in missing))
    with trusted_certificates_kept():
        install_with_apt([*before, "env", "DEBIAN_FRONTEND=noninteractive", apt], missing, by_hand)


def install_with_apt(apt: list[str | Path], missing: list[tuple[str, ...]], by_hand: str) -> None:
    """Install one of each group of names; what apt-get says is shown only when it fails."""
    call([*apt, "update", "-qq"], quiet=True)
    chosen = [next((name for name in names if is_known(name)), names[-1]) for names in missing]
    options = ["-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    command = [*apt, "install", *options, *chosen]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stderr.buffer.write(done.stdout)
        raise SetupError(f"Dat lukte niet; voer dit uit / that failed; run this:\n  {by_hand}")


@contextmanager
def trusted_certificates_kept() -> Iterator[None]:
    """Let pip trust what it trusted before; the package ca-certificates rewrites the common file."""
    named = [os.environ.get(name) for name in ("PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")]
    file = Path(next(filter(None, named), "/etc/ssl/certs/ca-certificates.crt"))
    before = file.read_bytes() if file.is_file() else b""
    yield
    if before and file.read_bytes() != before:
        handle, copy = tempfile.mkstemp(suffix=".pem")
        with os.fdopen(handle, "wb") as both:
            both.write(before + b"\n" + file.read_bytes())
        os.environ["PIP_CERT"] = copy


def may_install() -> list[str] | None:
    """What to put before apt-get, or None when this user may not install."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    if call([sudo, "-n", "true"], quiet=True) == 0:
        return [sudo, "-n"]
    return [sudo] if sys.stdin.isatty() else None


def is_known(package: str) -> bool:
    """Whether apt has a real package of this name."""
    return call(["apt-cache", "show", "--no-all-versions", package], quiet=True) == 0


def use_a_fitting_python() -> None:
    """Start again with a Python this project runs on, when the one that started us is not."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for name in ("python3.13", "python3.12", "python3.11", "python3.14"):
        other = shutil.which(name)
        if other and call([other, "-c", "import venv"], quiet=True) == 0:  # it may be a name only
            sys.exit(subprocess.call([other, str(ROOT / "dev.py"), *sys.argv[1:]]))
    raise SetupError(
        "Installeer Python 3.11, 3.12, 3.13 of 3.14 en probeer het opnieuw. / "
        "Install Python 3.11, 3.12, 3.13 or 3.14 and try again."
    )


# --- small things -------------------------------------------------------------------------------------


def clean() -> dict[str, str]:
    """Our environment without what would send Python to other packages than ours."""
    strange = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV", "PIP_USER", "PIP_TARGET"}
    return {name: value for name, value in os.environ.items() if name not in strange}


def empty_home(home: str) -> dict[str, str]:
    """The environment of someone who has just arrived, without a display."""
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
    kept = {
        name: value for name, value in clean().items() if name not in gone and not name.startswith("XDG_")
    }
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
    return {**kept, **homes, "XDG_RUNTIME_DIR": home, "QT_QPA_PLATFORM": "offscreen"}


def call(
    command: list[str | Path],
    quiet: bool = False,
    environment: dict[str, str] | None = None,
    folder: str | None = None,
) -> int:
    """Run `command` in the checkout; its exit code, 127 when it is not there."""
    out = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    try:
        return subprocess.call(words, cwd=folder or ROOT, env=environment or clean(), stdout=out, stderr=out)
    except OSError:
        return 127


def must(command: list[str | Path]) -> None:
    """Run `command`; stop the set-up when it fails."""
    if call(command):
        raise SetupError(
            "De pakketten zijn niet geïnstalleerd; zie hierboven. / Installing failed; see above."
        )


def say(text: str) -> None:
    """One line of progress."""
    print(f"dev.py: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
