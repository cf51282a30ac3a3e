// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/adjudicationpanel.h"

#include "models/study/answervalue.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

constexpr int adjudicationWidth = 400;
constexpr int fewestLines = 160;

QString valueForm(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::AttributeSet:
        return AdjudicationPanel::tr("type=value|type=value, or {}");
    case QuestionKind::MultipleChoice:
        return AdjudicationPanel::tr("option|option, or {}");
    case QuestionKind::Ranking:
        return AdjudicationPanel::tr("first>second>third");
    case QuestionKind::FreeText:
        return AdjudicationPanel::tr("the text");
    case QuestionKind::ItemAnswer:
        return AdjudicationPanel::tr("yes, no, A|B or B>A");
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
    case QuestionKind::YesNoReason:
        break;
    }
    return {};
}

} // namespace

AdjudicationPanel::AdjudicationPanel(QWidget *parent)
    : QFrame(parent), m_text(makeLabel({}, "heading")),
      m_hidesNames(new QCheckBox(tr("Hide names (Alt+N)"))), m_labels(new QVBoxLayout),
      m_summary(makeLabel({}, "muted")), m_state(makeLabel({}, "small")),
      m_options(new QVBoxLayout), m_value(new QLineEdit), m_reason(new QLineEdit),
      m_problem(makeLabel({}, "danger")), m_decide(new QPushButton(tr("Decide  Enter"))),
      m_takeBack(new QPushButton(tr("Take back  Alt+T")))
{
    setProperty("role", QStringLiteral("side"));
    setFixedWidth(adjudicationWidth);
    for (QLabel *label : {m_text, m_summary, m_state, m_problem})
        label->setWordWrap(true);
    m_hidesNames->setObjectName(QStringLiteral("hideNames"));
    m_summary->setObjectName(QStringLiteral("adjudicationSummary"));
    m_state->setObjectName(QStringLiteral("adjudicationState"));
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    m_labels->setContentsMargins(0, 0, 4, 0);
    m_labels->setSpacing(8);
    inside->setLayout(m_labels);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumHeight(fewestLines);
    area->setWidget(inside);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(10);
    column->addWidget(m_text);
    column->addWidget(m_hidesNames);
    column->addWidget(area, 1);
    column->addWidget(m_summary);
    makeFinal(column);
    connect(m_hidesNames, &QCheckBox::toggled, this, &AdjudicationPanel::showLabels);
}

void AdjudicationPanel::makeFinal(QVBoxLayout *column)
{
    m_value->setObjectName(QStringLiteral("finalValue"));
    m_value->setAccessibleName(tr("Final value"));
    m_reason->setObjectName(QStringLiteral("decisionReason"));
    m_reason->setAccessibleName(tr("Reason of the decision"));
    m_reason->setPlaceholderText(tr("Reason (Alt+R)"));
    m_reason->setMaxLength(int(longestAnswer));
    m_problem->setObjectName(QStringLiteral("adjudicationProblem"));
    m_decide->setObjectName(QStringLiteral("decide"));
    m_decide->setProperty("role", QStringLiteral("primary"));
    m_takeBack->setObjectName(QStringLiteral("takeBack"));
    m_options->setSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_decide, 1);
    buttons->addWidget(m_takeBack);
    column->addWidget(makeLabel(tr("FINAL VALUE"), "section"));
    column->addWidget(m_state);
    column->addLayout(m_options);
    column->addWidget(m_value);
    column->addWidget(m_reason);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    for (QLineEdit *edit : {m_value, m_reason})
        edit->installEventFilter(this);
    connect(m_decide, &QPushButton::clicked, this, &AdjudicationPanel::decide);
    connect(m_takeBack, &QPushButton::clicked, this, &AdjudicationPanel::takeBackRequested);
}

void AdjudicationPanel::setWritable(bool isWritable)
{
    m_isWritable = isWritable;
    showState();
}

void AdjudicationPanel::setUnit(const AdjudicationUnit &unit, const Question &question)
{
    m_unit = unit;
    m_question = question;
    m_text->setText(question.text);
    showLabels();
    fillOptions();
    showFinal();
    showState();
}

void AdjudicationPanel::setQuestion(const Question &question)
{
    if (question == m_question)
        return;
    m_question = question;
    showLabels();
    fillOptions();
    showFinal();
}

void AdjudicationPanel::showLabels()
{
    const bool isHidden = m_hidesNames->isChecked();
    m_shown = isHidden ? shuffledLabels(m_unit, m_seed) : m_unit.labels;
    emptyLayout(m_labels);
    for (int i = 0; i < m_shown.size(); ++i)
        m_labels->addWidget(makeLabelCard(m_shown[i], i + 1));
    if (m_shown.isEmpty())
        m_labels->addWidget(makeLabel(tr("Nobody has answered this unit yet."), "muted"));
    m_labels->addStretch();
    m_summary->setText(summaryText());
}

