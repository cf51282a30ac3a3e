# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample of a study written a second time, to hold tst_PaperDesigns against.

Draws units of whole dialogues from IP-Dialog as "attribute-inference" does: each text once, in
proportion to the tasks (largest remainder), by Philox4x32-10 streams of the seed, then shuffled.
Prints the SHA-256 of the drawn keys, one a line, and the first of them.

    python3 sampling_oracle.py filtered_data_test_1000.jsonl [UNITS [SEED]]
"""
import hashlib
import json
import sys

WORD = 0xFFFFFFFF


def philox(seed, stream):
    block = 0
    while True:
        c = [block & WORD, block >> 32, stream & WORD, stream >> 32]
        k = [seed & WORD, seed >> 32]
        for _ in range(10):
            a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
            c = [(b >> 32) ^ c[1] ^ k[0], b & WORD, (a >> 32) ^ c[3] ^ k[1], a & WORD]
            k = [(k[0] + 0x9E3779B9) & WORD, (k[1] + 0xBB67AE85) & WORD]
        yield from c
        block += 1


class Random:
    def __init__(self, seed, stream):
        self.words = philox(seed, stream)

    def below(self, bound):
        while True:
            low = next(self.words)
            value = low | next(self.words) << 32
            if value >= (2**64 - bound) % bound:
                return value % bound


def shares(sizes, total):
    parts = [total * size // sum(sizes) for size in sizes]
    order = sorted(range(len(sizes)), key=lambda i: -(total * sizes[i] % sum(sizes)))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def contents(node):
    if isinstance(node, dict):
        return [node["content"]] if "content" in node else contents(list(node.values()))
    return [text for part in node for text in contents(part)] if isinstance(node, list) else []


def distinct(path):
    items = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            text = " ".join(" ".join(contents(item["history"])).split()).casefold()
            items[f"{item['task']}-{item['index']}"] = (item["task"], text)
    seen = set()
    kept = []
    for key in sorted(items):
        task, text = items[key]
        if text not in seen:
            seen.add(text)
            kept.append((key, task))
    return kept


def sample(population, units, seed):
    strata = {}
    for key, task in population:
        strata.setdefault(task, []).append(key)
    wanted = shares([len(strata[task]) for task in sorted(strata)], units)
    drawn = []
    for number, task in enumerate(sorted(strata)):
        random = Random(seed, (2 << 32) + number)
        keys, left = strata[task], wanted[number]
        for i, key in enumerate(keys):
            if left and random.below(len(keys) - i) < left:
                drawn.append(key)
                left -= 1
    random = Random(seed, 2)
    for i in range(len(drawn) - 1, 0, -1):
        j = random.below(i + 1)
        drawn[i], drawn[j] = drawn[j], drawn[i]
    return drawn


if __name__ == "__main__":
    units, seed = (int(text) for text in (sys.argv[2:] + ["100", "1"][len(sys.argv) - 2 :]))
    keys = sample(distinct(sys.argv[1]), units, seed)
    print(hashlib.sha256("\n".join(keys).encode()).hexdigest())
    print(*keys[:5])
