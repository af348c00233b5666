"""The tags of a PDF as objects of the file: the tree, the way back from content to tag, and the XMP packet.

ReportLab has a catalogue to hang them on but does not make them. Everything is written in the order of
reading, so the same pages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFPage, PDFStream
from reportlab.pdfgen.canvas import Canvas

from casusdesk.documents.pdf_tree import Content, Element

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{producer}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_DAY: Final = "2000-01-01T00:00:00Z"
"""The day that an invariant file has in its description: nothing about when it was made."""


def metadata(title: str, language: str, producer: str) -> PDFStream:
    """The XMP packet: title, language and the standard it keeps to; nothing about content or maker."""
    packet = _PACKET.format(title=escape(title), language=language, producer=producer, day=_DAY)
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return PDFStream(PDFDictionary(kind), packet.encode("utf-8"), filters=[])


class _Raw(PDFObject):
    """An object of the file whose text is known when the file is put together."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: PDFDocument) -> bytes:
        return self.text.encode("latin-1")


def write_tags(canvas: Canvas, root: Element) -> None:
    """Hang the tree below `root` in the catalogue of the document of `canvas`, after its last page."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
    pages = [document.idToObject[f"Page{n}"] for n in range(1, document.pageCounter)]
    top, parents = _Raw(), _Raw()
    document.Reference(top)
    document.Reference(parents)
    elements = list(root.walk())
    objects = {element: _Raw() for element in elements}
    for raw in objects.values():
        document.Reference(raw)
    names = _Names(document, objects, pages)
    for element, raw in objects.items():
        raw.text = _element(element, names, names.of(top) if element is root else None)
    top.text = (
        f"<</Type/StructTreeRoot/K {names.tag(root)}/ParentTree {names.of(parents)}"
        f"/ParentTreeNextKey {len(pages)}>>"
    )
    parents.text = _parent_tree(elements, names)
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for number, page in enumerate(pages):
        _tagged(page, number)


def _tagged(page: Any, number: int) -> None:
    """ReportLab writes only those entries of a page that it knows."""
    page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = PDFName("S")


class _Names:
    """How the objects of the file refer to each other."""

    def __init__(self, document: PDFDocument, objects: dict[Element, _Raw], pages: Sequence[PDFPage]) -> None:
        self._document: Any = document
        self._tags = {element: self.of(raw) for element, raw in objects.items()}
        self._pages = [self.of(page) for page in pages]

    def of(self, thing: PDFObject) -> str:
        """`12 0 R`."""
        return str(self._document.Reference(thing).format(self._document).decode("ascii"))

    def tag(self, element: Element) -> str:
        """The name of a tag."""
        return self._tags[element]

    def page(self, place: int) -> str:
        """The name of a page."""
        return self._pages[place]

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._pages)


def _element(element: Element, names: _Names, top: str | None) -> str:
    above = top if element.parent is None else names.tag(element.parent)
    parts = [f"<</Type/StructElem/S/{element.tag}/P {above}"]
    own = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
    if own is not None:
        parts.append(f"/Pg {names.page(own)}")
    kids = [_kid(kid, names, own) for kid in element.kids]
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.alt:
        parts.append(f"/Alt {text_string(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText {text_string(element.actual)}")
    if element.attributes:
        told = "".join(f"/{name} {value}" for name, value in element.attributes.items())
        parts.append(f"/A<</O/{element.owner}{told}>>")
    return "".join([*parts, ">>"])


def _kid(kid: Element | Content, names: _Names, own: int | None) -> str:
    if isinstance(kid, Element):
        return names.tag(kid)
    page, number = kid
    return str(number) if page == own else f"<</Type/MCR/Pg {names.page(page)}/MCID {number}>>"


def _parent_tree(elements: Sequence[Element], names: _Names) -> str:
    """For every page the tags of its marked content, by number."""
    owners: list[dict[int, str]] = [{} for _ in range(names.pages)]
    for element in elements:
        for kid in element.kids:
            if not isinstance(kid, Element):
                owners[kid[0]][kid[1]] = names.tag(element)
    rows = (" ".join(owner[number] for number in sorted(owner)) for owner in owners)
    return "<</Nums[" + "".join(f"{page}[{row}]" for page, row in enumerate(rows)) + "]>>"


def text_string(text: str) -> str:
    """A text of the file, in letters of the file where that goes and else in UTF-16."""
    if all(" " <= letter <= "~" and letter not in "\\()" for letter in text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
