"""One file, written whole or not at all, readable for this user only, with a sentence when it cannot be."""

from __future__ import annotations

import errno
from pathlib import Path

from casusdesk.errors import CasusdeskError
from casusdesk.paths import make_folders, write_private_file


def save_file(path: Path, data: bytes) -> None:
    """Write the file once, whole, readable for this user only (0600); its folder is made when missing.

    Raises CasusdeskError with what to do when the disk is full, read-only, or the name is a folder's.
    """
    try:
        if path.is_dir():
            raise CasusdeskError("Deze naam is van een map. Kies een bestandsnaam.")
        if path.exists() and not path.is_file():  # a device would be replaced by a file
            raise CasusdeskError("Deze naam is van iets anders dan een bestand. Kies een andere naam.")
        make_folders(path.parent)
        write_private_file(path, data)
    except OSError as error:
        raise CasusdeskError(_sentence(error)) from error


def _sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "De schijf is vol; er is geen bestand gemaakt. Maak ruimte vrij en bewaar opnieuw."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "In deze map mag je niet schrijven; er is geen bestand gemaakt. Kies een andere map."
        case errno.ENOTDIR | errno.EEXIST | errno.ENAMETOOLONG | errno.ELOOP:
            return "Deze plaats kan geen bestand bevatten. Kies een andere map of een kortere naam."
    return "Het bestand kon niet worden bewaard. Kijk of het ergens open staat, of kies een andere map."
