"""What an editor is told about a text while writing: is it easy to read, can everybody use it. Advice, never a refusal."""
