// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/pathway.h"
#include "models/study/shownunit.h"
#include "storage/packetwriter.h"
#include "storage/studyrepository.h"
#include "tests/app/shippedstudy.h"
#include "tests/storage/packetfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <cmath>

using namespace Concord;

/// What packets of the studies that come with the program say to somebody who reads their bytes.
class tst_PacketLeaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesHoldWhatIsShownAndNoMore_data();
    void bytesHoldWhatIsShownAndNoMore();
    void rightAnswersStayBehind_data() { bytesHoldWhatIsShownAndNoMore_data(); }
    void rightAnswersStayBehind();
    void rowsAreInBlindOrder_data() { bytesHoldWhatIsShownAndNoMore_data(); }
    void rowsAreInBlindOrder();
    void numbersTellNothingOfTheOrigin();
    void sidesTellNothingOfTheModel();

private:
    void make(const QString &templateId, int units);
    void answerSomething();
    QList<StudyAssignment> adasAssignments();
    QStringList hiddenAlways();
    /// Words of every text of the project, and whether Ada's packet has to hold them.
    QHash<QString, bool> textWords();
    template <typename Task>
    auto inProject(Task task)
    {
        Database project = openedDatabase(m_study->path());
        return task(project);
    }

    std::unique_ptr<ShippedStudy> m_study;
    QString m_packet;
};

namespace {

// "SECRETSE", as SQLite writes whole numbers.
constexpr quint64 tellingSeed = 0x53454352'45545345;

template <typename T>
T leakValue(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *std::move(result);
}

QByteArray wideBytes(const QString &text, bool isBigEndian)
{
    QByteArray bytes;
    for (const QChar letter : text) {
        bytes.append(char(isBigEndian ? letter.row() : letter.cell()));
        bytes.append(char(isBigEndian ? letter.cell() : letter.row()));
    }
    return bytes;
}

// In whatever encoding; `bytes` in lower case.
bool holds(const QByteArray &bytes, const QString &text)
{
    const QString lower = text.toLower();
    return bytes.contains(lower.toUtf8()) || bytes.contains(wideBytes(lower, false))
        || bytes.contains(wideBytes(lower, true));
}

// Wald and Wolfowitz's test: how far the number of runs is from that of a random order, in standard
// deviations.
double runsDeviation(const QList<bool> &sequence)
{
    const double first = double(std::ranges::count(sequence, true));
    const double all = double(sequence.size());
    const double product = 2 * first * (all - first);
    const double mean = product / all + 1;
    const double variance = product * (product - all) / (all * all * (all - 1));
    double runs = 1;
    for (qsizetype i = 1; i < sequence.size(); ++i)
        runs += sequence[i] != sequence[i - 1] ? 1 : 0;
    return (runs - mean) / std::sqrt(variance);
}

// Wilcoxon's: whether the true ones come earlier or later than the others, in the same measure.
double rankDeviation(const QList<bool> &sequence)
{
    const double first = double(std::ranges::count(sequence, true));
    const double all = double(sequence.size());
    double ranks = 0;
    for (qsizetype i = 0; i < sequence.size(); ++i)
        ranks += sequence[i] ? double(i + 1) : 0;
    return (ranks - first * (all + 1) / 2) / std::sqrt(first * (all - first) * (all + 1) / 12);
}

bool looksRandom(const QList<bool> &sequence)
{
    return std::abs(runsDeviation(sequence)) < 2 && std::abs(rankDeviation(sequence)) < 2;
}

} // namespace

void tst_PacketLeaks::make(const QString &templateId, int units)
{
    StudyDesign design;
    design.units = units;
    design.annotators = {QStringLiteral("Ada"), QStringLiteral("Benedikta"),
                         QStringLiteral("Cydonia")};
    design.perUnit = 2;
    design.seed = tellingSeed;
    design.passMark = 0.5;
    design.repeatedUnits = 2;
    m_study = std::make_unique<ShippedStudy>(templateId, design);
    answerSomething();
    m_packet = m_study->filePath(QStringLiteral("Ada.concordpacket"));
    const Result<void> done = inProject([this](Database &database) {
        const auto people = leakValue(StudyRepository(database).annotators(m_study->id()));
        return exportPacket(database, m_study->id(), people.constFirst().id, m_packet, testTime());
    });
    VERIFY_RESULT(done);
}

void tst_PacketLeaks::answerSomething()
{
    inProject([this](Database &database) {
        PacketWriterAtWork work(database, m_study->id(), DeviceId::create());
        for (const StudyAssignment &assignment :
             leakValue(StudyRepository(database).assignments(m_study->id()))) {
            const bool isAda = assignment.annotatorName == u"Ada";
            work.answer(assignment.id, commentQuestion,
                        isAda ? QStringLiteral("wordsofmyown") : QStringLiteral("labelofothers"),
                        testTime());
        }
        return true;
    });
}

