// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemparts.h"

#include "ui/widgets/bubble.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

constexpr qsizetype shortAnalysis = 320; ///< characters

QString partTitle(const char *source)
{
    return QCoreApplication::translate("Concord::ItemView", source);
}

// The beginning, up to the end of a word.
QString beginning(const QString &text)
{
    const qsizetype space = text.lastIndexOf(u' ', shortAnalysis);
    return text.first(space > shortAnalysis / 2 ? space : shortAnalysis) + u" …";
}

QWidget *makeAnalysis(const QString &analysis, int pointSize, ReferenceLength length)
{
    const bool isFolded = length == ReferenceLength::Short && analysis.size() > shortAnalysis;
    if (!isFolded)
        return makeSizedText(analysis, pointSize);
    auto *group = new QWidget;
    QVBoxLayout *column = makeColumn(group, 2);
    QLabel *start = makeSizedText(beginning(analysis), pointSize);
    auto *fold =
        new Fold(partTitle(QT_TRANSLATE_NOOP("Concord::ItemView", "Whole reference analysis")),
                 [analysis, pointSize] { return makeSizedText(analysis, pointSize); });
    column->addWidget(start);
    column->addWidget(fold);
    return group;
}

} // namespace

QString answerText(const ReferenceAnswer &answer)
{
    const bool areLabels = answer.isList
        && std::all_of(answer.parts.begin(), answer.parts.end(),
                       [](const QString &part) { return part.size() <= 2; });
    return answer.parts.join(areLabels ? QStringLiteral(", ") : QStringLiteral("\n"));
}

QLabel *makeSizedText(const QString &text, int pointSize)
{
    QLabel *label = new TextLabel(Bubble::shownText(harmlessText(text)));
    QFont font = label->font();
    font.setPointSize(pointSize);
    label->setFont(font);
    return label;
}

QVBoxLayout *makeColumn(QWidget *parent, int spacing)
{
    auto *column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

QFrame *makeRequestFrame(const Item &item, int pointSize)
{
    QFrame *frame = makeFrame("request");
    frame->setObjectName(QStringLiteral("request"));
    QVBoxLayout *column = makeColumn(frame, 4);
    column->setContentsMargins(16, 10, 16, 12);
    column->addWidget(
        makeLabel(partTitle(QT_TRANSLATE_NOOP("Concord::ItemView", "Request")), "section"));
    column->addWidget(makeSizedText(item.request, pointSize));
    return frame;
}

QFrame *makeReferenceFrame(const Item &item, int pointSize, ReferenceLength length)
{
    QFrame *frame = makeFrame("reference");
    QVBoxLayout *column = makeColumn(frame, 4);
    column->setContentsMargins(16, 10, 16, 12);
    if (!item.answer.isEmpty()) {
        column->addWidget(makeLabel(
            partTitle(QT_TRANSLATE_NOOP("Concord::ItemView", "Reference answer")), "section"));
        column->addWidget(makeSizedText(answerText(item.answer), pointSize));
    }
    if (!item.analysis.isEmpty()) {
        column->addSpacing(6);
        column->addWidget(makeLabel(
            partTitle(QT_TRANSLATE_NOOP("Concord::ItemView", "Reference analysis")), "section"));
        column->addWidget(makeAnalysis(item.analysis, pointSize - 1, length));
    }
    return frame;
}

} // namespace Concord