QWidget *AdjudicationPanel::makeLabelCard(const AdjudicationLabel &label, int number)
{
    QFrame *card = makeFrame("reference");
    card->setObjectName(QStringLiteral("label-%1").arg(number));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(4);
    const QString name =
        m_hidesNames->isChecked() ? tr("Annotator %1").arg(number) : label.annotator;
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(name, "speaker"));
    head->addStretch();
    if (label.isFlagged)
        head->addWidget(makeLabel(tr("flagged"), "chip"));
    if (!hasOptions())
        head->addWidget(makeLabel(QString::number(number), "keycap"));
    column->addLayout(head);
    QLabel *words = makeTextLabel(answerWords(m_question, label.value));
    words->setProperty("role", QStringLiteral("strong"));
    words->setFocusPolicy(Qt::NoFocus);
    column->addWidget(words);
    const auto add = [column](const QString &text) {
        QLabel *line = makeLabel(text, "muted");
        line->setWordWrap(true);
        column->addWidget(line);
    };
    if (!label.reason.isEmpty())
        add(tr("Reason: %1").arg(label.reason));
    if (!label.comment.isEmpty())
        add(tr("Comment: %1").arg(label.comment));
    return card;
}

QString AdjudicationPanel::summaryText() const
{
    QStringList parts;
    if (m_unit.majority)
        parts.append(tr("Majority: %1").arg(answerWords(m_question, *m_unit.majority)));
    else if (!m_unit.labels.isEmpty())
        parts.append(tr("Majority: a tie"));
    if (m_unit.dawidSkene)
        parts.append(tr("Dawid-Skene: %1 (%2)")
                         .arg(answerWords(m_question, m_unit.dawidSkene->value),
                              QLocale().toString(m_unit.dawidSkene->probability, 'f', 2)));
    return parts.join(QStringLiteral("  ·  "));
}

void AdjudicationPanel::showState()
{
    switch (m_unit.state()) {
    case AdjudicationState::Open:
        m_state->setText(tr("Open"));
        break;
    case AdjudicationState::Unanimous:
        m_state->setText(tr("Unanimous: filled in, nothing has to be decided"));
        break;
    case AdjudicationState::Waiting:
        m_state->setText(tr("Answers are still to come"));
        break;
    case AdjudicationState::Decided:
        m_state->setText(tr("Decided %1")
                             .arg(QLocale().toString(m_unit.decision->decidedAt.toLocalTime(),
                                                     QLocale::ShortFormat)));
        break;
    }
    m_decide->setEnabled(m_isWritable && m_unit.unit.isValid());
    m_takeBack->setEnabled(m_isWritable && m_unit.decision.has_value());
}

bool AdjudicationPanel::hasOptions() const
{
    return m_question.kind == QuestionKind::SingleChoice || m_question.kind == QuestionKind::Scale
        || m_question.kind == QuestionKind::YesNoReason;
}

void AdjudicationPanel::fillOptions()
{
    emptyLayout(m_options);
    m_optionButtons.clear();
    m_value->setVisible(!hasOptions());
    m_value->setPlaceholderText(valueForm(m_question.kind));
    if (!hasOptions())
        return;
    for (const AnswerOption &option : std::as_const(m_question.options)) {
        auto *button = new QPushButton(tr("%1   %2").arg(option.key, option.text));
        button->setObjectName(u"final-" + option.id);
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("final"));
        connect(button, &QPushButton::clicked, this, [this, id = option.id] { setValue(id); });
        m_options->addWidget(button);
        m_optionButtons.append(button);
    }
}

// What stands, or what all agree on.
void AdjudicationPanel::showFinal()
{
    m_problem->clear();
    m_problem->hide();
    setValue(m_unit.adjudicated().value_or(QString()));
    m_reason->setText(m_unit.decision ? m_unit.decision->reason : QString());
}

void AdjudicationPanel::setValue(const QString &value)
{
    m_value->setText(value);
    for (qsizetype i = 0; i < m_optionButtons.size(); ++i)
        m_optionButtons[i]->setChecked(m_question.options[i].id == value);
}

QString AdjudicationPanel::value() const
{
    return m_value->text();
}

bool AdjudicationPanel::takeByKey(const QString &key)
{
    if (key.isEmpty())
        return false;
    if (hasOptions()) {
        const auto option = std::ranges::find_if(
            m_question.options, [&](const AnswerOption &one) { return one.key == key.toLower(); });
        if (option != m_question.options.end())
            setValue(option->id);
        return option != m_question.options.end();
    }
    bool isNumber = false;
    const int number = key.toInt(&isNumber);
    if (!isNumber || number < 1 || number > m_shown.size())
        return false;
    setValue(m_shown[number - 1].value);
    return true;
}

void AdjudicationPanel::decide()
{
    if (!m_decide->isEnabled())
        return;
    const auto checked = value().isEmpty()
        ? Result<QString>(Error{tr("Choose the final value first."), {}})
        : checkedAnswer(m_question, value());
    const auto reasoned =
        checked ? checkReason(m_unit, *checked, m_reason->text()) : Result<void>(checked.error());
    m_problem->setText(reasoned ? QString() : reasoned.error().message);
    m_problem->setVisible(!reasoned);
    if (reasoned)
        Q_EMIT decisionRequested(*checked, m_reason->text().trimmed());
    else if (checked)
        editReason();
}

void AdjudicationPanel::editReason()
{
    m_reason->setFocus();
}

void AdjudicationPanel::editValue()
{
    if (m_value->isVisible())
        m_value->setFocus();
}

void AdjudicationPanel::toggleNames()
{
    m_hidesNames->toggle();
}

bool AdjudicationPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        Q_EMIT editingDone();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        decide();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace Concord
