// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementbands.h"

#include "models/agreement/bandprobabilities.h"

#include <QCoreApplication>

namespace Concord {

namespace {

QString bandText(const char *text)
{
    return QCoreApplication::translate("Concord::Agreement", text);
}

QString krippendorffSentence(KrippendorffReading reading)
{
    switch (reading) {
    case KrippendorffReading::Unreliable:
        return bandText(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "Below 0.667: too unreliable for conclusions (Krippendorff 2004)."));
    case KrippendorffReading::Tentative:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "From 0.667 to 0.8: good for tentative conclusions only "
                                          "(Krippendorff 2004)."));
    case KrippendorffReading::Reliable:
        return bandText(
            QT_TRANSLATE_NOOP("Concord::Agreement", "0.8 or more: reliable (Krippendorff 2004)."));
    }
    Q_UNREACHABLE();
}

QString landisKochSentence(LandisKochBand band)
{
    switch (band) {
    case LandisKochBand::Poor:
        return bandText(
            QT_TRANSLATE_NOOP("Concord::Agreement", "Poor agreement (Landis and Koch 1977)."));
    case LandisKochBand::Slight:
        return bandText(
            QT_TRANSLATE_NOOP("Concord::Agreement", "Slight agreement (Landis and Koch 1977)."));
    case LandisKochBand::Fair:
        return bandText(
            QT_TRANSLATE_NOOP("Concord::Agreement", "Fair agreement (Landis and Koch 1977)."));
    case LandisKochBand::Moderate:
        return bandText(
            QT_TRANSLATE_NOOP("Concord::Agreement", "Moderate agreement (Landis and Koch 1977)."));
    case LandisKochBand::Substantial:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "Substantial agreement (Landis and Koch 1977)."));
    case LandisKochBand::AlmostPerfect:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "Almost perfect agreement (Landis and Koch 1977)."));
    }
    Q_UNREACHABLE();
}

} // namespace

LandisKochBand landisKochBand(double kappa)
{
    if (kappa < 0)
        return LandisKochBand::Poor;
    if (kappa <= 0.2)
        return LandisKochBand::Slight;
    if (kappa <= 0.4)
        return LandisKochBand::Fair;
    if (kappa <= 0.6)
        return LandisKochBand::Moderate;
    return kappa <= 0.8 ? LandisKochBand::Substantial : LandisKochBand::AlmostPerfect;
}

KrippendorffReading krippendorffReading(double alpha)
{
    if (alpha < 0.667)
        return KrippendorffReading::Unreliable;
    return alpha < 0.8 ? KrippendorffReading::Tentative : KrippendorffReading::Reliable;
}

QString bandName(LandisKochBand band)
{
    switch (band) {
    case LandisKochBand::Poor:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement", "poor"));
    case LandisKochBand::Slight:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement", "slight"));
    case LandisKochBand::Fair:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement", "fair"));
    case LandisKochBand::Moderate:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement", "moderate"));
    case LandisKochBand::Substantial:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement", "substantial"));
    case LandisKochBand::AlmostPerfect:
        return bandText(QT_TRANSLATE_NOOP("Concord::Agreement", "almost perfect"));
    }
    Q_UNREACHABLE();
}

QString wordsForAgreement(const QString &coefficient, double value)
{
    if (!hasBands(coefficient))
        return {};
    if (coefficient == u"krippendorff_alpha")
        return krippendorffSentence(krippendorffReading(value));
    return landisKochSentence(landisKochBand(value));
}

} // namespace Concord
