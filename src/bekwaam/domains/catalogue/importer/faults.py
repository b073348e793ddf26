"""Why a row that is well written cannot be taken."""


class RowFault(Exception):
    """The row cannot be true; the sentence says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence
