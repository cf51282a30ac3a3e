// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"
#include "models/text/searchwords.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Concord {

class DialogueView;
class FindBar;
class TextLabel;

/// One item, whole: request, related attributes as chips that lead to their round, dialogue,
/// reference, what models answered, and on request everything that is known of the user.
///
/// Ctrl+F within it, or Ctrl+Shift+F, finds in the dialogue.
class ItemView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ItemView(QWidget *parent = nullptr);

    static constexpr qsizetype shownAtOnce = 6; ///< responses; a button shows the others

    void setItem(const QString &dataset, const Item &item);
    /// What models answered to the item that is shown, in this order.
    void setResponses(const QList<ResponseDetail> &responses);
    /// Shows `text` in place of an item.
    void setEmpty(const QString &text);
    void setPointSize(int size);
    /// Marks these words in the request and the dialogue, of this item and those to come.
    void setSearchTerms(const SearchWords &words);

    void openFind();
    void closeFind();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QWidget *makeHead(const QString &dataset, const Item &item);
    QWidget *makeRelated(const Item &item);
    void addProfile();
    void addResponses(qsizetype first, qsizetype count);
    void addOtherFields();
    void reset();
    void showRound(int round);
    void findText(const QString &text);
    void stepFind(int step);
    void placeFindBar();
    void markSearch();

    QVBoxLayout *m_layout = nullptr;
    DialogueView *m_dialogue = nullptr;
    TextLabel *m_request = nullptr;
    FindBar *m_find;
    Item m_item;
    SearchWords m_words;
    qsizetype m_foundCount = 0;
    qsizetype m_foundCurrent = -1;
    QList<ResponseDetail> m_responses;
    QWidget *m_responseList = nullptr;
    int m_pointSize = 13;
};

} // namespace Concord
