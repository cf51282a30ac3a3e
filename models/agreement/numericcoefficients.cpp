// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/countcoefficients.h"

#include "models/agreement/intraclass.h"
#include "models/agreement/kendallw.h"

#include <array>

namespace Concord {

namespace {

template <IccForm form>
Estimate intraclassOf(const AgreementInput &input, const InferenceOptions &options)
{
    return intraclassCorrelation(completeRows(input.rows, input.values), form, options);
}

template <IccForm form>
PatternStatistic intraclassStatistic(const AgreementInput &input)
{
    return [rows = completeRows(input.rows, input.values)](
               std::span<const qint64> frequencies) mutable {
        rows.setPatternFrequencies(frequencies);
        return intraclassValue(rows, form);
    };
}

Estimate kendallOf(const AgreementInput &input, const InferenceOptions &)
{
    return kendallW(completeRows(input.rows, input.values));
}

template <IccForm form>
constexpr Coefficient intraclass(QLatin1StringView id)
{
    return {.id = id,
            .basis = Coefficient::Basis::rows,
            .needs = Coefficient::Needs::Numbers,
            .usesCompleteOnly = true,
            .estimate = intraclassOf<form>,
            .statistic = intraclassStatistic<form>};
}

} // namespace

std::span<const Coefficient> numericCoefficients()
{
    static constexpr std::array all = {
        intraclass<IccForm::Icc1_1>(QLatin1StringView("icc_1_1")),
        intraclass<IccForm::Icc2_1>(QLatin1StringView("icc_2_1")),
        intraclass<IccForm::Icc3_1>(QLatin1StringView("icc_3_1")),
        intraclass<IccForm::Icc1_k>(QLatin1StringView("icc_1_k")),
        intraclass<IccForm::Icc2_k>(QLatin1StringView("icc_2_k")),
        intraclass<IccForm::Icc3_k>(QLatin1StringView("icc_3_k")),
        Coefficient{.id = QLatin1StringView("kendall_w"),
                    .basis = Coefficient::Basis::rows,
                    .needs = Coefficient::Needs::Order,
                    .usesCompleteOnly = true,
                    .estimate = kendallOf},
    };
    return all;
}

} // namespace Concord
