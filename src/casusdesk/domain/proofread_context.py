"""The words around a name that tell it apart from an ordinary word: titles, family, verbs (rule R4).

All folded: without capitals and accents.
"""

from __future__ import annotations

from typing import Final


def listed(text: str) -> frozenset[str]:
    """The words of `text`, which are divided by blanks."""
    return frozenset(text.split())


PARTICLES: Final = listed(
    """
    van von vd de den der het ter ten te 't t la le du des da di do dos del della el al bin ibn abu abd
    ben bent ait oulad ould st sint
    """
)
"""Words between a first name and the rest of a surname, folded."""

FORMAL: Final = listed(
    """
    mevr mevrouw mw mvr mej mejuffrouw dhr heer hr meneer mnr dr drs prof ir ing fam familie gezin
    zuster juf meester ds
    """
)
"""Titles: what follows them is a surname."""

KIN: Final = listed(
    """
    moeder vader mama papa partner vriend vriendin man vrouw echtgenoot echtgenote ex expartner vriendje
    verloofde zus zusje zussen broer broertje broers dochter dochtertje zoon zoontje kind kindje baby
    meisje jongen jongetje oma opa tante oom nicht neef nichtje neefje schoonmoeder schoonvader
    schoonzus buurvrouw buurman buurmeisje stiefvader stiefmoeder pleegmoeder pleegvader pleegouders
    ouders tweeling collega begeleider begeleidster coach wijkcoach verloskundige kraamverzorgende
    jeugdverpleegkundige huisarts gezinsvoogd voogd vrijwilliger maatje taalmaatje heet heten genaamd
    noemt noemen naam voornaam achternaam roepnaam client cliente patient zwangere aanstaande oudste
    jongste peuter kleuter puber tolk bewindvoerder mentor docent juffrouw jvk vk jv wc ambulant kleine
    ene dame jongedame
    """
)
"""Words that say who somebody is; a capital after them is a name."""

NAMED: Final = frozenset(
    ["naam", "voornaam", "achternaam", "roepnaam", "heet", "heten", "genaamd", "noemt", "noemen"]
)
"""Words after which a name comes, also behind a colon."""

OF_PERSONS: Final = listed(
    """
    belt belde vraagt vroeg zegt zei slaapt sliep huilt lacht drinkt eet rookt werkt woont woonde leest
    schrijft spreekt vertelt vertelde durft heet wacht hoopt twijfelt betaalt rijdt bevalt beviel tekent
    appt appte mailt luistert kookt sport fietst traint studeert verhuist
    """
)
"""What only somebody does: before these even "Storm" or "Nova" is a person."""

IS_OF_PERSONS: Final = frozenset(
    [
        "geboren",
        "bevallen",
        "verhuisd",
        "jarig",
        "bang",
        "boos",
        "verdrietig",
        "moe",
        "zwanger",
        "getrouwd",
        "gescheiden",
        "gestopt",
        "aangemeld",
        "opgenomen",
        "gevlucht",
        "ziek",
        "thuis",
    ]
)
"""What only somebody is: "Storm is geboren"."""

VERBS: Final = listed(
    """
    is was heeft had wil wilde kan kon mag mocht moet moest zal zou gaat ging komt kwam belt belde zegt
    zei vraagt vroeg geeft gaf doet deed krijgt kreeg ziet zag zoekt zocht woont woonde werkt werkte
    helpt hielp slaapt sliep drinkt eet groeit huilt lacht loopt liep rookt stopt stopte start begint
    begon blijft bleef staat stond zit zat ligt lag vindt vond denkt dacht weet wist voelt maakt maakte
    neemt nam brengt bracht haalt haalde regelt regelde wordt werd heet leert leest schrijft spreekt
    sprak vertelt vertelde durft past zorgt zorgde houdt hield meldt meldde tekent verhuist verhuisde
    vertrekt verwacht volgt accepteert weigert twijfelt hoopt mist betaalt ontvangt rijdt gebruikt
    bevalt beviel
    """
)
"""Verbs after a word at the start of a sentence: "Roos wil" is somebody, "Roos op de wang" is not."""

ABBREVIATED: Final = listed(
    """
    mevr mw mvr mej dhr hr mnr dr drs prof ir ing fam ds evt incl excl m.n nr tel ca bijv bv enz o.a
    t.a.v m.b.t i.v.m d.d geb burg jl jhr st
    """
)
"""A full stop after these ends no sentence."""

BEFORE_LETTER: Final = frozenset(
    [
        "vitamine",
        "hepatitis",
        "plan",
        "groep",
        "type",
        "fase",
        "domein",
        "bloedgroep",
        "optie",
        "variant",
        "blok",
        "deel",
        "bijlage",
        "stap",
        "kolom",
        "punt",
    ]
)
"""After these a letter with a full stop is no initial: "vitamine D."."""

SMALL_WORDS: Final = listed(
    """
    ik je jij hij zij ze wij we jullie u hun hen haar zijn mijn ons onze dit dat deze die er hier daar
    nu dan toen de het een en of maar want dus als om op in uit aan bij met voor na naar door over onder
    tegen zonder tot tussen sinds tijdens ook nog al wel niet geen heel erg veel weinig meer minder alle
    alles iemand niemand iets niets wie wat waar wanneer hoe waarom welke is was heeft had wil kan mag
    moet zal zou gaat komt wordt werd staat zit ligt moeder vader ouders partner kind baby mevrouw
    meneer mw mevr dhr client cliente gezin oma opa zus broer vraag afspraak zorg zorgen hulp sterk
    kracht steun regie graag contact gesprek huisbezoek toelichting afgesproken volgende vorige eerste
    tweede derde week maand jaar dag morgen vandaag gisteren verder daarna daarom eerst straks soms vaak
    altijd nooit samen sterke goed goede nieuw nieuwe wens doel plan bel belt regelt geeft vraagt zegt
    wacht
    """
)
"""Words that begin a sentence so often that a capital makes no surname of them."""
