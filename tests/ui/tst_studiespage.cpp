// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/judgedialog.h"
#include "ui/pages/studiespage.h"
#include "ui/widgets/fold.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <functional>

using namespace Concord;

namespace {

AnnotatorProgress sampleProgress(const QString &name, int total, int done)
{
    AnnotatorProgress progress;
    progress.annotator = name;
    progress.id = AnnotatorId::create();
    progress.total = total;
    progress.done = done;
    return progress;
}

StudyOverview sampleStudy(StudyState state, const QString &name = QStringLiteral("Turing"))
{
    StudyOverview overview;
    overview.study.id = StudyId::create();
    overview.study.name = name;
    overview.study.state = state;
    overview.study.design.units = 60;
    overview.progress = {sampleProgress(QStringLiteral("Ada"), 60, 12),
                         sampleProgress(QStringLiteral("Ben"), 60, 60),
                         sampleProgress(QStringLiteral("Cy"), 60, 30)};
    for (const AnnotatorProgress &progress : overview.progress) {
        overview.study.design.annotators.append(progress.annotator);
        overview.annotators.append({progress.id, progress.annotator});
    }
    overview.guideline = QStringLiteral("Read.");
    return overview;
}

} // namespace

class tst_StudiesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyProjectOffersTheFirstStudy();
    void templatesAreOfferedWithAndWithoutStudies();
    void annotateNamesStudyAndAnnotator();
    void aClosedStudyTakesNothing();
    void aReadOnlyProjectTakesNothing();
    void cardsTellPhaseAndQuality();
    void whatIsNotMeasuredHasNoColumn();
    void unchangedStudiesKeepTheirCards();
    void closingSaysWhatIsOpen();
    void labelsAreInTheMenu();
    void aJudgeIsNamedBeforeItsFileIsChosen();
    void unitsAreHandedOnToThoseChosen();
    void handingOnNeedsAReceiverAndOpenUnits();
    void newcomerTakesOverOrGetsMore();
    void knownNamesCannotBeAdded();
    void annotatorAndStudyAreRenamed();
    void erasingIsAskedFor();
    void deletingIsAskedFor();
    void guidelineIsAmended();
    void amendmentsUnfold();
    void everythingIsReachedByKeys();

private:
    void openMenu(const QString &button, const std::function<void(QMenu &)> &inMenu);
    void choose(const QString &button, const QString &action);
    QString texts() const;
    template <typename Widget>
    Widget *inDialog(const QString &name)
    {
        return QApplication::activeModalWidget()->findChild<Widget *>(name);
    }
    StudyChange change(qsizetype number = 0) const
    {
        return m_changes->at(number).at(0).value<StudyChange>();
    }

    std::unique_ptr<StudiesPage> m_page;
    std::unique_ptr<QSignalSpy> m_changes;
    StudyOverview m_study;
};

void tst_StudiesPage::init()
{
    m_study = sampleStudy(StudyState::Open);
    m_page = std::make_unique<StudiesPage>();
    m_page->resize(1200, 700);
    m_page->setStudies({m_study});
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_changes = std::make_unique<QSignalSpy>(m_page.get(), &StudiesPage::changeRequested);
}

void tst_StudiesPage::cleanup()
{
    m_page.reset();
}

// Presses the button's key; `inMenu` runs when its menu is open, which keeps the press waiting.
void tst_StudiesPage::openMenu(const QString &button, const std::function<void(QMenu &)> &inMenu)
{
    auto *found = m_page->findChild<QPushButton *>(button);
    QVERIFY2(found, qPrintable(button));
    bool wasOpen = false;
    QTimer::singleShot(0, found, [&] {
        wasOpen = found->menu()->isVisible();
        if (wasOpen)
            inMenu(*found->menu());
        found->menu()->close();
    });
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    QTRY_VERIFY(wasOpen);
}

