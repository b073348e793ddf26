"""Drawings as inline SVG: tile art and charts. Pure functions of their input; no request, no template, no database."""
