"""Asking for an export, making it, and letting it go."""

from bekwaam.reporting.exports.actions.asking import ask, note_download, note_export
from bekwaam.reporting.exports.actions.making import make
from bekwaam.reporting.exports.actions.retention import forget_old

__all__ = ["ask", "forget_old", "make", "note_download", "note_export"]
