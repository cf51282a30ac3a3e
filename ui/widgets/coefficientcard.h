// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace Concord {

class ResultTable;
struct AgreementReport;

/// All coefficients in a table, and what to bear in mind about them.
class CoefficientCard : public QFrame
{
    Q_OBJECT

public:
    explicit CoefficientCard(QWidget *parent = nullptr);

    void setAgreement(const AgreementReport &agreement);

private:
    ResultTable *m_table;
    QLabel *m_warnings;
};

} // namespace Concord