QList<StudyAssignment> tst_PacketLeaks::adasAssignments()
{
    return inProject([this](Database &database) {
        const StudyRepository studies(database);
        const auto people = leakValue(studies.annotators(m_study->id()));
        return leakValue(studies.assignments(m_study->id(), people.constFirst().id));
    });
}

QStringList tst_PacketLeaks::hiddenAlways()
{
    QStringList hidden{
        QStringLiteral("secretpeople"),
        QStringLiteral("secretmachines"),
        QStringLiteral("jsonl"),
        QStringLiteral("secretsha"),
        QStringLiteral("peoplekey"),
        QStringLiteral("itemkey"),
        QStringLiteral("secretdomain"),
        ShippedStudy::task(0),
        ShippedStudy::task(1),
        QStringLiteral("secretmodel"),
        pathwayName(Pathway::DirectResponse),
        pathwayName(Pathway::TaskRelated),
        QStringLiteral("chess"), // of a run that is not asked about
        QStringLiteral("secretpopulation"),
        QStringLiteral("Benedikta"),
        QStringLiteral("Cydonia"),
        QStringLiteral("labelofothers"),
        QStringLiteral("SECRETSE"),
        QString::number(tellingSeed),
    };
    return hidden + inProject([](Database &database) {
               return textsFrom(
                   database,
                   QStringLiteral("SELECT uuid FROM project UNION ALL SELECT uuid FROM dataset "
                                  "UNION ALL SELECT id FROM template UNION ALL SELECT id FROM "
                                  "annotator WHERE name <> 'Ada' UNION ALL SELECT assignment.id "
                                  "FROM assignment JOIN annotator ON annotator.id = annotator "
                                  "WHERE name <> 'Ada'"));
           });
}

QHash<QString, bool> tst_PacketLeaks::textWords()
{
    const auto shows = [this](const char *part) {
        return m_study->studyTemplate().shows.contains(QString::fromLatin1(part));
    };
    QHash<QString, bool> words;
    const auto put = [&](const QString &word, bool isShown) {
        words[word] = words.value(word) || isShown;
    };
    const auto putItem = [&](const KnownUnit &unit, bool isMine) {
        for (const int round : {0, 1}) {
            const bool isRead = isMine && shows("text") && (unit.round < 0 || unit.round == round);
            if (!unit.isHuman) {
                put(ShippedStudy::word(QStringLiteral("machine"), unit.item, round), isRead);
                // Of an utterance the user's turn alone is long enough.
                put(ShippedStudy::word(QStringLiteral("reply"), unit.item, round),
                    isRead && m_study->studyTemplate().unit.kind != UnitKind::Utterance);
            }
        }
        if (unit.isHuman)
            return put(ShippedStudy::word(QStringLiteral("human"), unit.item),
                       isMine && shows("text"));
        for (const char *part : {"request", "analysis"})
            put(ShippedStudy::word(QString::fromLatin1(part), unit.item), isMine && shows(part));
        for (const QString &model : {alphaModel, betaModel})
            put(ShippedStudy::responseWord(model, unit.item), isMine && shows("responses"));
        put(ShippedStudy::responseWord(gammaModel, unit.item), false);
    };
    for (int i = 0; i < shippedItems; ++i) {
        putItem({i, -1, false}, false);
        putItem({i, -1, true}, false);
    }
    for (const StudyAssignment &assignment : adasAssignments()) {
        if (!assignment.isTraining)
            putItem(m_study->unit(assignment.unitKey), true);
    }
    return words;
}

void tst_PacketLeaks::bytesHoldWhatIsShownAndNoMore_data()
{
    QTest::addColumn<bool>("showsSpeakers");
    QTest::addColumn<bool>("showsZodiac"); // an attribute that matters to nothing
    QTest::newRow("fidelity") << false << false;
    QTest::newRow("attribute-inference") << true << true; // as a choice of the question
    QTest::newRow("task-accuracy") << true << true;
    QTest::newRow("attribute-dialogue") << true << false;
    QTest::newRow("attribute-response") << false << true;
    QTest::newRow("assistant-rating") << true << false;
    QTest::newRow("pairwise-preference") << true << false;
}

