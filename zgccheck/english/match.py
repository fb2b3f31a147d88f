"""What holding one gloss against one English sentence yields: a relation for each slot and name, before any verdict."""

from __future__ import annotations

from dataclasses import dataclass, field

from zgccheck.english.gloss import Gloss, Slot
from zgccheck.english.names import Named
from zgccheck.english.words import Concept
from zgccheck.model import Mention, Relation


@dataclass(frozen=True)
class Held:
    """One slot of the claim in the sentence."""

    slot: Slot
    name: str
    relation: Relation
    reason: str
    start: int
    end: int
    mention: Mention | None = None
    exact: bool = False


@dataclass
class Match:
    """How a sentence meets a gloss. `recall` is the share of the gloss's words that the sentence carries near its figure."""

    gloss: Gloss
    recall: float = 0.0
    core: float = 1.0
    """The same for the words that stand with the figure in the gloss: what it measures."""
    foreign: float = 0.0
    """Weight of the words in the figure's own noun phrase that the gloss does not have."""
    strange: float = 0.0
    """Share of the words of the figure's clause that the gloss does not have."""
    figure: Mention | None = None
    held: list[Held] = field(default_factory=list)
    missing: list[Slot] = field(default_factory=list)
    swapped: list[tuple[Named, Named]] = field(default_factory=list)
    """A name of the gloss that the sentence lacks, and the one that it has in its stead."""
    lacking: list[Named] = field(default_factory=list)
    """Names of the claim's key or value that the sentence lacks."""
    absent: list[Named] = field(default_factory=list)
    """All names of the gloss that it lacks."""
    extra: list[Mention] = field(default_factory=list)
    """Years of the sentence that the claim says nothing of."""
    strangers: list[Named] = field(default_factory=list)
    """Names of the sentence that the claim says nothing of, and that stand in no other's stead."""
    replaced: tuple[Concept, ...] = ()
    """Nouns of the gloss that have another in their place, beside the same neighbour."""
    recast: bool = False
    """Whether one of these is among the words that the figure counts."""
    rest: float = 1.0
    """The share of the gloss's words beside its names that the sentence carries."""
    remaining: float = 0.0
    """Weight of the gloss's words, without the swapped name's."""
    span: tuple[int, int] = (0, 0)
    hits: list[tuple[int, int]] = field(default_factory=list)

    def of(self, relation: Relation) -> list[Held]:
        return [held for held in self.held if held.relation == relation]
