// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/adjudication.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Concord {

/// Beside the text of a unit: what the annotators answered, side by side, and the final value with
/// its reason. Choices are taken by their own keys; where the answer is a set, a ranking or a text,
/// a digit takes one annotator's.
class AdjudicationPanel : public QFrame
{
    Q_OBJECT

public:
    explicit AdjudicationPanel(QWidget *parent = nullptr);

    /// Of a study: shuffles the labels of hidden names.
    void setSeed(quint64 seed) { m_seed = seed; }
    void setWritable(bool isWritable);
    void setUnit(const AdjudicationUnit &unit, const Question &question);
    /// The unit's own question, once it is known: the same unit goes on.
    void setQuestion(const Question &question);

    /// Takes an option or a label where the text of a key names one; whether it did.
    bool takeByKey(const QString &key);
    void decide();
    void editReason();
    void editValue();
    void toggleNames();

Q_SIGNALS:
    void decisionRequested(const QString &value, const QString &reason);
    void takeBackRequested();
    void editingDone(); ///< Escape: the keyboard goes back to the queue

private:
    void makeFinal(QVBoxLayout *column);
    void showLabels();
    QWidget *makeLabelCard(const AdjudicationLabel &label, int number);
    void showState();
    void showFinal();
    void fillOptions();
    bool hasOptions() const;
    void setValue(const QString &value);
    QString value() const;
    QString summaryText() const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    AdjudicationUnit m_unit;
    Question m_question;
    QList<AdjudicationLabel> m_shown; ///< in the order on the screen
    quint64 m_seed = 0;
    bool m_isWritable = true;
    QLabel *m_text;
    QCheckBox *m_hidesNames;
    QVBoxLayout *m_labels;
    QLabel *m_summary;
    QLabel *m_state;
    QVBoxLayout *m_options;
    QList<QPushButton *> m_optionButtons;
    QLineEdit *m_value;
    QLineEdit *m_reason;
    QLabel *m_problem;
    QPushButton *m_decide;
    QPushButton *m_takeBack;
};

} // namespace Concord
