"""What a person can mend: one line that says where, what, and what to do."""

from __future__ import annotations


class InputError(Exception):
    """Unusable input: a command line, a file or a claims base. The command exits with status 2."""

    def __init__(self, what: str, *, path: str = "", line: int = 0, column: int = 0, fix: str = "") -> None:
        self.what, self.path, self.line, self.column, self.fix = what, path, line, column, fix
        super().__init__(str(self))

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return (f"{where}: " if where else "") + self.what + (f" ({self.fix})" if self.fix else "")


class BrokenQuote(Exception):
    """A quotation is not the slice of the source that it claims to be: nothing may be printed."""
