// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemview.h"

#include "ui/widgets/attributechips.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/itemmenu.h"
#include "ui/widgets/itemparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/profilepanel.h"
#include "ui/widgets/responsecard.h"
#include "ui/widgets/textlabel.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

QList<Attribute> attributesWhere(const Item &item, bool related)
{
    QList<Attribute> attributes;
    for (const Attribute &attribute : item.attributes) {
        if (attribute.related == related)
            attributes.append(attribute);
    }
    return attributes;
}

} // namespace

ItemView::ItemView(QWidget *parent) : QScrollArea(parent), m_find(new FindBar(this))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Item"));
    m_find->hide();
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this);
    connect(shortcut, &QShortcut::activated, this, &ItemView::openFind);
    connect(m_find, &FindBar::textChanged, this, &ItemView::findText);
    connect(m_find, &FindBar::stepRequested, this, &ItemView::stepFind);
    connect(m_find, &FindBar::closed, this, &ItemView::closeFind);
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
    m_request = nullptr;
    m_responseList = nullptr;
    m_responses.clear();
    setWidget(page); // deletes the page before
}

void ItemView::setEmpty(const QString &text)
{
    reset();
    closeFind();
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
    m_item = item;
    m_layout->addWidget(makeHead(dataset, item));
    if (!item.request.isEmpty()) {
        QFrame *request = makeRequestFrame(item, m_pointSize);
        m_request = request->findChild<TextLabel *>();
        m_layout->addWidget(request);
    }
    if (!attributesWhere(item, true).isEmpty())
        m_layout->addWidget(makeRelated(item));
    addProfile();
    m_dialogue = new DialogueView;
    m_dialogue->setPointSize(m_pointSize);
    m_dialogue->setDialogue(item.dialogue, item.attributes);
    m_layout->addWidget(m_dialogue);
    if (item.dialogue.rounds.isEmpty()) {
        m_dialogue->hide();
        m_layout->addWidget(makeLabel(tr("This item has no dialogue."), "muted"));
    }
    if (!item.answer.isEmpty() || !item.analysis.isEmpty())
        m_layout->addWidget(makeReferenceFrame(item, m_pointSize, ReferenceLength::Whole));
    addOtherFields();
    m_layout->addStretch();
    markSearch();
    if (!m_find->isHidden())
        findText(m_find->text());
}

QWidget *ItemView::makeHead(const QString &dataset, const Item &item)
{
    QStringList parts{item.task, item.domain, dataset};
    parts.removeAll(QString());
    for (QString &part : parts)
        part = isolated(harmlessText(part));
    auto *head = new QWidget;
    QVBoxLayout *column = makeColumn(head, 2);
    QLabel *key = makeLabel(chipText(harmlessText(item.key)), "heading");
    key->setWordWrap(true);
    column->addWidget(key);
    QLabel *where = makeLabel(parts.join(QStringLiteral(" · ")), "muted");
    where->setWordWrap(true);
    column->addWidget(where);
    return head;
}

