"""The context of a VICS file: data model, version, and the country that gives categories a meaning.

1.x: `…/ICMEC/ProjectVic/DataModels/1.3.xml#Media`;
2.0: `…/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/US/$metadata#Cases`.
"""

import re
from dataclasses import dataclass

from ronda.hashes.exchange.contract import Scheme

CONTEXT_NAMES = frozenset({"@odata.context", "odata.context", "odata.metadata", "@odata.metadata"})
CONTEXT = re.compile(
    r"https?://[\w./-]{0,100}ProjectVic/DataModels/(?P<version>\d{1,2}\.\d{1,2})\.xml"
    r"(?:/(?P<profile>\w{1,20})/\$metadata)?#(?P<what>Media|Cases)",
    re.IGNORECASE,
)
WRITTEN = "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/{}/$metadata#Media"
GENERAL = "Default"
CUSTOM = "CUSTOM"
BRITAIN = {"vics": "UK", "iso": "GB"}


@dataclass(frozen=True)
class Context:
    """What a file's context says: `version`, `profile` ("" in 1.x) and whether it lists cases."""

    version: str
    profile: str
    cases: bool

    def scheme(self, told: Scheme | None) -> Scheme:
        """What the file's categories are meant in.

        `told` is what the person who takes the file in says; it counts where the file names no
        country of its own.
        """
        country = country_of(self.profile)
        if country is None and told is not None:
            return told
        name = "vics-custom" if self.profile.upper() == CUSTOM else "vics"
        return Scheme(name, self.version, country)


def context_of(told: object) -> Context | None:
    """The context that a value of the file gives; None where it is none of VICS."""
    found = CONTEXT.match(told) if isinstance(told, str) else None
    if found is None:
        return None
    cases = found["what"].lower() == "cases"
    return Context(found["version"], found["profile"] or "", cases)


def country_of(profile: str) -> str | None:
    """The ISO country of a profile; None where it is none of one country."""
    name = profile.upper()
    if name == BRITAIN["vics"]:
        return BRITAIN["iso"]
    return name if re.fullmatch(r"[A-Z]{2}", name) else None


def profile_of(country: str | None) -> str:
    """The profile of a country, or the general one."""
    if country is None:
        return GENERAL
    return BRITAIN["vics"] if country == BRITAIN["iso"] else country
