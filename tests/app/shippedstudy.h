// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"
#include "models/study/template.h"

#include <QHash>
#include <QTemporaryDir>

namespace Concord {

class Database;

/// What a test knows of a unit's source.
struct KnownUnit
{
    int item = 0; ///< number of the item or, of a human text, of the dialogue
    int round = -1; ///< -1: all of them
    bool isHuman = false;
    QString attribute = {};
    QString firstModel = {}; ///< of a pair
    bool isTraining = false;
};

/// A project file of 24 made-up items, two of their rounds each, 24 human dialogues and the
/// responses of models, with a study by a template that comes with the program. Whatever may have
/// to be hidden is a word of its own.
class ShippedStudy
{
public:
    /// `design` needs no population, runs or training: they are those that the template needs, with
    /// all of its own training units.
    ShippedStudy(const QString &templateId, StudyDesign design);

    QString path() const { return m_folder.filePath(QStringLiteral("shipped.concord")); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    StudyId id() const { return m_study; }
    const StudyTemplate &studyTemplate() const { return m_template; } ///< as the study keeps it
    KnownUnit unit(const QString &key) const { return m_units.value(key); }
    const QHash<QString, KnownUnit> &units() const { return m_units; }

    // Of the item of that number.
    static QString task(int item);
    static QString hobby(int item);
    static QString residence(int item);
    static QString answer(int item); ///< as answervalue.h writes it
    static QString responseWord(const QString &model, int item);
    static bool modelsAreRight(int item);
    /// A word that only this text holds; `what` is "human", "machine", "reply", "request" or
    /// "analysis".
    static QString word(const QString &what, int item, int round = 0);

private:
    void readUnits(const Database &database);

    QTemporaryDir m_folder;
    StudyId m_study;
    StudyTemplate m_template;
    QHash<QString, KnownUnit> m_units;
};

constexpr int shippedItems = 24;
inline const QString alphaModel = QStringLiteral("alphasecretmodel");
inline const QString betaModel = QStringLiteral("betasecretmodel");
/// States attributes.
inline const QString gammaModel = QStringLiteral("gammasecretmodel");

} // namespace Concord
