// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace Concord {

class ResultTable;
struct StudyResults;

/// All coefficients in a table, what the chosen one assumes and when it misleads, and what to bear
/// in mind about all of them.
class CoefficientCard : public QFrame
{
    Q_OBJECT

public:
    explicit CoefficientCard(QWidget *parent = nullptr);

    /// The chosen coefficient stays chosen; at first it is the headline's.
    void setResults(const StudyResults &results);

Q_SIGNALS:
    /// The person chose a row: it and its explanation, in coordinates of the card, should be seen.
    void explanationRequested(const QRect &explanation, const QRect &row);

private:
    QWidget *makeExplanation();
    void explain(int row);
    void chooseRow(int row);

    ResultTable *m_table;
    QStringList m_ids; ///< by row
    QWidget *m_explanation;
    QLabel *m_name;
    QLabel *m_assumes;
    QLabel *m_misleads;
    QLabel *m_warnings;
};

} // namespace Concord
