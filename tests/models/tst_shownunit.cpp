// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/shownunit.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_ShownUnit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speakersAreNamedAsTheTemplateSays_data();
    void speakersAreNamedAsTheTemplateSays();
    void aLoneTurnIsAlwaysA();
    void typographyIsNormalisedWhereAsked();
    void manySpeakersHaveLabels();
};

void tst_ShownUnit::speakersAreNamedAsTheTemplateSays_data()
{
    QTest::addColumn<int>("labels");
    QTest::addColumn<QString>("expected");
    QTest::newRow("neutral") << int(SpeakerLabels::Neutral) << QStringLiteral("A0 B1 A0 C2");
    QTest::newRow("roles") << int(SpeakerLabels::Roles) << QStringLiteral("AI0 User1 AI0 Bot2");
    QTest::newRow("none") << int(SpeakerLabels::None) << QStringLiteral("0 1 0 2");
}

void tst_ShownUnit::speakersAreNamedAsTheTemplateSays()
{
    QFETCH(int, labels);
    StudyTemplate asked;
    asked.speakerLabels = SpeakerLabels(labels);
    QList<Turn> turns;
    for (const char *speaker : {"AI", "User", "AI", "Bot"})
        turns.append({QString::fromLatin1(speaker), QStringLiteral("Hello")});
    QStringList shown;
    for (const ShownTurn &turn : shownTurns(turns, asked))
        shown.append(turn.label + QString::number(turn.side));
    QTEST(shown.join(u' '), "expected");
}

void tst_ShownUnit::aLoneTurnIsAlwaysA()
{
    const StudyTemplate asked;
    for (const char *speaker : {"AI", "User", "B"}) {
        const auto shown =
            shownTurns({{QString::fromLatin1(speaker), QStringLiteral("Hello")}}, asked);
        QCOMPARE(shown, (QList<ShownTurn>{{QStringLiteral("A"), 0, QStringLiteral("Hello")}}));
    }
}

void tst_ShownUnit::typographyIsNormalisedWhereAsked()
{
    StudyTemplate asked;
    const QList<Turn> turns{{QStringLiteral("A"), QStringLiteral("It’s late ?")}};
    QCOMPARE(shownTurns(turns, asked)[0].text, QStringLiteral("It’s late ?"));
    asked.normaliseTypography = true;
    QCOMPARE(shownTurns(turns, asked)[0].text, QStringLiteral("It's late?"));
}

void tst_ShownUnit::manySpeakersHaveLabels()
{
    QList<Turn> turns;
    for (int i = 0; i < 28; ++i)
        turns.append({QString::number(i), {}});
    const auto shown = shownTurns(turns, {});
    QCOMPARE(shown[25].label, QStringLiteral("Z"));
    QCOMPARE(shown[27].label, QStringLiteral("28"));
}

CONCORD_TEST(tst_ShownUnit)

#include "tst_shownunit.moc"
