"""PDF documents from a typst template: accessible (PDF/UA-1), and with data that can only be data.

A template reads `json(bytes(sys.inputs.data))`; nothing of what people typed is ever part of the source. The compiler
refuses a document without title or with a picture without words.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst


def pdf_of(template: Path, data: Mapping[str, Any]) -> bytes:
    """The fonts are those that come with the compiler, so that a document is the same on every machine."""
    return typst.compile(
        template.read_bytes(),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
    )
