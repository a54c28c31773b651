"""PDFium's functions, typed and quick to call, and a document opened with them.

Two things to know. PDFium must never run in two threads at once, so all of it happens inside
`opened`, which holds the lock. And handles are plain numbers here: making an object for each of
60,000 characters would cost more than asking about them.
"""

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pypdfium2 import raw

from ronda.factsheets.errors import Damaged, Protected

Handle = int
_LOCK = threading.Lock()
_TAIL = 4096


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function that takes and gives plain numbers."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    made: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
    return made


_P, _I, _UL = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_F = ctypes.c_float

page_count = _bound("FPDF_GetPageCount", _I, _P)
load_page = _bound("FPDF_LoadPage", _P, _P, _I)
close_page = _bound("FPDF_ClosePage", None, _P)
page_rotation = _bound("FPDFPage_GetRotation", _I, _P)
page_box = _bound("FPDF_GetPageBoundingBox", _I, _P, _P)

load_text = _bound("FPDFText_LoadPage", _P, _P)
close_text = _bound("FPDFText_ClosePage", None, _P)
count_chars = _bound("FPDFText_CountChars", _I, _P)
char_code = _bound("FPDFText_GetUnicode", ctypes.c_uint, _P, _I)
char_object = _bound("FPDFText_GetTextObject", _P, _P, _I)
char_origin = _bound("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
char_box = _bound("FPDFText_GetCharBox", _I, _P, _I, _P, _P, _P, _P)
char_advance = _bound("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
char_size = _bound("FPDFText_GetFontSize", ctypes.c_double, _P, _I)
char_matrix = _bound("FPDFText_GetMatrix", _I, _P, _I, _P)
has_no_unicode = _bound("FPDFText_HasUnicodeMapError", _I, _P, _I)

count_objects = _bound("FPDFPage_CountObjects", _I, _P)
get_object = _bound("FPDFPage_GetObject", _P, _P, _I)
object_type = _bound("FPDFPageObj_GetType", _I, _P)
object_bounds = _bound("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
object_matrix = _bound("FPDFPageObj_GetMatrix", _I, _P, _P)
object_fill = _bound("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
object_stroke = _bound("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
draw_mode = _bound("FPDFPath_GetDrawMode", _I, _P, _P, _P)
count_form_objects = _bound("FPDFFormObj_CountObjects", _I, _P)
get_form_object = _bound("FPDFFormObj_GetObject", _P, _P, _UL)

text_font = _bound("FPDFTextObj_GetFont", _P, _P)
text_mode = _bound("FPDFTextObj_GetTextRenderMode", _I, _P)
font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _P, _P, ctypes.c_size_t)
font_flags = _bound("FPDFFont_GetFlags", _I, _P)
font_angle = _bound("FPDFFont_GetItalicAngle", _I, _P, _P)

next_link = _bound("FPDFLink_Enumerate", _I, _P, _P, _P)
link_rect = _bound("FPDFLink_GetAnnotRect", _I, _P, _P)
link_action = _bound("FPDFLink_GetAction", _P, _P)
action_type = _bound("FPDFAction_GetType", _UL, _P)
action_uri = _bound("FPDFAction_GetURIPath", _UL, _P, _P, _P, _UL)

meta_text = _bound("FPDF_GetMetaText", _UL, _P, ctypes.c_char_p, _P, _UL)
catalog_language = _bound("FPDFCatalog_GetLanguage", _UL, _P, _P, _UL)
count_attachments = _bound("FPDFDoc_GetAttachmentCount", _I, _P)
get_attachment = _bound("FPDFDoc_GetAttachment", _P, _P, _I)
attachment_file = _bound("FPDFAttachment_GetFile", _I, _P, _P, _UL, _P)

TEXT = raw.FPDF_PAGEOBJ_TEXT
PATH = raw.FPDF_PAGEOBJ_PATH
IMAGE = raw.FPDF_PAGEOBJ_IMAGE
FORM = raw.FPDF_PAGEOBJ_FORM
URI = raw.PDFACTION_URI


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """The PDF's handle, while no other thread uses PDFium.

    Raises Protected where it asks for a password, Damaged where it cannot be opened.
    """
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        raise Damaged(
            "The PDF breaks off before its end, as after an unfinished download:"
            " fetch or export it again."
        )
    with _LOCK:
        document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refusal(raw.FPDF_GetLastError())
        try:
            yield ctypes.cast(document, ctypes.c_void_p).value or 0
        finally:
            raw.FPDF_CloseDocument(document)


def _refusal(error: int) -> Damaged | Protected:
    if error in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return Protected(
            "The PDF asks for a password: open it, save it without one, and send that copy."
        )
    return Damaged("The PDF is damaged and cannot be opened: export it again from its source.")


def utf16(call: Callable[..., int], *arguments: Any) -> str:
    """The text that a function of the form (…, buffer, length) -> bytes needed writes."""
    length = call(*arguments, None, 0)
    if length <= 2 or length > 1 << 20:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(*arguments, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
