// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/question.h"
#include "models/text/tokenizer.h"

#include <QMap>
#include <QPair>

namespace Concord {

/// What an annotator judges at once.
enum class UnitKind { Item, Dialogue, Round, Utterance, Attribute, Response };

/// How speakers are named to annotators: as in the data, A and B, or not at all.
enum class SpeakerLabels { Roles, Neutral, None };

/// Which units a study draws. Limits are tokens, inclusive; empty: no limit.
struct UnitRule
{
    UnitKind kind = UnitKind::Utterance;
    Tokenizer tokenizer = Tokenizer::Penn;
    std::optional<int> minTokens;
    std::optional<int> maxTokens;
    bool isPair = false; ///< two subjects, such as responses of two runs, in random order

    friend bool operator==(const UnitRule &, const UnitRule &) = default;
};

/// The numbers of the published study, as the wizard's first proposal.
struct PaperDesign
{
    int units = 100;
    int annotators = 2;
    int perUnit = 2;

    friend bool operator==(const PaperDesign &, const PaperDesign &) = default;
};

/// A unit that a template brings along, with its right answers, for practice before the study.
struct TrainingExample
{
    QList<QPair<QString, QString>> turns; ///< speaker and text
    QMap<QString, QString> parts; ///< by what it shows: "request": text, …
    QStringList chips; ///< of "attributes" or "attribute"
    QMap<QString, QString> answers; ///< by question id
    QString feedback; ///< why; may be empty
    QString task = {}; ///< that says how an ItemAnswer is given; empty where none is asked

    friend bool operator==(const TrainingExample &, const TrainingExample &) = default;
};

/// A question set with everything that fixes how it is asked; a study keeps its own frozen copy.
/// templatejson.h describes the file.
struct StudyTemplate
{
    QString id; ///< lower-case words joined by '-'; begins the units' keys
    QString title;
    UnitRule unit;
    /// Parts of the unit on the screen, of shownParts(): "text" are the turns.
    QStringList shows;
    QStringList hides; ///< what must not be told, such as "origin"
    SpeakerLabels speakerLabels = SpeakerLabels::Neutral;
    bool normaliseTypography = false;
    QList<Question> questions; ///< at least one
    QString guideline; ///< plain text, paragraphs separated by an empty line
    QString consent; ///< to be agreed to before the first unit; empty: none is asked
    QList<TrainingExample> training;
    QString coefficient; ///< the headline's coefficient id, such as "fleiss_kappa"
    Measure measure = Measure::nominal;
    QList<Origin> needsOrigins; ///< units come in equal parts from these; empty: from any
    PaperDesign paperDesign;

    /// The question of that id, or nullptr.
    const Question *question(QStringView questionId) const;

    friend bool operator==(const StudyTemplate &, const StudyTemplate &) = default;
};

/// What a template can show: text, request, attributes (all of the item), attribute (the
/// subject's), analysis and answer (the item's reference), responses (of the subjects).
QStringList shownParts();

/// The measure and the coefficient that suit a question: its own, else those of its kind (set
/// measures for sets), else the template's.
Measure measureOf(const StudyTemplate &studyTemplate, const Question &question);
QString coefficientOf(const StudyTemplate &studyTemplate, const Question &question);

/// A template whose attribute sets without attributes of their own offer these. Training examples
/// whose answers are not among them are left out, for nobody could give them.
StudyTemplate withVocabulary(StudyTemplate studyTemplate, const QList<AttributeChoice> &vocabulary);
/// Whether an attribute set of the template has no attributes yet.
bool needsVocabulary(const StudyTemplate &studyTemplate);

/// Whether it is text of a dialogue that is judged: an utterance, a round or a whole dialogue.
bool isTextUnit(UnitKind kind);

/// The words of templates, schema and command line, such as "utterance" and "neutral".
QString unitKindId(UnitKind kind);
std::optional<UnitKind> unitKindFromId(QStringView id);
QString speakerLabelsId(SpeakerLabels labels);

} // namespace Concord
