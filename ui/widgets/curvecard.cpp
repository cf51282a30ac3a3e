// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/curvecard.h"

#include "models/charts/studycharts.h"
#include "models/report/resulttext.h"
#include "ui/charts/curvechart.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

// A line needs two points.
bool isCurve(const CurveSeries &curve)
{
    return std::count_if(curve.points.begin(), curve.points.end(),
                         [](const CurvePlace &point) { return point.y.has_value(); })
        > 1;
}

QString curvePlaceText(const CurvePlace &place)
{
    if (!place.low || !place.high)
        return decimalText(*place.y, 2);
    return CurveCard::tr("%1, interval %2")
        .arg(decimalText(*place.y, 2), boundsText(*place.low, *place.high, 2));
}

QString curveSentence(const CurveSeries &curve, qsizetype index)
{
    const CurvePlace &place = curve.points[index];
    const QString value = place.y ? curvePlaceText(place) : CurveCard::tr("undefined");
    return CurveCard::tr("After %n unit(s): %1.", nullptr, int(place.x)).arg(value);
}

} // namespace

CurveCard::CurveCard(QWidget *parent)
    : QFrame(parent), m_chart(new CurveChart), m_sentence(makeLabel({})),
      m_note(makeLabel(
          tr("Units in the order of their last answers; analytic intervals. Whoever stops "
             "as soon as the curve looks good ends with a value that is too high."),
          "muted"))
{
    setProperty("role", QStringLiteral("card"));
    m_chart->setObjectName(QStringLiteral("curve"));
    m_sentence->setObjectName(QStringLiteral("curveSentence"));
    m_sentence->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    column->addWidget(makeLabel(tr("As units come in"), "heading"));
    column->addWidget(m_sentence);
    column->addWidget(m_chart, 1);
    column->addWidget(m_note);
}

void CurveCard::setResults(const StudyResults &results)
{
    const CurveSeries curve = headlineCurve(results);
    const bool hasLine = isCurve(curve);
    m_chart->setVisible(hasLine);
    m_note->setVisible(hasLine);
    if (!hasLine) {
        m_chart->setCurve({}, {});
        m_sentence->setText(tr("A curve shows as soon as the coefficient exists for two sets of "
                               "units."));
        return;
    }
    const qsizetype last = curve.points.size() - 1;
    const QString now = curveSentence(curve, last);
    m_sentence->setText(now);
    m_chart->setCurve(curve, tr("%1 %2").arg(curveSentence(curve, last / 2), now));
}

} // namespace Concord
