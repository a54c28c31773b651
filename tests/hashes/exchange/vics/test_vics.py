from ronda.hashes.exchange.vics import Vics
from tests.hashes.exchange.format_contract import FormatContract

HEAD = (
    b'{"@odata.context": "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/US/'
    b'$metadata#Media", "value": ['
)


class TestVics(FormatContract):
    format = Vics("US")
    hostile = HEAD + b'{"MD5": "', b"a"
