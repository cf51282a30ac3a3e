# SPDX-License-Identifier: GPL-3.0-or-later
"""Table 6 of the IP-Dialog paper and the attributes' counts, counted a second time from the file, to
hold tst_DatasetStatistics against.

    python3 table6_oracle.py filtered_data_test_1000.jsonl
"""
import json
import math
import sys
from collections import Counter
from itertools import combinations

items = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]


def words(text):
    return len(text.split())


def row(group):
    turns = [[turn for part in item["history"] for turn in part] for item in group]
    mean = lambda values: sum(values) / len(group)  # noqa: E731
    content = [sum(words(turn["content"]) for turn in item) for item in turns]
    labels = [sum(words(turn["speaker"]) for turn in item) for item in turns]
    related = [len(item["GT"]["related_attributes"]) for item in group]
    return {
        "items": len(group), "dialogues": len({json.dumps(item["history"]) for item in group}),
        "domains": len({item["domain"] for item in group} - {None}),
        "subjects": len({(item["domain"], item["subject_index"], item["request_index"]) for item in group}),
        "related": sum(related), "related_mean": mean(related),
        "rounds": mean([len(item["history"]) for item in group]), "turns": mean([len(item) for item in turns]),
        "history": mean([c + l for c, l in zip(content, labels)]), "content": mean(content),
        "request": mean([words(item["request"]) for item in group])}


for task in list(dict.fromkeys(item["task"] for item in items)) + [None]:
    print(task or "all", row([item for item in items if task in (None, item["task"])]))
print("related per item", Counter(len(item["GT"]["related_attributes"]) for item in items))
print("turns", Counter(sum(len(part) for part in item["history"]) for item in items))
lengths = sorted(sum(words(t["content"]) for part in item["history"] for t in part) for item in items)
print("words", lengths[0], lengths[-1], (lengths[499] + lengths[500]) / 2)
have, related, pairs = Counter(), Counter(), Counter()
for item in items:
    have.update(item["user_attr_group"].items())
    related.update(item["GT"]["related_attributes"].items())
    types = sorted(item["GT"]["related_attributes"])
    pairs.update((t, t) for t in types)
    pairs.update(combinations(types, 2))
for kind in sorted({kind for kind, _ in have}):
    values = {value: count for (k, value), count in have.items() if k == kind}
    total = sum(values.values())
    entropy = -math.fsum(c / total * math.log(c / total) for c in values.values())
    print(kind, total, pairs[kind, kind], entropy / math.log(len(values)),
          [(v, c, related[kind, v]) for v, c in sorted(values.items(), key=lambda p: (-p[1], p[0]))])
print("pairs", {f"{a}+{b}": count for (a, b), count in sorted(pairs.items()) if a != b})
