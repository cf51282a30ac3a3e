// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/personalensjudge.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

namespace {

Question judgedQuestion(const char *id, const QStringList &options)
{
    Question question;
    question.id = QString::fromLatin1(id);
    question.kind = QuestionKind::Scale;
    for (const QString &option : options)
        question.options.append({option, option, option.left(1)});
    return question;
}

} // namespace

class tst_PersonaLensJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dimensionsBecomeAnswers();
    void theLastScoreCounts_data();
    void theLastScoreCounts();
    void aTaskIsAWordOfTheKey();
    void userAndAssistantTellUnitsApart();
    void anotherUsersDialogueIsNotTaken();
    void oneOfSeveralJudgesIsNamed();
    void wrongFilesAreErrors_data();
    void wrongFilesAreErrors();

private:
    void write(const QString &place, const QString &name, const QByteArray &text) const;
    Result<JudgeFolder> read(const QString &judge = QStringLiteral("claude")) const;
    // "unit question value", in the order of paths
    QStringList lines(const QString &judge = QStringLiteral("claude")) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QMap<QString, QStringList> m_items;
    QList<Question> m_questions;
};

void tst_PersonaLensJudge::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_items = {{QStringLiteral("u-1"), {QStringLiteral("user1/bot/12-hotel-0")}},
               {QStringLiteral("u-2"), {QStringLiteral("user1/bot/2-hotel-0")}}};
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    m_questions = {judgedQuestion("task_completion", list("yes no")),
                   judgedQuestion("personalisation", list("1 2 3 4")),
                   judgedQuestion("naturalness", list("1 2 3 4 5")),
                   judgedQuestion("coherence", list("1 2 3 4 5"))};
}

void tst_PersonaLensJudge::write(const QString &place, const QString &name,
                                 const QByteArray &text) const
{
    const QString folder = m_folder->filePath(place);
    QVERIFY(QDir().mkpath(folder));
    writeFile(folder, name, text);
}

Result<JudgeFolder> tst_PersonaLensJudge::read(const QString &judge) const
{
    return readPersonaLensJudge(m_folder->path(), judge, m_questions, m_items);
}

QStringList tst_PersonaLensJudge::lines(const QString &judge) const
{
    const auto found = read(judge);
    if (!found)
        return {found.error().message};
    QStringList lines;
    for (const LabelRow &row : found->rows)
        lines.append(row.unitKey + u' ' + row.question + u' ' + row.value);
    return lines;
}

void tst_PersonaLensJudge::dimensionsBecomeAnswers()
{
    const auto put = [this](const char *dimension, const char *name, const char *text) {
        write(QStringLiteral("user1/bot/%1/claude").arg(QLatin1StringView(dimension)),
              QString::fromLatin1(name), text);
    };
    put("task_completion", "12-hotel-0.txt", "All was booked.\nVERDICT: True\n");
    put("personalization", "12-hotel-0.txt", "Good.\n\nPersonalization Score: 3");
    put("naturalness", "12-hotel-0_asst.txt", "**Naturalness Score:** 5");
    put("naturalness", "12-hotel-0_user.txt", "Naturalness Score: 1");
    put("coherence", "2-hotel-0_asst.txt", "Coherence Score: 4 (of 5)");
    put("style", "2-hotel-0.txt", "Style Score: 4");
    put("coherence", "99-train-0_asst.txt", "Coherence Score: 4");
    QCOMPARE(lines(),
             QStringList({QStringLiteral("u-2 coherence 4"), QStringLiteral("u-1 naturalness 5"),
                          QStringLiteral("u-1 personalisation 3"),
                          QStringLiteral("u-1 task_completion yes")}));
    QCOMPARE(read()->others, 3); // the user's, another dimension, another dialogue
}

void tst_PersonaLensJudge::theLastScoreCounts_data()
{
    QTest::addColumn<QString>("dimension");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");

    const auto row = [](const char *name, const char *dimension, const char *text,
                        const char *value) {
        QTest::newRow(name) << QString::fromLatin1(dimension) << QByteArray(text)
                            << QString::fromLatin1(value);
    };
    row("verdict false", "task_completion", "VERDICT: False", "no");
    row("verdict in lower case", "task_completion", "verdict: true.", "yes");
    row("last of two", "coherence", "Score: 2 would be harsh.\nCoherence Score: 3", "3");
    row("bold", "coherence", "**Coherence Score: 3**", "3");
    row("Windows", "coherence", "Coherence Score: 3\r\n", "3");
}

