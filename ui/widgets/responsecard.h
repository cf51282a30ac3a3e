// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"

#include <QFrame>

class QLabel;
class QLayout;
class QVBoxLayout;

namespace Concord {

/// What a model answered, taken apart: scores, attributes, analysis and answer with the reason why
/// each was found or not; on request the raw text and what METEOR matched.
class ResponseCard : public QFrame
{
    Q_OBJECT

public:
    explicit ResponseCard(const ResponseDetail &detail, int pointSize, QWidget *parent = nullptr);

private:
    QLayout *makeHead() const;
    QWidget *makeMeasures() const;
    void addAttributes(QVBoxLayout *column) const;
    void addField(QVBoxLayout *column, const QString &title, const QString &text,
                  const ParsedField &field, ResponsePart part) const;
    QLabel *makeRule(const ParsedField &field, ResponsePart part) const;
    QWidget *makeMatches() const;

    ResponseDetail m_detail;
    int m_pointSize;
};

} // namespace Concord
