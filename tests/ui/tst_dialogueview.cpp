// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/dialogueview.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Concord;

namespace {

Dialogue talk(int rounds)
{
    Dialogue dialogue;
    for (int i = 0; i < rounds; ++i)
        dialogue.rounds.append(
            Round{{{QStringLiteral("User"), QStringLiteral("question %1").arg(i)},
                   {QStringLiteral("AI"), QStringLiteral("answer %1").arg(i)}}});
    return dialogue;
}

QStringList visibleTexts(const QWidget &widget)
{
    QStringList texts;
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isHidden())
            texts.append(label->text());
    }
    return texts;
}

} // namespace

class tst_DialogueView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoundSaysWhatItReveals();
    void textIsShownAsItIs();
    void aVeryLongTurnIsCutWithANote();
    void aLongDialogueShowsMoreOnRequest();
    void theFirstSpeakerIsLeft();
};

void tst_DialogueView::aRoundSaysWhatItReveals()
{
    DialogueView view;
    view.setDialogue(talk(2), {{QStringLiteral("hobby"), QStringLiteral("music"), true, 1}});
    view.show();
    QVERIFY(visibleTexts(*view.roundHead(1)).contains(QStringLiteral("reveals hobby: music")));
    QCOMPARE(visibleTexts(*view.roundHead(0)), QStringList{QStringLiteral("Round 1")});
    QVERIFY(!view.roundHead(2));
}

void tst_DialogueView::textIsShownAsItIs()
{
    DialogueView view;
    Dialogue dialogue;
    dialogue.rounds = {
        Round{{{QStringLiteral("<b>A</b>"),
                QStringLiteral("<img src='http://example.org/x.png'> & <i>x</i>")}}}};
    view.setDialogue(dialogue, {});
    const QList<QLabel *> labels = view.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(visibleTexts(view).contains(QStringLiteral("<b>A</b>")));
}

void tst_DialogueView::aVeryLongTurnIsCutWithANote()
{
    DialogueView view;
    Dialogue dialogue;
    dialogue.rounds = {Round{{{QStringLiteral("A"), QString(10'000'000, u'x')}}}};
    view.setDialogue(dialogue, {});
    const QString shown = visibleTexts(view).last();
    QCOMPARE_LT(shown.size(), 20'200);
    QVERIFY(shown.endsWith(u"9,980,000 more characters are not shown."));
}

void tst_DialogueView::aLongDialogueShowsMoreOnRequest()
{
    DialogueView view;
    view.setDialogue(talk(120), {});
    view.show();
    QCOMPARE(view.findChildren<Bubble *>().size(), 100);
    auto *more = view.findChild<QPushButton *>();
    QVERIFY(more && more->text().contains(u"140"));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(view.findChildren<Bubble *>().size(), 200);
}

void tst_DialogueView::theFirstSpeakerIsLeft()
{
    DialogueView view;
    view.resize(800, 600);
    view.setDialogue(talk(1), {});
    view.show();
    view.grab(); // lays everything out
    const QList<QFrame *> frames = view.findChildren<QFrame *>();
    const auto edge = [&](const QString &role) {
        for (const QFrame *frame : frames) {
            if (frame->property("role") == role)
                return frame->mapTo(&view, QPoint()).x();
        }
        return -1;
    };
    QCOMPARE_LT(edge(QStringLiteral("bubbleA")), edge(QStringLiteral("bubbleB")));
}

CONCORD_TEST(tst_DialogueView)
#include "tst_dialogueview.moc"
