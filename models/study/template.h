// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/measure.h"
#include "models/core/result.h"
#include "models/dataset/dataset.h"
#include "models/text/tokenizer.h"

namespace Concord {

/// What an annotator judges at once.
enum class UnitKind { Item, Dialogue, Round, Utterance, Attribute, Response };

/// How speakers are named to annotators: as in the data, A and B, or not at all.
enum class SpeakerLabels { Roles, Neutral, None };

enum class QuestionKind {
    SingleChoice, ///< the only one that parseStudyTemplate() takes so far
    MultipleChoice,
    AttributeSet,
    Scale,
    YesNoReason,
    Ranking,
    FreeText,
};

/// Which units a study draws. Limits are tokens, inclusive; empty: no limit.
struct UnitRule
{
    UnitKind kind = UnitKind::Utterance;
    Tokenizer tokenizer = Tokenizer::Penn;
    std::optional<int> minTokens;
    std::optional<int> maxTokens;

    friend bool operator==(const UnitRule &, const UnitRule &) = default;
};

struct AnswerOption
{
    QString id; ///< what is stored and exported
    QString text;
    QString key; ///< one digit or letter that gives this answer
    std::optional<Origin> origin = {}; ///< the right answer for texts of that origin

    friend bool operator==(const AnswerOption &, const AnswerOption &) = default;
};

struct Question
{
    QString id;
    QuestionKind kind = QuestionKind::SingleChoice;
    QString text;
    QList<AnswerOption> options;
    bool isRequired = true;

    /// The option of that id, or nullptr.
    const AnswerOption *option(QStringView optionId) const;
    QStringList optionIds() const;

    friend bool operator==(const Question &, const Question &) = default;
};

/// The numbers of the published study, as the wizard's first proposal.
struct PaperDesign
{
    int units = 100;
    int annotators = 2;
    int perUnit = 2;

    friend bool operator==(const PaperDesign &, const PaperDesign &) = default;
};

/// A question set with everything that fixes how it is asked; a study keeps its own frozen copy.
/// templatejson.h describes the file.
struct StudyTemplate
{
    QString id; ///< lower-case words joined by '-'; begins the units' keys
    QString title;
    UnitRule unit;
    QStringList shows; ///< parts of the unit on the screen, such as "text"
    QStringList hides; ///< what must not be told, such as "origin"
    SpeakerLabels speakerLabels = SpeakerLabels::Neutral;
    bool normaliseTypography = false;
    QList<Question> questions; ///< at least one
    QString guideline; ///< plain text, paragraphs separated by an empty line
    QString coefficient; ///< the headline's coefficient id, such as "fleiss_kappa"
    Measure measure = Measure::nominal;
    QList<Origin> needsOrigins; ///< units come in equal parts from these; empty: from any
    PaperDesign paperDesign;

    /// The question of that id, or nullptr.
    const Question *question(QStringView questionId) const;

    friend bool operator==(const StudyTemplate &, const StudyTemplate &) = default;
};

/// The words of templates, schema and command line, such as "utterance" and "neutral".
QString unitKindId(UnitKind kind);
std::optional<UnitKind> unitKindFromId(QStringView id);
QString speakerLabelsId(SpeakerLabels labels);
QString questionKindId(QuestionKind kind);

} // namespace Concord