QWidget *ItemView::makeRelated(const Item &item)
{
    auto *group = new QWidget;
    QVBoxLayout *column = makeColumn(group, 6);
    column->addWidget(makeLabel(tr("Attributes that matter here"), "section"));
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    const QList<AttributeGroup> related = groupedAttributes(attributesWhere(item, true));
    for (const AttributeGroup &attribute : related) {
        const QString text = attributeText(attribute);
        auto *chip = new QToolButton;
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setText(plainButtonText(chipText(text)));
        chip->setAccessibleName(text);
        chip->setEnabled(attribute.round.has_value());
        if (attribute.round) {
            chip->setToolTip(tr("Show round %1, which reveals it").arg(*attribute.round + 1));
            connect(chip, &QToolButton::clicked, this,
                    [this, round = *attribute.round] { showRound(round); });
        } else {
            chip->setToolTip(plainToolTip(text.left(2'000)));
        }
        flow->addWidget(chip);
    }
    column->addWidget(chips);
    return group;
}

// What else is known of the user, folded away unless there is nothing else to read.
void ItemView::addProfile()
{
    const QList<Attribute> others = attributesWhere(m_item, false);
    if (!others.isEmpty()) {
        const QString title = tr("%n other attribute(s) of the user", nullptr, int(others.size()));
        m_layout->addWidget(new Fold(
            title, [others] { return makeChips(groupedAttributes(others), "plainchip"); }));
    }
    if (profileFieldCount(m_item.context) == 0)
        return;
    auto *known = new Fold(tr("What is known of the user"),
                           [context = m_item.context] { return makeProfilePanel(context); });
    known->setObjectName(QStringLiteral("profile"));
    known->setOpen(m_item.dialogue.rounds.isEmpty());
    m_layout->addWidget(known);
}

void ItemView::addOtherFields()
{
    if (profileFieldCount(m_item.extra) == 0)
        return;
    auto *fields = new Fold(tr("Other fields of the source"),
                            [extra = m_item.extra] { return makeProfilePanel(extra); });
    fields->setObjectName(QStringLiteral("otherFields"));
    m_layout->addWidget(fields);
}

void ItemView::setResponses(const QList<ResponseDetail> &responses)
{
    if (!m_dialogue)
        return;
    delete m_responseList;
    m_responseList = nullptr;
    m_responses = responses;
    if (responses.isEmpty())
        return;
    m_responseList = new QWidget;
    m_responseList->setObjectName(QStringLiteral("responses"));
    makeColumn(m_responseList, 10)->addWidget(makeLabel(tr("Responses"), "heading"));
    addResponses(0, shownAtOnce);
    m_layout->insertWidget(m_layout->count() - 1, m_responseList);
    if (responses.size() <= shownAtOnce)
        return;
    auto *more = new QPushButton(tr("Show all %1 responses").arg(responses.size()));
    more->setObjectName(QStringLiteral("allResponses"));
    more->setProperty("role", QStringLiteral("link"));
    m_responseList->layout()->addWidget(more);
    connect(more, &QPushButton::clicked, this, [this, more] {
        more->deleteLater();
        more->hide();
        addResponses(shownAtOnce, m_responses.size());
    });
}

void ItemView::addResponses(qsizetype first, qsizetype count)
{
    for (const ResponseDetail &response : m_responses.mid(first, count))
        m_responseList->layout()->addWidget(new ResponseCard(response, m_pointSize - 1));
}

void ItemView::showRound(int round)
{
    if (QWidget *head = m_dialogue ? m_dialogue->showRound(round) : nullptr) {
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

void ItemView::setSearchTerms(const SearchWords &words)
{
    if (m_words == words)
        return;
    m_words = words;
    markSearch();
}

void ItemView::markSearch()
{
    if (m_dialogue)
        m_dialogue->setMarks(m_words);
    if (m_request)
        m_request->setMarks(m_words);
}

void ItemView::openFind()
{
    if (!m_dialogue || m_item.dialogue.rounds.isEmpty())
        return;
    m_find->open();
    placeFindBar();
    findText(m_find->text());
}

void ItemView::closeFind()
{
    if (m_find->isHidden())
        return;
    const bool hadFocus = m_find->isAncestorOf(focusWidget());
    m_find->hide();
    placeFindBar();
    if (m_dialogue)
        m_dialogue->find({});
    if (hadFocus)
        setFocus();
}

void ItemView::placeFindBar()
{
    const int height = m_find->isHidden() ? 0 : m_find->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    m_find->setGeometry(0, 0, width(), height);
}

void ItemView::findText(const QString &text)
{
    m_foundCount = m_dialogue ? m_dialogue->find(text) : 0;
    m_foundCurrent = -1;
    if (m_foundCount > 0)
        stepFind(1);
    else
        m_find->setCount(m_foundCurrent, m_foundCount);
}

void ItemView::stepFind(int step)
{
    if (m_foundCount == 0)
        return;
    m_foundCurrent = (m_foundCurrent + step + m_foundCount) % m_foundCount;
    m_find->setCount(m_foundCurrent, m_foundCount);
    m_dialogue->showMatch(m_foundCurrent);
    // What was built for it has to have its place.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const QRect place = m_dialogue->showMatch(m_foundCurrent);
    const QPoint middle = m_dialogue->mapTo(widget(), place.center());
    ensureVisible(0, middle.y(), 0, viewport()->height() / 4);
}

void ItemView::keyPressEvent(QKeyEvent *event)
{
    const bool isDialogueCopy = event->key() == Qt::Key_C
        && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (event->matches(QKeySequence::Find))
        openFind();
    else if (event->matches(QKeySequence::FindNext) && !m_find->isHidden())
        stepFind(1);
    else if (event->matches(QKeySequence::FindPrevious) && !m_find->isHidden())
        stepFind(-1);
    else if (event->key() == Qt::Key_Escape && !m_find->isHidden())
        closeFind();
    else if (isDialogueCopy && m_dialogue)
        copyDialogue(m_item);
    else if (event->matches(QKeySequence::Copy) && bubbleAround(focusWidget()))
        copyTurn(*bubbleAround(focusWidget()));
    else
        QScrollArea::keyPressEvent(event);
}

void ItemView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_dialogue)
        openItemMenu(*this, m_item, childAt(mapFromGlobal(event->globalPos())), event->globalPos());
}

void ItemView::resizeEvent(QResizeEvent *event)
{
    placeFindBar();
    QScrollArea::resizeEvent(event);
}

// The page around has Ctrl+F for its search; within the item it finds in the dialogue.
bool ItemView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEscape = key->key() == Qt::Key_Escape && !m_find->isHidden();
        if (key->matches(QKeySequence::Find) || isEscape) {
            event->accept();
            return true;
        }
    }
    return QScrollArea::event(event);
}

} // namespace Concord
