// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/labelvotes.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

namespace {

QList<AnswerOption> optionsNamed(const QStringList &ids)
{
    QList<AnswerOption> options;
    for (const QString &id : ids)
        options.append({id, id.toUpper(), id.left(1)});
    return options;
}

Question votedQuestion(QuestionKind kind)
{
    Question question;
    question.id = QStringLiteral("q");
    question.kind = kind;
    question.options = optionsNamed({QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b"),
                                     QStringLiteral("d"), QStringLiteral("e")});
    question.attributes = {{QStringLiteral("hobby"), {QStringLiteral("tea"), QStringLiteral("go")}},
                           {QStringLiteral("age"), {QStringLiteral("old")}}};
    return question;
}

} // namespace

class tst_LabelVotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void disagreement_data();
    void disagreement();
    void majority_data();
    void majority();
};

void tst_LabelVotes::disagreement_data()
{
    QTest::addColumn<QuestionKind>("kind");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<double>("expected");

    // Worked by hand from the definitions in the header.
    using K = QuestionKind;
    const auto list = [](const char *values) {
        return QString::fromLatin1(values).split(u' ', Qt::SkipEmptyParts);
    };
    QTest::newRow("no answer") << K::SingleChoice << list("") << 0.0;
    QTest::newRow("one answer") << K::SingleChoice << list("a") << 0.0;
    QTest::newRow("nominal, equal") << K::SingleChoice << list("a a a") << 0.0;
    QTest::newRow("nominal, 1 - 2/3") << K::SingleChoice << list("a b a") << 1.0 / 3;
    QTest::newRow("nominal, 1 - 1/2") << K::YesNoReason << list("a b") << 0.5;
    QTest::newRow("text") << K::FreeText << list("x y z") << 2.0 / 3;
    // Points in the order of the options: c a b d e.
    QTest::newRow("scale, neighbours") << K::Scale << list("a b") << 0.25;
    QTest::newRow("scale, ends") << K::Scale << list("e b c") << 1.0;
    // {a,b} and {b,c}: 1 of 3 in common.
    QTest::newRow("sets") << K::MultipleChoice << list("a|b b|c") << 2.0 / 3;
    QTest::newRow("empty sets") << K::MultipleChoice << list("{} {}") << 0.0;
    // Pairs: equal (0), disjoint (1), disjoint (1).
    QTest::newRow("attributes") << K::AttributeSet << list("age=old age=old hobby=tea") << 2.0 / 3;
    // b and c swapped: one of three pairs.
    QTest::newRow("rankings") << K::Ranking << list("a>b>c a>c>b") << 1.0 / 3;
    QTest::newRow("rankings reversed") << K::Ranking << list("a>b>c c>b>a") << 1.0;
    QTest::newRow("item answer, yes and no") << K::ItemAnswer << list("yes no no") << 1.0 / 3;
    QTest::newRow("item answer, letters") << K::ItemAnswer << list("A|B B") << 0.5;
    QTest::newRow("item answer, ranking") << K::ItemAnswer << list("A>B B>A") << 1.0;
}

void tst_LabelVotes::disagreement()
{
    QFETCH(QuestionKind, kind);
    QFETCH(QStringList, values);
    QFETCH(double, expected);
    COMPARE_NEAR(labelDisagreement(votedQuestion(kind), values), expected, 1e-12);
    std::ranges::reverse(values);
    COMPARE_NEAR(labelDisagreement(votedQuestion(kind), values), expected, 1e-12);
}

void tst_LabelVotes::majority_data()
{
    QTest::addColumn<QuestionKind>("kind");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("expected"); // "none": no label

    using K = QuestionKind;
    const auto list = [](const char *values) {
        return QString::fromLatin1(values).split(u' ', Qt::SkipEmptyParts);
    };
    const QString none = QStringLiteral("none");
    QTest::newRow("no answer") << K::SingleChoice << list("") << none;
    QTest::newRow("no set") << K::MultipleChoice << list("") << none;
    QTest::newRow("one answer") << K::SingleChoice << list("a") << QStringLiteral("a");
    QTest::newRow("two of three") << K::SingleChoice << list("a b b") << QStringLiteral("b");
    QTest::newRow("tie") << K::SingleChoice << list("a b") << none;
    QTest::newRow("half is none") << K::Scale << list("a a b d") << none;
    QTest::newRow("whole rankings") << K::Ranking << list("a>b b>a a>b") << QStringLiteral("a>b");
    // a: 3 of 3, b: 2, d: 1; in the order of the options.
    QTest::newRow("options") << K::MultipleChoice << list("a|b b|a a|d") << QStringLiteral("a|b");
    QTest::newRow("options' order")
        << K::MultipleChoice << list("a|c a|c") << QStringLiteral("c|a");
    QTest::newRow("nothing shared") << K::MultipleChoice << list("a b") << QStringLiteral("{}");
    // age=old: 2 of 3, hobby=tea: 2 of 3, hobby=go: 1 of 3.
    QTest::newRow("pairs") << K::AttributeSet
                           << list("age=old|hobby=tea hobby=tea age=old|hobby=go")
                           << QStringLiteral("hobby=tea|age=old");
    QTest::newRow("empty sets win")
        << K::AttributeSet << list("{} {} age=old") << QStringLiteral("{}");
    QTest::newRow("letters") << K::ItemAnswer << list("B|C A|C A|C") << QStringLiteral("A|C");
    QTest::newRow("yes") << K::ItemAnswer << list("yes yes no") << QStringLiteral("yes");
}

void tst_LabelVotes::majority()
{
    QFETCH(QuestionKind, kind);
    QFETCH(QStringList, values);
    QFETCH(QString, expected);
    QCOMPARE(majorityLabel(votedQuestion(kind), values).value_or(QStringLiteral("none")), expected);
    std::ranges::reverse(values);
    QCOMPARE(majorityLabel(votedQuestion(kind), values).value_or(QStringLiteral("none")), expected);
}

CONCORD_TEST(tst_LabelVotes)

#include "tst_labelvotes.moc"
