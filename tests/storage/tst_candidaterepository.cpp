// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/candidaterepository.h"

#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>

using namespace Concord;

class tst_CandidateRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTurnIsACandidate();
    void roundsAndDialoguesAreCandidates_data();
    void roundsAndDialoguesAreCandidates();
    void tokenLimitsAreInclusive_data();
    void tokenLimitsAreInclusive();
    void limitsHoldForTheTextAsShownToo();
    void populationIsNarrowedDown_data();
    void populationIsNarrowedDown();
    void emptyTextsAreNoCandidates();
    void unfinishedImportIsInvisible();
    void searchCanBeCancelled();

private:
    static Item dialogue(const QString &key, const QStringList &turns);
    static QStringList keys(const QList<Candidate> &candidates);
    QList<Candidate> find(const PopulationQuery &query) const;

    std::unique_ptr<Database> m_database;
};

Item tst_CandidateRepository::dialogue(const QString &key, const QStringList &turns)
{
    Item item;
    item.key = key;
    item.line = 1;
    QList<Turn> spoken;
    for (const QString &turn : turns)
        spoken.append({spoken.size() % 2 ? QStringLiteral("B") : QStringLiteral("A"), turn});
    item.dialogue.rounds = roundsFromTurns(spoken);
    return item;
}

// "people": d1 with turns of 2, 3, 4 and 5 tokens, d2 with an empty turn; "machine": one IP-Dialog
// item.
void tst_CandidateRepository::initTestCase()
{
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    publishItems(*m_database, QStringLiteral("people"),
                 {dialogue(QStringLiteral("d1"),
                           {QStringLiteral("one two"), QStringLiteral("one two three"),
                            QStringLiteral("one two three four"), QStringLiteral("I can't go.")}),
                  dialogue(QStringLiteral("d2"), {QStringLiteral("don’t"), QStringLiteral(" ")})});
    publishItems(*m_database, QStringLiteral("machine"), {testItem(QStringLiteral("rank"), 1)});
    mustExecute(*m_database,
                QStringLiteral("UPDATE dataset SET origin = 'synthetic' WHERE name = 'machine'"));
    stageItems(*m_database, QStringLiteral("half"), {testItem(QStringLiteral("rank"), 2)});
}

QStringList tst_CandidateRepository::keys(const QList<Candidate> &candidates)
{
    QStringList keys;
    for (const Candidate &candidate : candidates)
        keys.append(candidate.key);
    return keys;
}

QList<Candidate> tst_CandidateRepository::find(const PopulationQuery &query) const
{
    const auto found = CandidateRepository(*m_database).candidates(query);
    if (!found)
        qFatal("%s | %s", qPrintable(found.error().message), qPrintable(found.error().detail));
    return *found;
}

void tst_CandidateRepository::everyTurnIsACandidate()
{
    const QList<Candidate> found = find({});
    QCOMPARE(keys(found).join(u' '),
             QStringLiteral("people/d1#0000 people/d1#0001 people/d1#0002 people/d1#0003 "
                            "people/d2#0000 machine/rank-1#0000 machine/rank-1#0001 "
                            "machine/rank-1#0002 machine/rank-1#0003"));
    Candidate expected;
    expected.key = QStringLiteral("machine/rank-1#0002");
    expected.stratum = QStringLiteral("machine/rank");
    expected.origin = Origin::Synthetic;
    expected.textDigest = textDigest(QStringLiteral("The tram is late."));
    expected.subjects = {
        {QStringLiteral("main"), UnitKind::Utterance, ItemId(3), DialogueId(3), 1, 2}};
    QVERIFY(found[7] == expected);
}

void tst_CandidateRepository::roundsAndDialoguesAreCandidates_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    QTest::newRow("rounds") << int(UnitKind::Round)
                            << QStringLiteral("people/d1#0000 people/d1#0001 people/d2#0000 "
                                              "machine/rank-1#0000 machine/rank-1#0001");
    const QString whole = QStringLiteral("people/d1 people/d2 machine/rank-1");
    QTest::newRow("dialogues") << int(UnitKind::Dialogue) << whole;
    QTest::newRow("items") << int(UnitKind::Item) << whole;
}

void tst_CandidateRepository::roundsAndDialoguesAreCandidates()
{
    QFETCH(int, kind);
    PopulationQuery query;
    query.unit.kind = UnitKind(kind);
    QTEST(keys(find(query)).join(u' '), "expected");
}

