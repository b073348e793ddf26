"""Executables and scripts by how they begin."""

from bekwaam.kernel.files.window import Window

_STARTS = (
    b"\x7fELF",
    b"#!",
    b"\x00asm",
    b"dex\n",
    b"!<arch>\n",
    b"MSCF",
    b"\xed\xab\xee\xdb",  # rpm
    b"\xca\xfe\xba\xbe",  # Java class, fat Mach-O
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",  # Windows shortcut
    b"<?php",
)
_BOM = b"\xef\xbb\xbf"


def is_program(window: Window) -> bool:
    head = window.head(512)
    text = head.removeprefix(_BOM).lstrip()
    return (
        head.startswith(_STARTS)
        or (head.startswith(b"MZ") and b"\x00" in head)
        or text.startswith((b"#!", b"<?php"))
        or text[:5].lower() == b"@echo"
    )