// Goes to the action by the arrows.
void tst_StudiesPage::choose(const QString &button, const QString &action)
{
    openMenu(button, [action](QMenu &menu) {
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(&menu, Qt::Key_Down);
            if (menu.activeAction() && menu.activeAction()->objectName() == action)
                break;
        }
        QVERIFY(menu.activeAction());
        QCOMPARE(menu.activeAction()->objectName(), action);
        QTest::keyClick(&menu, Qt::Key_Return);
    });
}

QString tst_StudiesPage::texts() const
{
    QStringList all;
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            all.append(label->text());
    }
    return all.join(u'\n');
}

void tst_StudiesPage::anEmptyProjectOffersTheFirstStudy()
{
    m_page->setStudies({});
    QSignalSpy requested(m_page.get(), &StudiesPage::newRequested);
    QTest::keyClick(m_page->findChild<QPushButton *>(QStringLiteral("firstStudy")), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
}

void tst_StudiesPage::templatesAreOfferedWithAndWithoutStudies()
{
    StudiesPage page;
    page.show();
    QSignalSpy requested(&page, &StudiesPage::templatesRequested);
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("firstTemplates")), Qt::Key_Space);
    page.setStudies({sampleStudy(StudyState::Open)});
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("templates")), Qt::Key_Space);
    QCOMPARE(requested.size(), 2);
}

void tst_StudiesPage::annotateNamesStudyAndAnnotator()
{
    QSignalSpy requested(m_page.get(), &StudiesPage::annotateRequested);
    QTest::keyClick(m_page->findChild<QPushButton *>(QStringLiteral("annotate-Ben")),
                    Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), m_study.study.id.toString());
    QCOMPARE(requested[0][1].toString(), m_study.annotators[1].id.toString());
}

void tst_StudiesPage::aClosedStudyTakesNothing()
{
    m_study.study.state = StudyState::Closed;
    m_page->setStudies({m_study});
    const auto isEnabled = [this](const char *action) {
        return m_page->findChild<QAction *>(QString::fromLatin1(action))->isEnabled();
    };
    QTRY_VERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("annotate-Ada")));
    for (const char *action :
         {"importLabels", "closeStudy", "addAnnotator", "amendGuideline", "reassign-Ada"})
        QVERIFY2(!isEnabled(action), action);
    QVERIFY(m_page->findChild<QAction *>(QStringLiteral("importLabels"))
                ->toolTip()
                .contains(QStringLiteral("closed")));
    for (const char *action :
         {"exportLabels", "importJudge", "renameStudy", "deleteStudy", "eraseAnnotator-Ada"})
        QVERIFY2(isEnabled(action), action);
    for (const char *button : {"packetsOut", "mergePackets"})
        QVERIFY2(!m_page->findChild<QPushButton *>(QString::fromLatin1(button))->isEnabled(),
                 button);
}

void tst_StudiesPage::aReadOnlyProjectTakesNothing()
{
    m_page->setWritable(false);
    QTRY_VERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("annotatorMenu-Ada")));
    for (const char *action : {"importLabels", "importJudge", "closeStudy", "addAnnotator",
                               "amendGuideline", "renameStudy", "deleteStudy"})
        QVERIFY2(!m_page->findChild<QAction *>(QString::fromLatin1(action))->isEnabled(), action);
    QVERIFY(m_page->findChild<QAction *>(QStringLiteral("exportLabels"))->isEnabled());
    QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("newStudy"))->isEnabled());
}

