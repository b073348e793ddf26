"""From four colours to a whole house style: palettes, the CSS of an academy and the contrast guard. Pure; no Django."""
