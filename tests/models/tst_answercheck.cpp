// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answercheck.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_AnswerCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreChecked_data();
    void valuesAreChecked();
    void everyQuestionCanBeWithdrawn();
    void unknownQuestionsAreErrors_data();
    void unknownQuestionsAreErrors();

private:
    static QList<Question> questions();
};

QList<Question> tst_AnswerCheck::questions()
{
    Question source{QStringLiteral("source"), QuestionKind::SingleChoice, QStringLiteral("?")};
    source.options = {{QStringLiteral("human"), {}, {}}, {QStringLiteral("ai"), {}, {}}};
    Question fits{QStringLiteral("fits"), QuestionKind::YesNoReason, QStringLiteral("?")};
    fits.options = {{QStringLiteral("yes"), {}, {}}, {QStringLiteral("no"), {}, {}}};
    fits.reasonFor = {QStringLiteral("no")};
    Question marks{QStringLiteral("marks"), QuestionKind::MultipleChoice, QStringLiteral("?")};
    marks.options = {{QStringLiteral("x"), {}, {}}, {QStringLiteral("y"), {}, {}}};
    return {source, fits, marks};
}

void tst_AnswerCheck::valuesAreChecked_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("written"); // empty: it is no answer
    const auto row = [](const char *name, const char *question, const QString &value,
                        const QString &written) {
        QTest::newRow(name) << QString::fromLatin1(question) << value << written;
    };
    const QString one = QStringLiteral("1");
    row("option", "source", QStringLiteral("ai"), QStringLiteral("ai"));
    row("no option", "source", QStringLiteral("dog"), {});
    row("set out of order", "marks", QStringLiteral("y|x"), QStringLiteral("x|y"));
    row("reason", "fits#reason", QStringLiteral(" Because. "), QStringLiteral("Because."));
    row("empty reason", "fits#reason", QStringLiteral(" "), {});
    row("comment", "#comment", QStringLiteral("odd"), QStringLiteral("odd"));
    row("longest comment", "#comment", QString(10'000, u'x'), QString(10'000, u'x'));
    row("longer comment", "#comment", QString(10'001, u'x'), {});
    row("flag", "#flag", one, one);
    row("skip", "#skip", one, one);
    row("consent", "#consent", one, one);
    row("other flag", "#flag", QStringLiteral("2"), {});
    row("empty consent", "#consent", QStringLiteral(""), {});
}

void tst_AnswerCheck::valuesAreChecked()
{
    QFETCH(QString, question);
    QFETCH(QString, value);
    QFETCH(QString, written);
    const auto checked = checkedEventValue(questions(), question, value);
    QCOMPARE(bool(checked), !written.isEmpty());
    if (checked)
        QCOMPARE(**checked, written);
}

void tst_AnswerCheck::everyQuestionCanBeWithdrawn()
{
    for (const char *question : {"source", "fits#reason", "#comment", "#flag", "#consent"}) {
        const auto checked =
            checkedEventValue(questions(), QString::fromLatin1(question), std::nullopt);
        QVERIFY(checked);
        QVERIFY(!*checked);
    }
}

void tst_AnswerCheck::unknownQuestionsAreErrors_data()
{
    QTest::addColumn<QString>("question");
    for (const char *question :
         {"", "spy", "#spy", "source#reason", "fits#reason#reason", "Source"})
        QTest::newRow(question) << QString::fromLatin1(question);
}

void tst_AnswerCheck::unknownQuestionsAreErrors()
{
    QFETCH(QString, question);
    for (const std::optional<QString> &value :
         {std::optional(QStringLiteral("1")), std::optional<QString>()}) {
        const auto checked = checkedEventValue(questions(), question, value);
        QVERIFY(!checked);
        QCOMPARE(checked.error().message,
                 QStringLiteral("The study has no question “%1”.").arg(question));
    }
}

CONCORD_TEST(tst_AnswerCheck)
#include "tst_answercheck.moc"
