"""Changes to the sentences of a base, by class: the wrong ones change one slot, the harmless ones none.

A class is a maker: `maker(told, pool) -> Iterator[Mutant]`. What a maker leaves out, and why, stands in its docstring.
"""

from mutants import figures, harmless, names, words
from mutants.told import Maker, Mutant, Pool, Told

WRONG: dict[str, Maker] = {**figures.MAKERS, **names.MAKERS, **words.MAKERS}
HARMLESS: dict[str, Maker] = harmless.MAKERS

__all__ = ["HARMLESS", "WRONG", "Maker", "Mutant", "Pool", "Told"]
