// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace Concord {

class ResultTable;
struct DocumentTable;
struct StudyOutcome;

/// What the answers of a study say, table under table, with what was written last.
class TemplateResultsView : public QFrame
{
    Q_OBJECT

public:
    explicit TemplateResultsView(QWidget *parent = nullptr);

    /// The tables are named "outcome_" and their id; what was written is in "outcome_written".
    void setOutcome(const StudyOutcome &outcome);

private:
    /// A title, what the numbers are, and the table.
    struct Section
    {
        QLabel *title = nullptr;
        QLabel *explanation = nullptr;
        ResultTable *table = nullptr;
    };

    void resizeSections(qsizetype count);
    void fillSection(const Section &section, const DocumentTable &table, const QString &id,
                     const QString &explanation);

    QVBoxLayout *m_column;
    QList<Section> m_sections;
};

} // namespace Concord
