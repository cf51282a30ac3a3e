// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/studiespage.h"

#include "ui/dialogs/savelabelsdialog.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/studycard.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int hintWidth = 560;

QPushButton *makeButton(const QString &text, const QString &name, const char *role = nullptr)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    if (role)
        button->setProperty("role", QString::fromLatin1(role));
    return button;
}

} // namespace

StudiesPage::StudiesPage(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_cards(new QVBoxLayout)
{
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(14);
    auto *top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Studies"), "title"));
    top->addStretch();
    QPushButton *templates = makeQuietButton(tr("Templates…"), "templates");
    top->addWidget(templates);
    m_newButtons.append(makeButton(tr("New study…"), QStringLiteral("newStudy"), "primary"));
    top->addWidget(m_newButtons.constLast());
    column->addLayout(top);
    m_cards->setSpacing(14);
    column->addLayout(m_cards);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto *empty = new QWidget;
    auto *emptyColumn = new QVBoxLayout(empty);
    QLabel *text = makeLabel(tr("There is no study in this project yet."), "empty");
    QLabel *hint = makeLabel(
        tr("A study puts questions to several annotators about a sample of what you imported. "
           "The steps: a template says what is asked, a sample is drawn, annotators work here or "
           "with packets, and Agreement shows the results. Fidelity (Turing test) needs a dataset "
           "of human texts and one of synthetic texts; the others need one dataset."),
        "muted");
    hint->setWordWrap(true);
    hint->setFixedWidth(hintWidth);
    auto *hintRow = new QHBoxLayout;
    hintRow->addStretch();
    hintRow->addWidget(hint);
    hintRow->addStretch();
    for (QLabel *label : {text, hint})
        label->setAlignment(Qt::AlignCenter);
    m_newButtons.append(makeButton(tr("New study…"), QStringLiteral("firstStudy"), "primary"));
    emptyColumn->addStretch();
    emptyColumn->addWidget(text);
    emptyColumn->addLayout(hintRow);
    emptyColumn->addSpacing(12);
    emptyColumn->addWidget(m_newButtons.constLast(), 0, Qt::AlignCenter);
    QPushButton *firstTemplates = makeQuietButton(tr("Templates…"), "firstTemplates");
    emptyColumn->addWidget(firstTemplates, 0, Qt::AlignCenter);
    emptyColumn->addStretch();
    m_stack->addWidget(area);
    m_stack->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    for (QPushButton *button : m_newButtons)
        connect(button, &QPushButton::clicked, this, &StudiesPage::newRequested);
    for (QPushButton *button : {templates, firstTemplates})
        connect(button, &QPushButton::clicked, this, &StudiesPage::templatesRequested);
    setStudies({});
}

void StudiesPage::setWritable(bool isWritable)
{
    m_isWritable = isWritable;
    for (QPushButton *button : m_newButtons)
        button->setEnabled(isWritable);
    setStudies(m_studies);
}

void StudiesPage::setStudies(const QList<StudyOverview> &studies)
{
    m_studies = studies;
    // What has not changed stays as it is, with its focus and what is unfolded.
    QHash<QString, StudyCard *> kept;
    for (StudyCard *card : std::as_const(m_cardList)) {
        if (card->isWritable() != m_isWritable || !studies.contains(card->overview())) {
            card->hide();
            card->deleteLater();
        } else {
            kept.insert(card->overview().study.id.toString(), card);
        }
    }
    m_cardList.clear();
    for (int i = 0; i < studies.size(); ++i) {
        StudyCard *card = kept.value(studies[i].study.id.toString());
        if (!card)
            card = makeCard(studies[i]);
        m_cards->removeWidget(card);
        m_cards->insertWidget(i, card);
        m_cardList.append(card);
    }
    if (m_stack->currentIndex() < 2)
        showList();
}

void StudiesPage::showInside(QWidget &page)
{
    if (m_stack->indexOf(&page) < 0)
        m_stack->addWidget(&page);
    m_stack->setCurrentWidget(&page);
}

void StudiesPage::showList()
{
    m_stack->setCurrentIndex(m_studies.isEmpty() ? 1 : 0);
}

StudyCard *StudiesPage::makeCard(const StudyOverview &overview)
{
    auto *card = new StudyCard(overview, m_isWritable);
    const QString study = overview.study.id.toString();
    connect(card, &StudyCard::annotateRequested, this, [this, study](const QString &annotator) {
        Q_EMIT annotateRequested(study, annotator);
    });
    connect(card, &StudyCard::agreementRequested, this,
            [this, study] { Q_EMIT agreementRequested(study); });
    connect(card, &StudyCard::adjudicateRequested, this,
            [this, study] { Q_EMIT adjudicateRequested(study); });
    connect(card, &StudyCard::closeRequested, this,
            [this, study] { Q_EMIT closeRequested(study); });
    connect(card, &StudyCard::labelsExportRequested, this,
            [this, study](const QString &path, const LabelExport &wanted) {
                Q_EMIT labelsExportRequested(study, path, wanted);
            });
    connect(card, &StudyCard::labelsImportRequested, this,
            [this, study](const QString &path) { Q_EMIT labelsImportRequested(study, path); });
    connect(card, &StudyCard::judgeImportRequested, this,
            [this, study](const QString &judge, const QString &path) {
                Q_EMIT judgeImportRequested(study, judge, path);
            });
    connect(card, &StudyCard::packetsRequested, this,
            [this, study](const QString &folder) { Q_EMIT packetsRequested(study, folder); });
    connect(card, &StudyCard::packetMergeRequested, this, &StudiesPage::packetMergeRequested);
    connect(card, &StudyCard::changeRequested, this, &StudiesPage::changeRequested);
    return card;
}

} // namespace Concord