void tst_PersonaLensJudge::theLastScoreCounts()
{
    QFETCH(QString, dimension);
    QFETCH(QByteArray, text);
    QFETCH(QString, value);
    write(QStringLiteral("user1/bot/%1/claude").arg(dimension), QStringLiteral("2-hotel-0.txt"),
          text);
    QCOMPARE(lines(), QStringList(u"u-2 " + dimension + u' ' + value));
}

void tst_PersonaLensJudge::aTaskIsAWordOfTheKey()
{
    write(QStringLiteral("user1/bot/coherence/claude"), QStringLiteral("2-hotel-0.txt"),
          "Score: 3"); // and not 12-hotel-0
    QCOMPARE(lines(), QStringList(QStringLiteral("u-2 coherence 3")));
}

// A sample of the dialogues may hold one of the two alone.
void tst_PersonaLensJudge::anotherUsersDialogueIsNotTaken()
{
    m_items = {{QStringLiteral("u-1"), {QStringLiteral("user2/bot/7")}},
               {QStringLiteral("u-2"), {QStringLiteral("8")}}};
    write(QStringLiteral("user1/bot/coherence/claude"), QStringLiteral("7.txt"), "Score: 1");
    write(QStringLiteral("user1/bot/coherence/claude"), QStringLiteral("8.txt"), "Score: 2");
    const auto found = read();
    VERIFY_RESULT(found);
    QCOMPARE(found->others, 1);
    QCOMPARE(found->rows.size(), 1);
    QCOMPARE(found->rows[0].unitKey, QStringLiteral("u-2"));
}

void tst_PersonaLensJudge::userAndAssistantTellUnitsApart()
{
    m_items = {{QStringLiteral("u-1"), {QStringLiteral("user1/bot/7")}},
               {QStringLiteral("u-2"), {QStringLiteral("user2/bot/7")}},
               {QStringLiteral("u-3"), {QStringLiteral("user2/tob/7")}}};
    write(QStringLiteral("user1/bot/coherence/claude"), QStringLiteral("7.txt"), "Score: 1");
    write(QStringLiteral("user2/bot/coherence/claude"), QStringLiteral("7.txt"), "Score: 2");
    write(QStringLiteral("user2/tob/coherence/claude"), QStringLiteral("7.txt"), "Score: 3");
    QCOMPARE(lines(),
             QStringList({QStringLiteral("u-1 coherence 1"), QStringLiteral("u-2 coherence 2"),
                          QStringLiteral("u-3 coherence 3")}));
    m_items[QStringLiteral("u-4")] = m_items[QStringLiteral("u-3")];
    QVERIFY(lines().constFirst().contains(QStringLiteral("u-3, u-4")));
}

void tst_PersonaLensJudge::oneOfSeveralJudgesIsNamed()
{
    write(QStringLiteral("user1/bot/coherence/claude"), QStringLiteral("2-hotel-0.txt"),
          "Score: 3");
    QCOMPARE(lines(QStringLiteral("any")), QStringList(QStringLiteral("u-2 coherence 3")));
    write(QStringLiteral("user1/bot/coherence/llama"), QStringLiteral("2-hotel-0.txt"), "Score: 5");
    QCOMPARE(lines(QStringLiteral("llama")), QStringList(QStringLiteral("u-2 coherence 5")));
    QVERIFY(lines(QStringLiteral("any")).constFirst().contains(QStringLiteral("claude, llama")));
}

void tst_PersonaLensJudge::wrongFilesAreErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no score") << QByteArray("I cannot say.");
    QTest::newRow("off the scale") << QByteArray("Coherence Score: 6");
    QTest::newRow("half a point") << QByteArray("Coherence Score: 3.5");
    QTest::newRow("empty") << QByteArray();
}

void tst_PersonaLensJudge::wrongFilesAreErrors()
{
    QFETCH(QByteArray, text);
    QVERIFY(!read()); // an empty folder
    write(QStringLiteral("user1/bot/coherence/claude"), QStringLiteral("2-hotel-0.txt"), text);
    const auto refused = read();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("2-hotel-0.txt")),
             qPrintable(refused.error().message));
}

CONCORD_TEST(tst_PersonaLensJudge)

#include "tst_personalensjudge.moc"
