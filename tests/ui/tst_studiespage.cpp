// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/pages/studiespage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Concord;

namespace {

StudyOverview sampleStudy(StudyState state)
{
    StudyOverview overview;
    overview.study.id = StudyId::create();
    overview.study.name = QStringLiteral("Turing");
    overview.study.state = state;
    overview.study.design.annotators = QStringList{QStringLiteral("Ada")};
    overview.annotators = {{AnnotatorId::create(), QStringLiteral("Ada")}};
    AnnotatorProgress progress;
    progress.annotator = QStringLiteral("Ada");
    progress.total = 60;
    progress.done = 12;
    overview.progress = {progress};
    return overview;
}

} // namespace

class tst_StudiesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyProjectOffersTheFirstStudy();
    void annotateNamesStudyAndAnnotator();
    void aClosedStudyTakesNothing();
    void aReadOnlyProjectTakesNothing();
};

void tst_StudiesPage::anEmptyProjectOffersTheFirstStudy()
{
    StudiesPage page;
    page.show();
    QSignalSpy requested(&page, &StudiesPage::newRequested);
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("firstStudy")), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
}

void tst_StudiesPage::annotateNamesStudyAndAnnotator()
{
    StudiesPage page;
    const StudyOverview study = sampleStudy(StudyState::Open);
    page.setStudies({study});
    page.show();
    QSignalSpy requested(&page, &StudiesPage::annotateRequested);
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("annotate-Ada")), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), study.study.id.toString());
    QCOMPARE(requested[0][1].toString(), study.annotators.constFirst().id.toString());
}

void tst_StudiesPage::aClosedStudyTakesNothing()
{
    StudiesPage page;
    page.setStudies({sampleStudy(StudyState::Closed)});
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("annotate-Ada")));
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("importLabels"))->isEnabled());
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("packetsOut"))->isEnabled());
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("mergePackets"))->isEnabled());
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("closeStudy"))->isEnabled());
    QVERIFY(page.findChild<QPushButton *>(QStringLiteral("exportLabels"))->isEnabled());
}

void tst_StudiesPage::aReadOnlyProjectTakesNothing()
{
    StudiesPage page;
    page.setStudies({sampleStudy(StudyState::Open)});
    page.setWritable(false);
    const QList<QPushButton *> buttons =
        page.findChildren<QPushButton *>(QStringLiteral("closeStudy"));
    for (const QPushButton *button : buttons)
        QVERIFY(!button->isVisibleTo(&page) || !button->isEnabled());
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("newStudy"))->isEnabled());
}

CONCORD_TEST(tst_StudiesPage)
#include "tst_studiespage.moc"
