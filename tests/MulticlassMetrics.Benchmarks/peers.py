"""Times pandas and scikit-learn on the files that this library was measured on.

peers.py time FOLDER ROUNDS [KEY]   medians as JSON; KEY is the start of what to time
peers.py report FILE.csv            prints what `metrics report` tells of the same file

Packages: Debian's python3-sklearn and python3-pandas.
"""
import json
import os
import platform
import statistics
import sys
import time
import warnings

import numpy as np
import pandas
import sklearn
from sklearn import metrics
from sklearn.preprocessing import label_binarize

warnings.filterwarnings("ignore")


def measure(folder, rounds, only):
    seconds = {}

    def read(name, kind):
        return np.fromfile(os.path.join(folder, name), dtype=kind)

    def wanted(key):
        return key.startswith(only) or only.startswith(key)

    def clock(key, work):
        print(time.strftime("%H:%M:%S"), key, "by scikit-learn", file=sys.stderr)
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
        seconds[key] = statistics.median(times)

    if wanted("count-10"):
        actual, predicted = read("labels-10.actual.i32", "<i4"), read("labels-10.predicted.i32", "<i4")
        clock("count-10.confusion_matrix", lambda: metrics.confusion_matrix(actual, predicted))
        clock("count-10.classification_report", lambda: metrics.classification_report(actual, predicted))

    for classes in (10, 10000):
        key = f"text-{classes}"
        if wanted(key):
            texts = [[f"class {label:05d}" for label in read(f"texts-{classes}.{which}.i32", "<i4")] for which in ("actual", "predicted")]
            clock(key + ".confusion_matrix", lambda: metrics.confusion_matrix(*texts))

    if wanted("scores"):
        actual = read("scores.actual.i32", "<i4")
        scores = read("scores.f64", "<f8").reshape(len(actual), -1)
        # roc_auc_score binarises the labels itself; average_precision_score wants them so.
        clock("scores.roc_auc_macro", lambda: metrics.roc_auc_score(actual, scores, multi_class="ovr", average="macro"))
        clock("scores.roc_auc_micro", lambda: metrics.roc_auc_score(actual, scores, multi_class="ovr", average="micro"))
        binary = label_binarize(actual, classes=np.arange(scores.shape[1]))
        clock("scores.ap_macro", lambda: metrics.average_precision_score(binary, scores, average="macro"))
        clock("scores.ap_micro", lambda: metrics.average_precision_score(binary, scores, average="micro"))

    print(json.dumps({"seconds": seconds, "versions": f"Python {platform.python_version()}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}, pandas {pandas.__version__}"}))


def report(file):
    frame = pandas.read_csv(file)
    actual, predicted = frame["actual"].to_numpy(dtype=str), frame["predicted"].to_numpy(dtype=str)
    columns = [name for name in frame.columns if name.startswith("score:")]
    classes = [name[len("score:"):] for name in columns]
    scores = frame[columns].to_numpy()
    n, k = scores.shape

    print(metrics.classification_report(actual, predicted, labels=classes, digits=4))
    matrix = metrics.confusion_matrix(actual, predicted, labels=classes)
    print(matrix)
    rows, cols = matrix.sum(axis=1), matrix.sum(axis=0)
    print("specificity", (n - rows - cols + matrix.diagonal()) / (n - rows))
    print("jaccard", metrics.jaccard_score(actual, predicted, labels=classes, average=None))
    print("accuracy", metrics.accuracy_score(actual, predicted), metrics.balanced_accuracy_score(actual, predicted), rows.max() / n)
    print("kappa", metrics.cohen_kappa_score(actual, predicted), "matthews", metrics.matthews_corrcoef(actual, predicted))
    agreed = matrix.trace() / n
    shares = (rows + cols) / (2 * n)
    chance = (shares * (1 - shares)).sum() / (k - 1)
    print("gwet", (agreed - chance) / (1 - chance))
    observed, expected = 1 - agreed, (1 - (shares ** 2).sum()) * 2 * n / (2 * n - 1)
    print("krippendorff", 1 - observed / expected)
    print("mutual information", metrics.mutual_info_score(actual, predicted))

    binary = label_binarize(actual, classes=classes)
    areas = metrics.roc_auc_score(binary, scores, average=None)
    print("roc auc", areas, areas.mean(), areas @ rows / n, metrics.roc_auc_score(binary, scores, average="micro"))
    precisions = metrics.average_precision_score(binary, scores, average=None)
    print("average precision", precisions, precisions.mean(), precisions @ rows / n, metrics.average_precision_score(binary, scores, average="micro"))
    normed = scores / scores.sum(axis=1, keepdims=True)
    for average in ("macro", "weighted"):
        print("one vs one", average, metrics.roc_auc_score(actual, normed, multi_class="ovo", average=average, labels=classes))
    print("log loss", metrics.log_loss(actual, scores, labels=classes), "brier", ((scores - binary) ** 2).sum() / n)
    top = scores.argmax(axis=1)
    confidence, right = scores[np.arange(n), top], binary[np.arange(n), top]
    bins = np.clip(np.ceil(confidence * 15).astype(int) - 1, 0, 14)
    print("calibration", np.abs(np.bincount(bins, confidence, 15) - np.bincount(bins, right, 15)).sum() / n)
    print("top 3", metrics.top_k_accuracy_score(actual, scores, k=3, labels=classes))


if __name__ == "__main__":
    if sys.argv[1] == "time":
        measure(sys.argv[2], int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else "")
    else:
        report(sys.argv[2])