void tst_CandidateRepository::tokenLimitsAreInclusive_data()
{
    QTest::addColumn<UnitRule>("unit");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const UnitRule &unit, const char *expected) {
        QTest::newRow(name) << unit << QString::fromLatin1(expected);
    };
    // Penn: 2, 3, 4 and 5 ("I ca n't go .").
    row("both", {UnitKind::Utterance, Tokenizer::Penn, 3, 4}, "people/d1#0001 people/d1#0002");
    row("at least", {UnitKind::Utterance, Tokenizer::Penn, 5, {}}, "people/d1#0003");
    row("at most", {UnitKind::Utterance, Tokenizer::Penn, {}, 2}, "people/d1#0000");
    row("words", {UnitKind::Utterance, Tokenizer::WhiteSpace, 3, 3},
        "people/d1#0001 people/d1#0003");
    row("dialogue", {UnitKind::Dialogue, Tokenizer::Penn, 14, 14}, "people/d1");
    row("dialogue too long", {UnitKind::Dialogue, Tokenizer::Penn, {}, 13}, "people/d2");
}

void tst_CandidateRepository::tokenLimitsAreInclusive()
{
    QFETCH(UnitRule, unit);
    PopulationQuery query;
    query.unit = unit;
    query.origins = {Origin::Human};
    QStringList found = keys(find(query));
    if (unit.kind == UnitKind::Utterance)
        found.removeAll(QStringLiteral("people/d2#0000"));
    QTEST(found.join(u' '), "expected");
}

// "don’t" is three tokens as stored and two as shown.
void tst_CandidateRepository::limitsHoldForTheTextAsShownToo()
{
    PopulationQuery query;
    query.unit.minTokens = 3;
    query.unit.maxTokens = 3;
    const QString key = QStringLiteral("people/d2#0000");
    QVERIFY(keys(find(query)).contains(key));
    query.normalisesTypography = true;
    QVERIFY(!keys(find(query)).contains(key));
    query.unit.minTokens = 2;
    QVERIFY(keys(find(query)).contains(key));
}

void tst_CandidateRepository::populationIsNarrowedDown_data()
{
    QTest::addColumn<PopulationQuery>("query");
    QTest::addColumn<int>("expected");
    PopulationQuery query;
    query.origins = {Origin::Human};
    QTest::newRow("human") << query << 5;
    query.origins = {Origin::Human, Origin::Synthetic};
    QTest::newRow("both") << query << 9;
    query.origins = {Origin::Unknown};
    QTest::newRow("unknown") << query << 0;
    query = {};
    query.datasets = {QStringLiteral("machine")};
    QTest::newRow("dataset") << query << 4;
    query.datasets.append(QStringLiteral("nowhere"));
    QTest::newRow("and one that is not there") << query << 4;
    query = {};
    query.items = QList<ItemId>{ItemId(2), ItemId(3)};
    QTest::newRow("items") << query << 5;
    query.items = QList<ItemId>{};
    QTest::newRow("no items") << query << 0;
}

void tst_CandidateRepository::populationIsNarrowedDown()
{
    QFETCH(PopulationQuery, query);
    QTEST(int(find(query).size()), "expected");
}

void tst_CandidateRepository::emptyTextsAreNoCandidates()
{
    QVERIFY(!keys(find({})).contains(QStringLiteral("people/d2#0001")));
}

void tst_CandidateRepository::unfinishedImportIsInvisible()
{
    for (const QString &key : keys(find({})))
        QVERIFY(!key.startsWith(u"half"));
}

void tst_CandidateRepository::searchCanBeCancelled()
{
    Database database = emptyProjectDatabase();
    QList<Item> items;
    for (int i = 0; i < 1500; ++i)
        items.append(dialogue(QString::number(i), {QStringLiteral("Hello %1").arg(i)}));
    publishItems(database, QStringLiteral("many"), items);
    const CandidateRepository repository(database);
    qint64 seen = 0;
    const auto stopped = repository.candidates({}, [&](qint64 done) {
        seen = done;
        return false;
    });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().message, QStringLiteral("Cancelled."));
    QCOMPARE(seen, 1000);
    QCOMPARE(repository.candidates({}, [](qint64) { return true; })->size(), 1500);
}

CONCORD_TEST(tst_CandidateRepository)

#include "tst_candidaterepository.moc"
