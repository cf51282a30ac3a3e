#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One phase of bench_agreement's baseline: the same ratings, by what Debian has for Python.

agreement_baseline.py PHASE FILE prints {"seconds": best of several, "peak": bytes above those before
the data were there}. FILE is a long CSV. Without arguments it prints the packages that are missing.
"""
import importlib
import importlib.util
import json
import resource
import sys
import time

MISSING = [name for name in ("numpy", "pandas", "sklearn", "statsmodels", "nltk")
           if importlib.util.find_spec(name) is None]
if len(sys.argv) < 3:
    print(json.dumps({"missing": MISSING}))
    sys.exit()

import numpy as np
import pandas as pd

PHASE, PATH = sys.argv[1:3]


def table(path):
    """Units by raters, -1 where missing."""
    long = pd.read_csv(path)
    units, _ = pd.factorize(long["unit"])
    raters, names = pd.factorize(long["annotator"])
    wide = np.full((units.max() + 1, len(names)), -1, dtype=np.int64)
    wide[units, raters] = long["value"] - 1
    return wide


def fleiss(wide):
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa
    return fleiss_kappa(aggregate_raters(wide, n_cat=5)[0])


def cohen_of_pairs(wide):
    from sklearn.metrics import cohen_kappa_score
    kappas = []
    for a in range(wide.shape[1]):
        for b in range(a):
            both = (wide[:, a] >= 0) & (wide[:, b] >= 0)
            kappas.append(cohen_kappa_score(wide[both, a], wide[both, b]))
    return np.mean(kappas)


def alpha(triples):
    from nltk.metrics.agreement import AnnotationTask
    return AnnotationTask(data=triples).alpha()


def bootstrap(counts):
    """A tenth of 2,000 replicates of one coefficient, already counted."""
    from statsmodels.stats.inter_rater import fleiss_kappa
    random = np.random.default_rng(1)
    return [fleiss_kappa(counts[random.integers(0, len(counts), len(counts))]) for _ in range(200)]


def kibibytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def best(work, data):
    work(data if len(data) < 1000 or isinstance(data, str) else data[:1000])  # warm
    seconds = []
    while len(seconds) < 2 or (len(seconds) < 5 and sum(seconds) < 2):
        start = time.perf_counter()
        work(data)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


PACKAGES = {"cohen": "sklearn.metrics", "alpha": "nltk.metrics.agreement"}
importlib.import_module(PACKAGES.get(PHASE, "statsmodels.stats.inter_rater"))
before = kibibytes()
if PHASE == "csv":
    seconds = best(lambda path: fleiss(table(path)), PATH)
elif PHASE == "cohen":
    seconds = best(cohen_of_pairs, table(PATH))
elif PHASE == "fleiss":
    seconds = best(fleiss, table(PATH))
elif PHASE == "bootstrap":
    from statsmodels.stats.inter_rater import aggregate_raters
    seconds = 10 * best(bootstrap, aggregate_raters(table(PATH), n_cat=5)[0])
elif PHASE == "alpha":
    wide = table(PATH)
    triples = [(str(r), str(u), str(wide[u, r])) for u, r in zip(*np.nonzero(wide >= 0))]
    seconds = best(alpha, triples)
else:
    sys.exit(f"no phase {PHASE}")
print(json.dumps({"seconds": seconds, "peak": (kibibytes() - before) * 1024}))
