"""Paints runs of letters as the glyphs the typesetter measured, each at its measured place.

Nothing is shaped again: a glyph is what the font has for its character and stands where the widths in the
font file put it, as in the PDF, so Qt cannot choose another sign or place. Without hinting letters keep
their shape at every zoom. It saves half the time of `drawText` too, and a printer still gets letters.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGlyphRun, QPainter, QRawFont, QTransform

from casusdesk.documents.fonts import forget_with_words, metrics
from casusdesk.documents.page import MM_PER_POINT, Colour, Face, TextRun
from casusdesk.paths import resource

_EM: Final = 100
"""Letters are taken at this many pixels and scaled, so that no rounding of the screen gets in."""
_MOST: Final = 8192
"""More runs than the pages of a long preview hold; beyond it the memory starts anew."""
_ORIGIN: Final = QPointF(0, 0)

_lines: dict[tuple[str, Face], QGlyphRun] = {}
forget_with_words(_lines)


def paint_letters(painter: QPainter, run: TextRun) -> None:
    """Paint `run` with its measured width, the painter's unit being a mm of the page."""
    if not run.text:
        return
    ground = painter.transform()
    place = QTransform(ground)
    place.translate(run.x, run.baseline)
    if run.angle:
        place.rotate(-run.angle)
    scale = run.size * MM_PER_POINT / _EM
    place.scale(scale, scale)
    painter.setTransform(place)
    painter.setPen(_ink(run.colour))
    painter.drawGlyphRun(_ORIGIN, _glyphs(run.text, run.face))
    painter.setTransform(ground)


def _glyphs(text: str, face: Face) -> QGlyphRun:
    key = (text, face)
    found = _lines.get(key)
    if found is None:
        font, widths = _letters(face), metrics(face).widths
        places, x = [], 0.0
        for character in text:
            places.append(QPointF(x, 0))
            x += widths[ord(character)] * _EM / 1000
        found = QGlyphRun()
        found.setRawFont(font)
        found.setGlyphIndexes(font.glyphIndexesForString(text))
        found.setPositions(places)
        if len(_lines) >= _MOST:
            _lines.clear()
        _lines[key] = found
    return found


@cache
def _ink(colour: Colour) -> QColor:
    return QColor(colour.value)


@cache
def _letters(face: Face) -> QRawFont:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", face.value)))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise FileNotFoundError(f"font cannot be used: {face.value}")
    font = QFont(families[0])
    font.setStyleName(
        {Face.SEMIBOLD: "Semibold", Face.BOLD: "Bold", Face.ITALIC: "Italic"}.get(face, "Regular")
    )
    font.setPixelSize(_EM)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QRawFont.fromFont(font)
