"""Every key of the program in one table: the menu bar and the help panel are both made from it (ux §7.10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One action of the frame: its name in code, its menu, its Dutch words, and its keys in Qt's notation.

    The first key is shown in the menu. `after_line` puts a line above it.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    after_line: bool = False


FILE, EDIT, CASE, MEETING, VIEW, HELP = "&Bestand", "Be&werken", "&Casus", "&Overleg", "Bee&ld", "&Help"
MENUS: Final = (FILE, EDIT, CASE, MEETING, VIEW, HELP)

COMMANDS: Final = (
    Command("preview", FILE, "&Voorbeeld en afdrukken", ("Ctrl+P",)),
    Command("save_pdf", FILE, "Opslaan als &PDF…", ("Ctrl+Shift+P",)),
    Command("saved", FILE, "Be&waren (gaat vanzelf)", ("Ctrl+S",), after_line=True),
    Command("lock", FILE, "Ver&grendelen", ("Ctrl+L",), after_line=True),
    Command("quit", FILE, "&Afsluiten", ("Ctrl+Q",)),
    Command("undo", EDIT, "&Ongedaan maken", ("Ctrl+Z",)),
    Command("redo", EDIT, "Op&nieuw", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("find", EDIT, "&Zoeken", ("Ctrl+F", "F3"), after_line=True),
    Command("add_signal", CASE, "&Signaal toevoegen", ("Ctrl+N",)),
    Command("primary", CASE, "&Hoofdknop van het scherm", ("Ctrl+Return", "Ctrl+Enter")),
    Command("open_meeting", MEETING, "Naar de &agenda"),
    Command("meeting_mode", MEETING, "Overleg&modus", ("F11",)),
    Command("kiosk", MEETING, "Afdr&ukscherm voor deelnemers…"),
    Command("screen_1", VIEW, "&Overzicht", ("Alt+1",)),
    Command("screen_2", VIEW, "&Casussen", ("Alt+2",)),
    Command("screen_3", VIEW, "Over&leg", ("Alt+3",)),
    Command("screen_4", VIEW, "Over&drachten", ("Alt+4",)),
    Command("screen_5", VIEW, "&Afspraken", ("Alt+5",)),
    Command("screen_6", VIEW, "&Papier", ("Alt+6",)),
    Command("screen_7", VIEW, "Con&tacten", ("Alt+7",)),
    Command("screen_8", VIEW, "&Instellingen", ("Alt+8",)),
    Command("next_pane", VIEW, "&Volgend paneel", ("F6",), after_line=True),
    Command("previous_pane", VIEW, "Vo&rig paneel", ("Shift+F6",)),
    Command("larger", VIEW, "Tekst &groter", ("Ctrl++", "Ctrl+="), after_line=True),
    Command("smaller", VIEW, "Tekst &kleiner", ("Ctrl+-",)),
    Command("normal", VIEW, "Tekst &normaal", ("Ctrl+0",)),
    Command("privacy", VIEW, "Privac&yscherm", ("F9",), after_line=True),
    Command("help", HELP, "&Toetsen en hulp", ("F1", "Ctrl+?")),
    Command("about", HELP, "&Over casusdesk"),
)

WITHOUT_MENU: Final = (
    *("lock", "quit", "undo", "redo", "saved", "primary", "next_pane", "previous_pane"),
    *("larger", "smaller", "normal", "help", "meeting_mode", "privacy"),
)
"""Commands that go on working while Overlegmodus fills the window and the menu bar is hidden."""

ON_SCREENS: Final = (
    ("Enter", "openen wat gekozen is"),
    ("F2", "kernvraag wijzigen"),
    ("Pijl omlaag", "van een zoekveld naar wat gevonden is"),
    ("Spatie", "aanvinken wat klaar, teruggekoppeld of retour is"),
    ("Del", "verwijderen, met ongedaan maken"),
    ("Ctrl+PgDn en Ctrl+PgUp", "volgende en vorige vraag"),
    ("1, 2, 3 en verder", "een antwoord kiezen in de vragen"),
    ("0, 1, 2 en 3", "levensgebied: niet besproken, gaat goed, zorg, urgente zorg"),
    ("Een letter, Home en End", "naar het levensgebied dat zo begint, het eerste, het laatste"),
    ("Alt+pijl omhoog en omlaag", "verplaatsen in de agenda"),
    ("Ctrl+D", "doorschuiven naar het volgende overleg"),
    ("Pijl omlaag en omhoog op een blad", "langs de regels met een casus; Enter opent de casus"),
    ("PgDn, PgUp, Home en End op een blad", "volgend, vorig, eerste en laatste blad"),
    ("Ctrl+plus en Ctrl+min op een blad", "groter en kleiner; ook met Ctrl en het muiswiel"),
    ("Ctrl+0 en Ctrl+1 op een blad", "het hele blad in beeld, en ware grootte"),
    ("Tab en Enter in de tekst van een blad", "van code naar code, en de casus openen"),
    ("Ctrl+pijl omlaag en omhoog in die tekst", "volgende en vorige kop"),
    ("Ctrl+Enter", "hoofdknop van het scherm"),
    ("Esc", "terug; wat je typte blijft bewaard"),
)
"""Keys that belong to a list or a form rather than to the frame; for the help panel."""

_DUTCH_KEYS: Final = (
    ("Ctrl++", "Ctrl+plus"),
    ("Ctrl+-", "Ctrl+min"),
    ("Ctrl+Return", "Ctrl+Enter"),
    ("Ctrl+?", "Ctrl+?"),
    ("Left", "pijl links"),
    ("Right", "pijl rechts"),
    ("Up", "pijl omhoog"),
    ("Down", "pijl omlaag"),
)


def spoken_keys(keys: str) -> str:
    """A key as it is called in Dutch help: `Ctrl+plus`."""
    for ours, theirs in _DUTCH_KEYS:
        if keys == ours or keys.endswith(f"+{ours}"):
            return keys.removesuffix(ours) + theirs
    return keys