void tst_StudiesPage::cardsTellPhaseAndQuality()
{
    m_study.study.design.phase = StudyPhase::Pilot;
    m_study.study.design.repeatedUnits = 5;
    AnnotatorProgress &ada = m_study.progress[0];
    ada.training = {5, 5, 10, 7, 2, false};
    ada.consistency = {5, 4};
    ada.timesMs = {10'000, 20'000, 60'000};
    ada.time = timeSpread(ada.timesMs);
    m_page->setStudies({m_study});
    QTRY_VERIFY(texts().contains(QStringLiteral("pilot")));
    const QString all = texts();
    for (const char *text :
         {"not passed", "7 of 10 right, 2 attempts", "no answer yet", "4 of 5 alike",
          "20.0 s (15.0–40.0)", "120 an hour, 16 min left", "12 / 60", "All together", "102 / 180"})
        QVERIFY2(all.contains(QString::fromUtf8(text)), qPrintable(all));
}

void tst_StudiesPage::whatIsNotMeasuredHasNoColumn()
{
    QVERIFY(!texts().contains(QStringLiteral("Training")));
    QVERIFY(!texts().contains(QStringLiteral("Repeated units")));
    QVERIFY(texts().contains(QStringLiteral("main study")));
}

void tst_StudiesPage::unchangedStudiesKeepTheirCards()
{
    StudyOverview other = sampleStudy(StudyState::Open, QStringLiteral("Other"));
    m_page->setStudies({m_study, other});
    auto *card = m_page->findChild<QWidget *>(QStringLiteral("study-Turing"));
    QPointer<QWidget> changed = m_page->findChild<QWidget *>(QStringLiteral("study-Other"));
    auto *annotate = card->findChild<QPushButton *>(QStringLiteral("annotate-Ada"));
    annotate->setFocus();
    ++other.progress[0].done;
    m_page->setStudies({m_study, other});
    QCOMPARE(m_page->findChild<QWidget *>(QStringLiteral("study-Turing")), card);
    QVERIFY(annotate->hasFocus());
    QTRY_VERIFY(!changed);
    QVERIFY(texts().contains(QStringLiteral("13 / 60")));
    const int top = card->mapTo(m_page.get(), QPoint()).y();
    QTRY_VERIFY(m_page->findChild<QWidget *>(QStringLiteral("study-Other"))
                    ->mapTo(m_page.get(), QPoint())
                    .y()
                > top);
}

void tst_StudiesPage::closingSaysWhatIsOpen()
{
    QSignalSpy requested(m_page.get(), &StudiesPage::closeRequested);
    choose(QStringLiteral("studyMenu"), QStringLiteral("closeStudy"));
    auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(QStringLiteral("78")));
    QTest::keyClick(box, Qt::Key_Escape);
    QCOMPARE(requested.size(), 0);
    choose(QStringLiteral("studyMenu"), QStringLiteral("closeStudy"));
    QTest::mouseClick(inDialog<QPushButton>(QStringLiteral("confirm")), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), m_study.study.id.toString());
}

void tst_StudiesPage::labelsAreInTheMenu()
{
    openMenu(QStringLiteral("studyMenu"), [](const QMenu &menu) {
        QCOMPARE(menu.actions().at(0)->objectName(), QStringLiteral("exportLabels"));
        QCOMPARE(menu.actions().at(1)->objectName(), QStringLiteral("importLabels"));
    });
}

void tst_StudiesPage::aJudgeIsNamedBeforeItsFileIsChosen()
{
    JudgeDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy chosen(&dialog, &JudgeDialog::chosen);
    dialog.show();
    auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("judgeName"));
    auto *file = dialog.findChild<QPushButton *>(QStringLiteral("judgeFile"));
    QTest::keyClicks(name, QStringLiteral("  "));
    QVERIFY(!file->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(chosen.isEmpty());
    QTest::keyClicks(name, QStringLiteral("gpt-4o "));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("gpt-4o"));
    QCOMPARE(chosen[0][1].toBool(), false);
    dialog.show();
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("judgeFolder")),
                      Qt::LeftButton);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][1].toBool(), true);
    choose(QStringLiteral("studyMenu"), QStringLiteral("importJudge"));
    QVERIFY(inDialog<QLineEdit>(QStringLiteral("judgeName"))->hasFocus());
}

