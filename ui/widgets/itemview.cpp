// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemview.h"

#include "ui/widgets/dialogueview.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

bool hasRelated(const Item &item)
{
    return std::any_of(item.attributes.begin(), item.attributes.end(),
                       [](const Attribute &attribute) { return attribute.related; });
}

QLabel *makeSizedText(const QString &text, int pointSize)
{
    QLabel *label = makeTextLabel(text);
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

} // namespace

ItemView::ItemView(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Item"));
    reset();
}

void ItemView::reset()
{
    auto *page = new QWidget;
    page->setProperty("role", QStringLiteral("page"));
    m_layout = new QVBoxLayout(page);
    m_layout->setContentsMargins(20, 16, 20, 24);
    m_layout->setSpacing(16);
    m_dialogue = nullptr;
    setWidget(page); // deletes the page before
}

void ItemView::setEmpty(const QString &text)
{
    reset();
    QLabel *label = makeLabel(text, "empty");
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    m_layout->addStretch();
    m_layout->addWidget(label);
    m_layout->addStretch();
}

void ItemView::setItem(const QString &dataset, const Item &item)
{
    reset();
    m_layout->addWidget(makeHead(dataset, item));
    if (!item.request.isEmpty())
        m_layout->addWidget(makeRequest(item));
    if (hasRelated(item))
        m_layout->addWidget(makeRelated(item));
    m_dialogue = new DialogueView;
    m_dialogue->setPointSize(m_pointSize);
    m_dialogue->setDialogue(item.dialogue, item.attributes);
    m_layout->addWidget(m_dialogue);
    if (!item.answer.isEmpty() || !item.analysis.isEmpty())
        m_layout->addWidget(makeReference(item));
    m_layout->addStretch();
}

QWidget *ItemView::makeHead(const QString &dataset, const Item &item)
{
    QStringList parts{item.task, item.domain, dataset};
    parts.removeAll(QString());
    auto *head = new QWidget;
    QVBoxLayout *column = makeColumn(head, 2);
    column->addWidget(makeLabel(item.key, "heading"));
    QLabel *where = makeLabel(parts.join(QStringLiteral(" · ")), "muted");
    where->setWordWrap(true);
    column->addWidget(where);
    return head;
}

QWidget *ItemView::makeRequest(const Item &item)
{
    QFrame *frame = makeFrame("request");
    QVBoxLayout *column = makeColumn(frame, 4);
    column->setContentsMargins(16, 10, 16, 12);
    column->addWidget(makeLabel(tr("Request"), "section"));
    column->addWidget(makeSizedText(item.request, m_pointSize));
    return frame;
}

QWidget *ItemView::makeRelated(const Item &item)
{
    auto *group = new QWidget;
    QVBoxLayout *column = makeColumn(group, 6);
    column->addWidget(makeLabel(tr("Attributes that matter here"), "section"));
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    for (const Attribute &attribute : item.attributes) {
        if (!attribute.related)
            continue;
        auto *chip = new QToolButton;
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setText(QStringLiteral("%1: %2").arg(attribute.type, attribute.value));
        chip->setEnabled(attribute.round.has_value());
        if (attribute.round) {
            chip->setToolTip(tr("Show round %1, which reveals it").arg(*attribute.round + 1));
            connect(chip, &QToolButton::clicked, this,
                    [this, round = *attribute.round] { showRound(round); });
        }
        flow->addWidget(chip);
    }
    column->addWidget(chips);
    if (QWidget *profile = makeProfile(item))
        column->addWidget(profile);
    return group;
}

// What else is known of the user, folded away; nullptr when that is nothing.
QWidget *ItemView::makeProfile(const Item &item)
{
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    for (const Attribute &attribute : item.attributes) {
        if (!attribute.related)
            flow->addWidget(makeLabel(QStringLiteral("%1: %2").arg(attribute.type, attribute.value),
                                      "plainchip"));
    }
    if (flow->count() == 0) {
        delete chips;
        return nullptr;
    }
    auto *group = new QWidget;
    QVBoxLayout *column = makeColumn(group, 6);
    auto *fold = new QToolButton;
    fold->setProperty("role", QStringLiteral("fold"));
    fold->setCheckable(true);
    fold->setArrowType(Qt::RightArrow);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setText(tr("%n other attribute(s) of the user", nullptr, flow->count()));
    chips->hide();
    connect(fold, &QToolButton::toggled, chips, [fold, chips](bool open) {
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        chips->setVisible(open);
    });
    column->addWidget(fold);
    column->addWidget(chips);
    return group;
}

QWidget *ItemView::makeReference(const Item &item)
{
    QFrame *frame = makeFrame("reference");
    QVBoxLayout *column = makeColumn(frame, 4);
    column->setContentsMargins(16, 10, 16, 12);
    if (!item.answer.isEmpty()) {
        const bool areLabels = item.answer.isList
            && std::all_of(item.answer.parts.begin(), item.answer.parts.end(),
                           [](const QString &part) { return part.size() <= 2; });
        column->addWidget(makeLabel(tr("Reference answer"), "section"));
        column->addWidget(makeSizedText(
            item.answer.parts.join(areLabels ? QStringLiteral(", ") : QStringLiteral("\n")),
            m_pointSize));
    }
    if (!item.analysis.isEmpty()) {
        column->addSpacing(6);
        column->addWidget(makeLabel(tr("Reference analysis"), "section"));
        column->addWidget(makeSizedText(item.analysis, m_pointSize - 1));
    }
    return frame;
}

void ItemView::showRound(int round)
{
    if (QWidget *head = m_dialogue ? m_dialogue->roundHead(round) : nullptr) {
        const int top = head->mapTo(widget(), QPoint()).y();
        ensureVisible(0, top + viewport()->height() - 16, 0, 0); // its head ends up at the top
        ensureVisible(0, top, 0, 8);
    }
}

void ItemView::setPointSize(int size)
{
    m_pointSize = size;
    if (m_dialogue)
        m_dialogue->setPointSize(size);
}

} // namespace Concord
