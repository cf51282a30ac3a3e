// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/responsecard.h"

#include "models/itemmodels/failuretablemodel.h"
#include "ui/widgets/attributechip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/itemparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/matchedtext.h"

#include <QHBoxLayout>
#include <QLocale>

namespace Concord {

namespace {

QLabel *wrapped(QLabel *label)
{
    label->setWordWrap(true);
    return label;
}

// Lines as the texts have them, and words in place of samples that only eyes tell apart.
QWidget *makeLegend()
{
    using Stage = MeteorMatch::Stage;
    auto *legend = new QWidget;
    auto *flow = new FlowLayout(legend, 18);
    const QList<MatchedToken> samples{{ResponseCard::tr("same word"), Stage::Word},
                                      {ResponseCard::tr("same stem"), Stage::Stem},
                                      {ResponseCard::tr("synonym"), Stage::Synonym},
                                      {ResponseCard::tr("not matched"), {}}};
    for (const MatchedToken &sample : samples) {
        auto *shown = new MatchedText({sample}, {});
        shown->setAccessibleDescription({});
        shown->setAccessibleName(sample.text);
        flow->addWidget(shown);
    }
    return legend;
}

} // namespace

ResponseCard::ResponseCard(const ResponseDetail &detail, int pointSize, QWidget *parent)
    : QFrame(parent), m_detail(detail), m_pointSize(pointSize)
{
    setProperty("role", QStringLiteral("card"));
    setObjectName(QStringLiteral("responseCard"));
    const QString model = modelTitle(detail.row.model);
    setAccessibleName(tr("Response of %1, %2").arg(model, pathwayName(detail.row.pathway)));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(4);
    column->addLayout(makeHead());
    if (!detail.isWithoutAttributes())
        column->addWidget(makeMeasures());
    if (const QString problem = detail.problem(); !problem.isEmpty()) {
        column->addSpacing(2);
        column->addWidget(wrapped(makeLabel(problem, "danger")));
    }
    addAttributes(column);
    addField(column, tr("Analysis"), detail.parsed.analysis.text, detail.parsed.analysis,
             ResponsePart::Analysis);
    const QString answer = answerText(detail.answer);
    addField(column, tr("Answer"), answer.isEmpty() ? detail.parsed.answer.text : answer,
             detail.parsed.answer, ResponsePart::Answer);
    if (const QString other = detail.otherReadingText(); !other.isEmpty()) {
        QLabel *label = wrapped(makeLabel(other, "muted"));
        label->setObjectName(QStringLiteral("otherReading"));
        column->addWidget(label);
    }
    column->addSpacing(8);
    auto *raw = new Fold(tr("Raw response"),
                         [this] { return makeSizedText(m_detail.text, m_pointSize - 1); });
    raw->setObjectName(QStringLiteral("rawResponse"));
    column->addWidget(raw);
    if (!detail.hypothesis.isEmpty()) {
        auto *matches = new Fold(tr("What METEOR matched"), [this] { return makeMatches(); });
        matches->setObjectName(QStringLiteral("matches"));
        column->addWidget(matches);
    }
}

QLayout *ResponseCard::makeHead() const
{
    auto *who = new QVBoxLayout;
    who->setSpacing(1);
    who->addWidget(wrapped(makeLabel(modelTitle(m_detail.row.model), "heading")));
    who->addWidget(wrapped(makeLabel(
        tr("%1 · %2").arg(pathwayName(m_detail.row.pathway), readingTitle(m_detail.reading)),
        "muted")));
    auto *score = new QVBoxLayout;
    score->setSpacing(1);
    QLabel *number =
        makeLabel(FailureTableModel::scoreText(m_detail.score.taskAccuracy), "heading");
    number->setObjectName(QStringLiteral("taskAccuracy"));
    QLabel *name = makeLabel(FailureTableModel::measureText(FailureMeasure::TaskAccuracy), "muted");
    for (QLabel *label : {number, name}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        score->addWidget(label);
    }
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addLayout(who, 1);
    head->addLayout(score);
    return head;
}

QWidget *ResponseCard::makeMeasures() const
{
    const ResponseScore &score = m_detail.score;
    QStringList shown;
    for (const auto &[measure, value] :
         {std::pair(FailureMeasure::AttributeTypeF1, score.attributeTypeF1),
          std::pair(FailureMeasure::RelativeValueAccuracy, score.relativeValueAccuracy)}) {
        shown.append(tr("%1 %2").arg(FailureTableModel::measureText(measure),
                                     FailureTableModel::scoreText(value)));
    }
    QLabel *label = wrapped(makeLabel(shown.join(QStringLiteral(" · ")), "muted"));
    label->setObjectName(QStringLiteral("measures"));
    label->setToolTip(tr("Attribute types: precision %1, recall %2. Types and values: F1 %3.")
                          .arg(FailureTableModel::scoreText(score.attributePrecision),
                               FailureTableModel::scoreText(score.attributeRecall),
                               FailureTableModel::scoreText(score.valueF1)));
    return label;
}

void ResponseCard::addAttributes(QVBoxLayout *column) const
{
    column->addSpacing(8);
    if (m_detail.isWithoutAttributes()) {
        const QString sentence = m_detail.reading == Reading::AsPublished
            ? tr("DirectResponse does not ask for attributes; as published they score 0.")
            : tr("DirectResponse does not ask for attributes, so there is no score.");
        column->addWidget(makeLabel(tr("Attributes"), "section"));
        column->addWidget(wrapped(makeLabel(sentence, "muted")));
        return;
    }
    const QString summary = verdictSummary(m_detail.attributes);
    column->addWidget(wrapped(makeLabel(
        summary.isEmpty() ? tr("Attributes") : tr("Attributes: %1").arg(summary), "section")));
    if (!m_detail.attributes.isEmpty()) {
        auto *chips = new QWidget;
        auto *flow = new FlowLayout(chips);
        for (const JudgedAttribute &attribute : m_detail.attributes)
            flow->addWidget(makeAttributeChip(attribute));
        column->addWidget(chips);
    }
    column->addWidget(makeRule(m_detail.parsed.attributes, ResponsePart::Attributes));
}

void ResponseCard::addField(QVBoxLayout *column, const QString &title, const QString &text,
                            const ParsedField &field, ResponsePart part) const
{
    column->addSpacing(8);
    column->addWidget(makeLabel(title, "section"));
    if (!text.isEmpty())
        column->addWidget(makeSizedText(text, m_pointSize));
    column->addWidget(makeRule(field, part));
}

QLabel *ResponseCard::makeRule(const ParsedField &field, ResponsePart part) const
{
    QLabel *label = wrapped(makeLabel(ruleSentence(field), "small"));
    const QString rule = ruleDescription(part, field.rule, m_detail.row.pathway);
    label->setToolTip(rule.toHtmlEscaped());
    label->setAccessibleDescription(rule);
    return label;
}

QWidget *ResponseCard::makeMatches() const
{
    auto *group = new QWidget;
    auto *column = makeColumn(group, 6);
    column->addWidget(makeLegend());
    const std::pair<QString, const QList<MatchedToken> *> texts[] = {
        {tr("Response"), &m_detail.hypothesis}, {tr("Reference"), &m_detail.reference}};
    for (const auto &[title, tokens] : texts) {
        const bool isResponse = tokens == &m_detail.hypothesis;
        column->addSpacing(8);
        column->addWidget(makeLabel(title, "section"));
        auto *text =
            new MatchedText(*tokens, isResponse ? m_detail.reference : m_detail.hypothesis);
        text->setAccessibleName(title);
        column->addWidget(text);
        if (tokens->size() > MatchedText::longestShown)
            column->addWidget(makeLabel(tr("The tokens after these are not shown."), "small"));
        column->addWidget(wrapped(makeLabel(MatchedText::summary(*tokens), "small")));
    }
    if (m_detail.withoutWordNet) {
        column->addWidget(
            wrapped(makeLabel(tr("WordNet is not there, so no synonyms were matched."), "small")));
    }
    return group;
}

} // namespace Concord