void tst_StudiesPage::unitsAreHandedOnToThoseChosen()
{
    choose(QStringLiteral("annotatorMenu-Ada"), QStringLiteral("reassign-Ada"));
    auto *ben = inDialog<QCheckBox>(QStringLiteral("receiver-Ben"));
    QVERIFY(ben->isChecked());
    QVERIFY(!inDialog<QCheckBox>(QStringLiteral("receiver-Ada")));
    ben->setFocus();
    QTest::keyClick(ben, Qt::Key_Space);
    QTest::keyClick(ben, Qt::Key_Return);
    QCOMPARE(m_changes->size(), 1);
    QCOMPARE(change(),
             (StudyChange{StudyChange::Kind::Reassign, m_study.study.id.toString(),
                          QStringLiteral("Ada"), QStringList{QStringLiteral("Cy")}}));
}

void tst_StudiesPage::handingOnNeedsAReceiverAndOpenUnits()
{
    QVERIFY(!m_page->findChild<QAction *>(QStringLiteral("reassign-Ben"))->isEnabled());
    Amendment left;
    left.kind = reassignmentAmendment;
    left.annotator = QStringLiteral("Cy");
    m_study.amendments = {left};
    m_page->setStudies({m_study});
    QTRY_COMPARE(m_page->findChildren<QPushButton *>(QStringLiteral("annotatorMenu-Ada")).size(),
                 1);
    choose(QStringLiteral("annotatorMenu-Ada"), QStringLiteral("reassign-Ada"));
    QVERIFY(!inDialog<QCheckBox>(QStringLiteral("receiver-Cy"))->isChecked());
    QTest::keyClick(inDialog<QCheckBox>(QStringLiteral("receiver-Ben")), Qt::Key_Space);
    QVERIFY(!inDialog<QPushButton>(QStringLiteral("handOn"))->isEnabled());
}

void tst_StudiesPage::newcomerTakesOverOrGetsMore()
{
    choose(QStringLiteral("studyMenu"), QStringLiteral("addAnnotator"));
    QTest::keyClicks(inDialog<QLineEdit>(QStringLiteral("annotatorName")), QStringLiteral(" Dee "));
    QVERIFY(!inDialog<QSpinBox>(QStringLiteral("extraUnits"))->isEnabled());
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    QCOMPARE(change(),
             (StudyChange{StudyChange::Kind::AddAnnotator, m_study.study.id.toString(),
                          QStringLiteral("Dee")}));
    choose(QStringLiteral("studyMenu"), QStringLiteral("addAnnotator"));
    QTest::keyClicks(inDialog<QLineEdit>(QStringLiteral("annotatorName")), QStringLiteral("Eve"));
    QTest::keyClick(inDialog<QRadioButton>(QStringLiteral("getsMore")), Qt::Key_Space);
    auto *units = inDialog<QSpinBox>(QStringLiteral("extraUnits"));
    QVERIFY(units->isEnabled());
    units->selectAll();
    QTest::keyClicks(units, QStringLiteral("25"));
    QTest::mouseClick(inDialog<QPushButton>(QStringLiteral("add")), Qt::LeftButton);
    QCOMPARE(change(1).annotator, QStringLiteral("Eve"));
    QVERIFY(change(1).extra == 25);
}

void tst_StudiesPage::knownNamesCannotBeAdded()
{
    choose(QStringLiteral("studyMenu"), QStringLiteral("addAnnotator"));
    QVERIFY(!inDialog<QPushButton>(QStringLiteral("add"))->isEnabled());
    QTest::keyClicks(inDialog<QLineEdit>(QStringLiteral("annotatorName")), QStringLiteral("Cy"));
    QVERIFY(!inDialog<QPushButton>(QStringLiteral("add"))->isEnabled());
}