void tst_PacketLeaks::bytesHoldWhatIsShownAndNoMore()
{
    QFETCH(bool, showsSpeakers);
    QFETCH(bool, showsZodiac);
    make(QString::fromLatin1(QTest::currentDataTag()), 12);
    QFile file(m_packet);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll().toLower();
    for (const QString &word : hiddenAlways())
        QVERIFY2(!holds(bytes, word), qPrintable(word));
    QVERIFY(holds(bytes, QStringLiteral("wordsofmyown")));
    QCOMPARE(holds(bytes, QStringLiteral("Secretzebra")), showsSpeakers);
    QCOMPARE(holds(bytes, QStringLiteral("secretzodiac")), showsZodiac);
    const QHash<QString, bool> words = textWords();
    int shown = 0;
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        QVERIFY2(holds(bytes, word.key()) == *word, qPrintable(word.key()));
        shown += *word ? 1 : 0;
    }
    QVERIFY(shown >= 8); // Ada has eight units
    QVERIFY(words.size() - shown >= 8);
}

// An item's own answer is made of letters that occur everywhere, so it is looked for by its place.
void tst_PacketLeaks::rightAnswersStayBehind()
{
    make(QString::fromLatin1(QTest::currentDataTag()), 12);
    const Database packet = openedDatabase(m_packet);
    const QList<StudyUnit> units = leakValue(StudyRepository(packet).units(m_study->id()));
    int training = 0;
    for (const StudyUnit &unit : units) {
        const ShownUnit shown = leakValue(StudyRepository(packet).shownUnit(unit.id));
        QCOMPARE(shown.training.has_value(), unit.isTraining);
        training += unit.isTraining ? 1 : 0;
        QVERIFY(unit.subjects.isEmpty());
        for (const ShownPart &part : shown.parts) {
            const QString name = part.part == firstRole || part.part == secondRole
                ? QStringLiteral("responses")
                : part.part;
            QVERIFY2(m_study->studyTemplate().shows.contains(name), qPrintable(name));
        }
    }
    QCOMPARE(training, m_study->studyTemplate().training.size());
    QVERIFY(leakValue(StudyRepository(packet).references(m_study->id())).isEmpty());
}

void tst_PacketLeaks::rowsAreInBlindOrder()
{
    make(QString::fromLatin1(QTest::currentDataTag()), 12);
    const Database packet = openedDatabase(m_packet);
    QStringList assignments;
    QStringList units;
    for (const StudyAssignment &assignment : adasAssignments()) {
        assignments.append(assignment.id.toString());
        if (!units.contains(assignment.unit.toString()))
            units.append(assignment.unit.toString());
    }
    QCOMPARE(textsFrom(packet, QStringLiteral("SELECT id FROM assignment ORDER BY rowid")),
             assignments);
    QCOMPARE(textsFrom(packet, QStringLiteral("SELECT id FROM unit ORDER BY rowid")), units);
    // Ids are drawn; they are in no order of the units.
    for (QStringList ids : {assignments, units}) {
        const QStringList drawn = ids;
        ids.sort();
        QVERIFY(ids != drawn);
    }
}

void tst_PacketLeaks::numbersTellNothingOfTheOrigin()
{
    // What the measures make of an order that tells everything, and of one that alternates.
    QVERIFY(!looksRandom(QList<bool>(20, true) + QList<bool>(20, false)));
    QList<bool> alternating;
    for (int i = 0; i < 40; ++i)
        alternating.append(i % 2 == 0);
    QVERIFY(!looksRandom(alternating));

    make(QStringLiteral("fidelity"), 40);
    QMap<QString, bool> byKey;
    for (auto unit = m_study->units().cbegin(); unit != m_study->units().cend(); ++unit) {
        if (!unit->isTraining)
            byKey.insert(unit.key(), unit->isHuman);
    }
    QCOMPARE(byKey.values().count(true), 20);
    QVERIFY(looksRandom(byKey.values()));
    const QStringList rows = inProject([](Database &database) {
        return textsFrom(database,
                         QStringLiteral("SELECT key FROM unit WHERE training = 0 ORDER BY rowid"));
    });
    QCOMPARE(rows, byKey.keys());
    QList<bool> inPacket;
    for (const QString &key :
         textsFrom(openedDatabase(m_packet),
                   QStringLiteral("SELECT key FROM unit WHERE training = 0 ORDER BY rowid")))
        inPacket.append(m_study->unit(key).isHuman);
    QVERIFY(inPacket.size() > 20);
    QVERIFY(looksRandom(inPacket));
}

void tst_PacketLeaks::sidesTellNothingOfTheModel()
{
    make(QStringLiteral("pairwise-preference"), 24);
    QMap<QString, bool> byKey;
    for (auto unit = m_study->units().cbegin(); unit != m_study->units().cend(); ++unit) {
        if (!unit->isTraining)
            byKey.insert(unit.key(), unit->firstModel == alphaModel);
    }
    QCOMPARE(byKey.values().count(true), 12);
    QVERIFY(looksRandom(byKey.values()));
}

CONCORD_TEST(tst_PacketLeaks)

#include "tst_packetleaks.moc"
