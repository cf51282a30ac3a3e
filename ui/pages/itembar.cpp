// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/itembar.h"

#include "models/text/searchwords.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

namespace Concord {

namespace {

constexpr int typingPause = 200; ///< milliseconds from the last key to the search
constexpr int patience = 300; ///< milliseconds until a search is said to run

} // namespace

ItemBar::ItemBar(QWidget *parent)
    : QWidget(parent), m_search(new QLineEdit), m_count(makeLabel({}, "muted")),
      m_clear(new QPushButton(tr("Clear filters"))),
      m_slicesButton(makeQuietButton(tr("Slices"), "slices")),
      m_export(makeQuietButton(tr("Export…"), "exportItems")), m_menu(new QMenu(this)),
      m_typing(new QTimer(this)), m_patience(new QTimer(this))
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search requests and dialogues (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setToolTip(tr("All words must occur, in the request or anywhere in the dialogue. "
                            "\"Quotes\" make a phrase."));
    m_count->setObjectName(QStringLiteral("itemCount"));
    m_clear->setProperty("role", QStringLiteral("link"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_slicesButton->setMenu(m_menu);
    m_slicesButton->setToolTip(tr("Filters that were given a name"));
    m_export->setToolTip(tr("Write all these items to a file"));
    auto *line = new QHBoxLayout;
    line->setSpacing(2);
    line->addWidget(m_count);
    line->addStretch();
    line->addWidget(m_clear);
    line->addWidget(m_slicesButton);
    line->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addLayout(line);
    for (QTimer *timer : {m_typing, m_patience})
        timer->setSingleShot(true);
    m_typing->setInterval(typingPause);
    m_patience->setInterval(patience);
    connect(m_typing, &QTimer::timeout, this, &ItemBar::search);
    connect(m_patience, &QTimer::timeout, this,
            [this] { m_count->setText(tr("Searching… (Esc cancels)")); });
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &ItemBar::search);
    connect(m_clear, &QPushButton::clicked, this, &ItemBar::clearRequested);
    connect(m_export, &QPushButton::clicked, this, &ItemBar::exportRequested);
    connect(m_menu, &QMenu::aboutToShow, this, &ItemBar::fillMenu);
    showState();
}

QString ItemBar::text() const
{
    return m_search->text();
}

void ItemBar::setText(const QString &text)
{
    // The line's own clear button listens to its signals: they are not blocked.
    if (m_search->text() != text)
        m_search->setText(text);
    m_typing->stop();
}

void ItemBar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ItemBar::search()
{
    m_typing->stop();
    if (needsMoreLetters(m_search->text()))
        m_count->setText(tr("Type two letters or more."));
    else
        Q_EMIT searchRequested();
}

void ItemBar::setCount(int items)
{
    m_items = items;
    showState();
}

void ItemBar::setFiltered(bool isFiltered)
{
    m_isFiltered = isFiltered;
    showState();
}

void ItemBar::setSearching(bool isSearching)
{
    if (isSearching) {
        m_patience->start();
        return;
    }
    m_patience->stop();
    showState();
}

void ItemBar::showState()
{
    m_count->setText(tr("%n item(s)", nullptr, m_items)
                         .replace(QString::number(m_items), QLocale().toString(m_items)));
    m_clear->setVisible(m_isFiltered);
    m_export->setEnabled(m_items > 0);
}

void ItemBar::setSlices(const QList<Slice> &slices)
{
    m_slices = slices;
}

void ItemBar::fillMenu()
{
    m_menu->clear();
    QAction *save =
        m_menu->addAction(tr("Save these filters…"), this, &ItemBar::sliceSaveRequested);
    save->setEnabled(m_isFiltered);
    if (m_slices.isEmpty())
        return;
    m_menu->addSeparator();
    for (const Slice &slice : m_slices) {
        QAction *choose =
            m_menu->addAction(QString(slice.name).replace(u'&', QStringLiteral("&&")));
        choose->setToolTip(itemFilterWords(slice.filter));
        connect(choose, &QAction::triggered, this, [this, slice] { Q_EMIT sliceChosen(slice); });
    }
    m_menu->setToolTipsVisible(true);
    m_menu->addSeparator();
    QMenu *remove = m_menu->addMenu(tr("Delete"));
    for (const Slice &slice : m_slices) {
        QAction *each = remove->addAction(QString(slice.name).replace(u'&', QStringLiteral("&&")));
        connect(each, &QAction::triggered, this,
                [this, slice] { Q_EMIT sliceRemovalRequested(slice.name); });
    }
}

} // namespace Concord
