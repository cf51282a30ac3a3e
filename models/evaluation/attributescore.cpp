// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/attributescore.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace Concord {

namespace {

double ratioOf(qsizetype part, qsizetype whole)
{
    return whole == 0 ? 0 : double(part) / double(whole);
}

double harmonicMean(double precision, double recall)
{
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

// Kendall's tau-b (1945); nothing where one side is tied throughout.
std::optional<double> tauB(const std::vector<qsizetype> &x, const std::vector<qsizetype> &y)
{
    qint64 pairs = 0;
    qint64 tiedX = 0;
    qint64 tiedY = 0;
    qint64 concordance = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const int a = (x[i] > x[j]) - (x[i] < x[j]);
            const int b = (y[i] > y[j]) - (y[i] < y[j]);
            ++pairs;
            concordance += qint64(a) * b;
            tiedX += a == 0 ? 1 : 0;
            tiedY += b == 0 ? 1 : 0;
        }
    }
    const double scale = std::sqrt(double(pairs - tiedX) * double(pairs - tiedY));
    if (scale == 0)
        return std::nullopt;
    return double(concordance) / scale;
}

// A label of several letters stands for its first: Python's ord() takes one letter only.
std::vector<qsizetype> lettersOf(const QStringList &labels)
{
    std::vector<qsizetype> letters;
    for (const QString &label : labels)
        letters.push_back(label.isEmpty() ? 0 : label.front().unicode());
    return letters;
}

QString pythonText(const QString &text)
{
    const bool hasDouble = text.contains(u'"');
    const char32_t quote = text.contains(u'\'') && !hasDouble ? U'"' : U'\'';
    std::u32string quoted(1, quote);
    const auto escape = [&](char letter, uint code, int digits) {
        const QString hex = QString::number(code, 16).rightJustified(digits, u'0');
        quoted += U'\\';
        quoted += char32_t(letter);
        quoted += hex.toStdU32String();
    };
    for (const char32_t c : text.toStdU32String()) {
        if (c == quote || c == U'\\')
            quoted += {U'\\', c};
        else if (c == U'\n' || c == U'\r' || c == U'\t')
            quoted += {U'\\', c == U'\n' ? U'n' : c == U'\r' ? U'r' : U't'};
        else if (c == U' ' || (QChar::isPrint(c) && !QChar::isSpace(c)))
            quoted += c;
        else if (c < 0x100)
            escape('x', c, 2);
        else if (c < 0x10000)
            escape('u', c, 4);
        else
            escape('U', c, 8);
    }
    return QString::fromStdU32String(quoted + quote);
}

} // namespace

AttributeScore scoreAttributes(const QMap<QString, QString> &reference,
                               const QMap<QString, QString> &stated)
{
    qsizetype types = 0;
    qsizetype values = 0;
    for (auto it = stated.cbegin(); it != stated.cend(); ++it) {
        const auto found = reference.constFind(it.key());
        if (found == reference.cend())
            continue;
        ++types;
        values += *found == it.value() ? 1 : 0;
    }
    AttributeScore score;
    score.precision = ratioOf(types, stated.size());
    score.recall = ratioOf(types, reference.size());
    score.typeF1 = harmonicMean(score.precision, score.recall);
    score.valuePrecision = ratioOf(values, stated.size());
    score.valueRecall = ratioOf(values, reference.size());
    score.valueF1 = harmonicMean(score.valuePrecision, score.valueRecall);
    score.relativeValueAccuracy = QString::number(ratioOf(values, types), 'f', 2).toDouble();
    return score;
}

double setF1(const QStringList &reference, const QStringList &stated)
{
    const QSet<QString> right(reference.begin(), reference.end());
    const QSet<QString> said(stated.begin(), stated.end());
    const qsizetype common = (right & said).size();
    return harmonicMean(ratioOf(common, said.size()), ratioOf(common, right.size()));
}

std::optional<double> publishedRankScore(const QStringList &reference, const QStringList &stated)
{
    if (reference.size() != stated.size())
        return 0;
    const auto tau = tauB(lettersOf(reference), lettersOf(stated));
    if (!tau)
        return std::nullopt;
    return (*tau + 1) / 2;
}

std::optional<double> itemRankScore(const QStringList &reference, const QStringList &stated)
{
    QStringList options = reference;
    options.sort();
    QStringList named = stated;
    named.sort();
    if (options != named || QSet<QString>(options.begin(), options.end()).size() != options.size())
        return 0;
    std::vector<qsizetype> right;
    std::vector<qsizetype> said;
    for (const QString &option : options) {
        right.push_back(reference.indexOf(option));
        said.push_back(stated.indexOf(option));
    }
    const auto tau = tauB(right, said);
    if (!tau)
        return std::nullopt;
    return (*tau + 1) / 2;
}

QString pythonList(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted.append(pythonText(text));
    return u'[' + quoted.join(QStringLiteral(", ")) + u']';
}

} // namespace Concord
