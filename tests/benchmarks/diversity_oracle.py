# SPDX-License-Identifier: GPL-3.0-or-later
"""The measures of lexical diversity written a second time, from the papers' formulas alone, to hold
models/text/lexicaldiversity.h against.

REFERENCE is the folder with ipdialog_reference.py, whose tokeniser this takes. FILE is the IP-Dialog
benchmark or a file of plain dialogues. Each different dialogue counts once, in the order of the file.

    python3 diversity_oracle.py REFERENCE FILE [SEED]
    python3 diversity_oracle.py --text "a text of words parted by spaces" [WINDOW]
"""
import json
import math
import os
import sys
from collections import Counter
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sampling_oracle import Random  # noqa: E402


def ttr(words):
    return Fraction(len(set(words)), len(words))


def mattr(words, window=50):
    if len(words) < window:
        return float(ttr(words))
    counts, total = Counter(), 0
    for i, word in enumerate(words):
        counts[word] += 1
        if i >= window:
            counts[words[i - window]] -= 1
            if not counts[words[i - window]]:
                del counts[words[i - window]]
        if i + 1 >= window:
            total += len(counts)
    return float(Fraction(total, window * (len(words) - window + 1)))


def factors(words, threshold):
    count, start, seen = Fraction(0), 0, set()
    for i, word in enumerate(words):
        seen.add(word)
        if Fraction(len(seen), i + 1 - start) <= threshold:
            count, start, seen = count + 1, i + 1, set()
    if start < len(words):
        count += (1 - Fraction(len(seen), len(words) - start)) / (1 - threshold)
    return count


def mtld(words, threshold=Fraction(72, 100)):
    both = [factors(words, threshold), factors(words[::-1], threshold)]
    return None if 0 in both else float(sum(len(words) / f for f in both) / 2)


def hdd(words, sample=42):
    n = len(words)
    if n < sample:
        return None
    all_draws = math.comb(n, sample)
    return math.fsum(
        types * float(1 - Fraction(math.comb(n - f, sample), all_draws)) / sample
        for f, types in Counter(Counter(words).values()).items())


def grams(words, n):
    return [tuple(words[i:i + n]) for i in range(len(words) - n + 1)]


def all_grams(turns, n):
    return Counter(gram for turn in turns for gram in grams(turn, n))


def dist(turns, n):
    counts = all_grams(turns, n)
    return len(counts) / sum(counts.values()) if counts else None


def entropy(turns, n):
    counts = all_grams(turns, n)
    total = sum(counts.values())
    return -math.fsum(c / total * math.log(c / total) for c in counts.values()) if counts else None


def bleu(hypothesis, references):
    logs = 0
    for n in range(1, 5):
        own = Counter(grams(hypothesis, n))
        best = Counter()
        for reference in references:
            best |= Counter(g for g in grams(reference, n) if g in own)
        matches = sum((own & best).values())
        if n == 1 and not matches:
            return 0
        logs += math.log((matches or 0.1) / max(1, sum(own.values()))) / 4
    nearest = min((abs(len(r) - len(hypothesis)), len(r)) for r in references)[1]
    penalty = 1 if len(hypothesis) > nearest else math.exp(1 - nearest / len(hypothesis))
    return penalty * math.exp(logs)


def self_bleu(turns, seed, most=500):
    turns = [turn for turn in turns if turn]
    if len(turns) > most:
        random, drawn = Random(seed, 0), []
        for i, turn in enumerate(turns):
            if len(drawn) < most and random.below(len(turns) - i) < most - len(drawn):
                drawn.append(turn)
        turns = drawn
    if len(turns) < 2:
        return None
    return math.fsum(bleu(t, turns[:i] + turns[i + 1:]) for i, t in enumerate(turns)) / len(turns)


def dialogues(path):
    seen = set()
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            item = json.loads(line)
            rounds = item.get("history") or [item["turns"]]
            text = json.dumps(rounds)
            if text not in seen:
                seen.add(text)
                yield [turn["content"] for part in rounds for turn in part]


def report(turns, seed):
    words = [word for turn in turns for word in turn]
    values = {"words": len(words), "types": len(set(words)), "turns": len(turns), "mattr": mattr(words),
              "mtld": mtld(words), "hdd": hdd(words)}
    values["lds"] = None if None in values.values() else (values["mattr"] + values["hdd"] + values["mtld"] / 100) / 3
    values |= {"dist_1": dist(turns, 1), "dist_2": dist(turns, 2), "ent_4": entropy(turns, 4),
               "self_bleu": self_bleu(turns, seed)}
    print(json.dumps(values, indent=1))


def main():
    if sys.argv[1] == "--text":
        words = sys.argv[2].split()
        window = int(sys.argv[3]) if len(sys.argv) > 3 else 50
        print(json.dumps({"mattr": mattr(words, window), "mtld": mtld(words), "hdd": hdd(words),
                          "dist_2": dist([words], 2), "ent_4": entropy([words], 4)}, indent=1))
        return
    sys.path.insert(0, sys.argv[1])
    from ipdialog_reference import tokens
    turns = [[w.lower() for w in tokens(text) if any(c.isalnum() for c in w)]
             for dialogue in dialogues(sys.argv[2]) for text in dialogue]
    report(turns, int(sys.argv[3]) if len(sys.argv) > 3 else 1)


if __name__ == "__main__":
    main()
