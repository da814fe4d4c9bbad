"""What scikit-learn and XGBoost make of the same rows, with the settings of the ML filter.

Reads train.csv and test.csv of a folder, the label in the last column, and writes one JSON document to standard output:
the mean area under the curve of forests and of boosted trees over some seeds, and the logistic regression's coefficients.
"""
import json
import sys
from pathlib import Path

import numpy as np
import xgboost
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler


def read(path):
    table = np.loadtxt(path, delimiter=",")
    return table[:, :-1], table[:, -1].astype(int)


def main(folder, seeds):
    x, y = read(folder / "train.csv")
    test_x, test_y = read(folder / "test.csv")
    forest, boosted = [], []
    for seed in range(seeds):
        model = RandomForestClassifier(
            n_estimators=300, max_depth=10, min_samples_leaf=20, max_features="sqrt", random_state=seed)
        forest.append(roc_auc_score(test_y, model.fit(x, y).predict_proba(test_x)[:, 1]))
        model = xgboost.XGBClassifier(
            n_estimators=100, max_depth=3, learning_rate=0.1, subsample=0.8, reg_lambda=1, min_child_weight=0,
            base_score=float(y.mean()), tree_method="hist", random_state=seed)
        boosted.append(roc_auc_score(test_y, model.fit(x, y).predict_proba(test_x)[:, 1]))

    logistic = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12, max_iter=1000)
    logistic.fit(StandardScaler().fit_transform(x), y)
    json.dump({
        "forest": float(np.mean(forest)),
        "boosted": float(np.mean(boosted)),
        "weights": logistic.coef_[0].tolist(),
        "intercept": float(logistic.intercept_[0]),
    }, sys.stdout)


main(Path(sys.argv[1]), int(sys.argv[2]))
