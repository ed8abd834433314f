"""The easy-read checker on an invented guide of 28,573 words, as long as one from the field."""

import random
import time
from collections.abc import Iterator

from benchmarks.figures import Figure
from easy_read.checking import check
from easy_read.document import Document, Line
from easy_read.words import warm

WORDS, DIFFERENT_WORDS = 28_573, 6_000
SHORTEST, LONGEST, MOST_SENTENCES = 4, 30, 5
ODD = ("was agreed", "are asked", "the NHS", "DWP", "40%", "tenancies", "keyworkers", "3 May")
ODD_SHARE = 0.05
ROUNDS = 5
SEED = 20_061_117
GOAL_SECONDS = 1


def measure() -> Iterator[Figure]:
    """Yield what loading the words costs once in a process, and what a check costs then."""
    begun = time.perf_counter()
    warm("en")
    yield Figure("words of English loaded, once in a process", time.perf_counter() - begun, "s")
    document = guide()
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        report = check(document, pictures=False)
        rounds.append(time.process_time() - begun)
    name = f"CPU of checking a guide of {WORDS:,} words, the first time"
    yield Figure(name, rounds[0], "s", GOAL_SECONDS)
    yield Figure("  again, the quickest of five", min(rounds), "s")
    yield Figure("  findings in it", len(report.findings))


def guide() -> Document:
    """Paragraphs of words that are drawn by how often people meet them, with what rules look for
    among them; the same on every run."""
    from wordfreq import top_n_list

    draw = random.Random(SEED)
    known = top_n_list("en", DIFFERENT_WORDS)
    shares = [1 / (rank + 3) for rank in range(DIFFERENT_WORDS)]
    words = draw.choices(known, shares, k=WORDS)
    for at in draw.sample(range(WORDS), int(ODD_SHARE * WORDS)):
        words[at] = draw.choice(ODD)
    lines: list[Line] = []
    while words:
        sentences = []
        for _ in range(draw.randint(1, MOST_SENTENCES)):
            count = draw.randint(SHORTEST, LONGEST)
            taken, words = words[:count], words[count:]
            sentences.append(f"{' '.join(taken).capitalize()}.")
        lines.append(Line(" ".join(sentences)))
    return Document("guide", "invented", "", "en", tuple(lines))