void tst_StudiesPage::annotatorAndStudyAreRenamed()
{
    const auto rename = [this](const QString &name) {
        auto *line = inDialog<QLineEdit>(QStringLiteral("newName"));
        QVERIFY(!inDialog<QPushButton>(QStringLiteral("rename"))->isEnabled());
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
    };
    choose(QStringLiteral("annotatorMenu-Ben"), QStringLiteral("renameAnnotator-Ben"));
    rename(QStringLiteral("Bernhard"));
    choose(QStringLiteral("studyMenu"), QStringLiteral("renameStudy"));
    rename(QStringLiteral("Fidelity"));
    QCOMPARE(m_changes->size(), 2);
    const QString study = m_study.study.id.toString();
    QCOMPARE(change(0),
             (StudyChange{StudyChange::Kind::RenameAnnotator,
                          study,
                          QStringLiteral("Ben"),
                          {},
                          QStringLiteral("Bernhard")}));
    QCOMPARE(change(1),
             (StudyChange{StudyChange::Kind::Rename, study, {}, {}, QStringLiteral("Fidelity")}));
}

void tst_StudiesPage::erasingIsAskedFor()
{
    choose(QStringLiteral("annotatorMenu-Cy"), QStringLiteral("eraseAnnotator-Cy"));
    // Enter takes the default, which is to cancel.
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    QCOMPARE(m_changes->size(), 0);
    choose(QStringLiteral("annotatorMenu-Cy"), QStringLiteral("eraseAnnotator-Cy"));
    QTest::mouseClick(inDialog<QPushButton>(QStringLiteral("confirm")), Qt::LeftButton);
    QCOMPARE(m_changes->size(), 1);
    QVERIFY(change().kind == StudyChange::Kind::EraseAnnotator);
    QCOMPARE(change().annotator, QStringLiteral("Cy"));
}

void tst_StudiesPage::deletingIsAskedFor()
{
    choose(QStringLiteral("studyMenu"), QStringLiteral("deleteStudy"));
    QTest::mouseClick(inDialog<QPushButton>(QStringLiteral("confirm")), Qt::LeftButton);
    QCOMPARE(m_changes->size(), 1);
    QCOMPARE(change(), (StudyChange{StudyChange::Kind::Delete, m_study.study.id.toString()}));
}

void tst_StudiesPage::guidelineIsAmended()
{
    choose(QStringLiteral("studyMenu"), QStringLiteral("amendGuideline"));
    auto *text = inDialog<QPlainTextEdit>(QStringLiteral("guideline"));
    auto *amend = inDialog<QPushButton>(QStringLiteral("amend"));
    QCOMPARE(text->toPlainText(), QStringLiteral("Read."));
    QVERIFY(!amend->isEnabled());
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, QStringLiteral(" Twice."));
    QTest::mouseClick(amend, Qt::LeftButton);
    QCOMPARE(m_changes->size(), 1);
    QCOMPARE(change().text, QStringLiteral("Read. Twice."));
}

void tst_StudiesPage::amendmentsUnfold()
{
    QVERIFY(!m_page->findChild<Fold *>(QStringLiteral("amendments")));
    Amendment amendment;
    amendment.at = QDateTime(QDate(2026, 3, 4), QTime(5, 6), Qt::UTC);
    amendment.kind = guidelineAmendment;
    amendment.guidelineVersion = 2;
    m_study.amendments = {amendment};
    m_page->setStudies({m_study});
    auto *fold = m_page->findChild<Fold *>(QStringLiteral("amendments"));
    QVERIFY(fold);
    QVERIFY(!texts().contains(amendmentWords(amendment)));
    QTest::keyClick(fold->findChild<QToolButton *>(), Qt::Key_Space);
    QTRY_VERIFY(texts().contains(amendmentWords(amendment)));
}

void tst_StudiesPage::everythingIsReachedByKeys()
{
    QSet<QString> reached;
    m_page->findChild<QPushButton *>(QStringLiteral("newStudy"))->setFocus();
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *at = QApplication::focusWidget();
        reached.insert(at->objectName());
        const auto *button = qobject_cast<const QPushButton *>(at);
        QVERIFY2(!button || !button->text().isEmpty() || !at->accessibleName().isEmpty(),
                 qPrintable(at->objectName()));
    }
    for (const char *name :
         {"annotate-Ada", "annotatorMenu-Ada", "annotatorMenu-Cy", "agreement", "studyMenu"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

CONCORD_TEST(tst_StudiesPage)
#include "tst_studiespage.moc"
