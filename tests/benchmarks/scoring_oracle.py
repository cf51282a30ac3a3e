#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The oracle's part of bench_scoring: the same responses, scored by the shared reference.

scoring_oracle.py SHARED MODEL prints {"seconds": of scoring 1,000 responses, "tasks": {task: sum of
answer_acc}}. Reading the files and WordNet's index is not counted, and no word is known before.
"""
import json
import os
import sys
import time

SHARED, MODEL = sys.argv[1:3]
sys.path.insert(0, os.path.join(SHARED, "reference"))
import ipdialog_reference as oracle

DATA = os.path.join(SHARED, "data", "ip-dialog")
WORDNET = "/usr/share/wordnet"


def lines(*path):
    with open(os.path.join(DATA, *path), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


items = lines("filtered_data_test_1000.jsonl")
responses = lines("responses", "alpaca_hq_basic_1000", MODEL + ".jsonl")
wordnet = oracle.WordNet(WORDNET) if os.path.isdir(WORDNET) else None
sums = {}
start = time.perf_counter()
for item, response in zip(items, responses):
    score = oracle.score(item, response["predict"], "basic", wordnet)
    sums[item["task"]] = sums.get(item["task"], 0.0) + score["answer_acc"]
print(json.dumps({"seconds": time.perf_counter() - start, "tasks": sums}))
