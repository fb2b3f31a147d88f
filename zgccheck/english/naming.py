"""Names: which of a gloss's the sentence lacks, and which of their kind stand there in their stead."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.english.draft import HeldAgainst
from zgccheck.english.gloss import Gloss
from zgccheck.english.match import Match
from zgccheck.english.names import Named
from zgccheck.english.words import alike, keys


class Naming(HeldAgainst):
    """Relates a gloss's names to the sentence's."""

    def _names(self, gloss: Gloss, result: Match) -> None:
        """Names of the gloss that the sentence lacks, each with the one of its kind that stands there instead."""
        said = {n.name for n in self.draft.names}
        own = {n.name for n in gloss.names}
        others = [n for n in self.draft.names if n.name not in own and not self._told(n, gloss)]
        lacking = [n for n in gloss.names if n.name not in said and not self._worded(n, others)]
        kept = [n for n in gloss.names if n not in lacking and n.name not in said]
        result.absent += [n for n in kept if not self._placed(n)]
        seen: set[str] = set()
        for name in lacking:
            if name.name in seen:
                continue
            seen.add(name.name)
            stand_in = next((o for o in others if _kin(o, name)), None)
            if stand_in is not None:
                others.remove(stand_in)
                result.swapped.append((name, stand_in))
            else:
                result.absent.append(name)
                if name.name in gloss.essential:
                    result.lacking.append(name)
        self._strangers(others, gloss, result)

    def _strangers(self, others: list[Named], gloss: Gloss, result: Match) -> None:
        """A place beside the gloss's own, as subject of the figure, makes it another fact."""
        result.strangers = list(others)
        for other in others:
            if other.kind == "place" and not any(n.kind == "place" for n in gloss.names):
                result.lacking.append(other)

    def _worded(self, name: Named, others: Sequence[Named]) -> bool:
        """Whether the sentence carries most of a name's words, though not the name, and not within another of its kind."""
        if any(char.isdigit() for char in self._said(name)) and name.kind in ("product", "programme"):
            return False  # Beinao-1 is not Beinao-2
        told = keys(self._said(name))
        kin = [(o.start, o.end) for o in others if _kin(o, name)]
        free = [c for c in self.draft.concepts if not any(s <= c.start and c.end <= e for s, e in kin)]
        weights = [(self.weight(key), any(alike(key, c.key) >= 1.0 for c in free)) for key in told]
        total = sum(w for w, _ in weights)
        return bool(total) and sum(w for w, found in weights if found) >= 0.7 * total

    def _placed(self, name: Named) -> bool:
        """Whether the sentence has the places that are part of a name: another valley's exhibition centre is another one."""
        told = [key for key in keys(self._said(name)) if key in self.places]
        return all(any(key == c.key for c in self.draft.concepts) for key in told)

    @staticmethod
    def _said(name: Named) -> str:
        return name.entity.en if name.entity is not None and name.entity.en else name.name

    def _told(self, name: Named, gloss: Gloss) -> bool:
        """Whether the gloss, or the claim's Chinese, says the name in other words."""
        if name.entity is not None:
            texts = (gloss.claim.statement, gloss.claim.by)
            if any(form in text for form in name.entity.names for text in texts):
                return True
        told = keys(self._said(name))
        return bool(told) and all(any(alike(key, c.key) >= 1.0 for c in gloss.concepts) for key in told)


def _kin(one: Named, other: Named) -> bool:
    groups = ({"organisation", "facility"}, {"product", "programme", "facility"}, {"event", "document"})
    return one.kind == other.kind or any({one.kind, other.kind} <= group for group in groups)
