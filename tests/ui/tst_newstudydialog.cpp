// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/newstudydialog.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Concord;

namespace {

StudyTemplate sampleTemplate()
{
    StudyTemplate studyTemplate;
    studyTemplate.id = QStringLiteral("fidelity");
    studyTemplate.title = QStringLiteral("Fidelity");
    studyTemplate.questions = {Question{}};
    studyTemplate.paperDesign = {200, 6, 3};
    return studyTemplate;
}

} // namespace

class tst_NewStudyDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesThePublishedDesign();
    void asksForAPlanOfWhatIsTyped();
    void aTakenNameStopsAtTheFirstPage();
    void onlyTheNewestPlanIsTaken();
    void isAcceptedWithAPlanOnly();
    void aProposedSizeIsNotComplainedOf();
    void labelsAreNotClipped();
};

void tst_NewStudyDialog::proposesThePublishedDesign()
{
    const NewStudyDialog dialog({sampleTemplate()}, {QStringLiteral("Fidelity")});
    const StudyRequest request = dialog.request();
    QCOMPARE(request.name, QStringLiteral("Fidelity 2"));
    QCOMPARE(request.templateId, QStringLiteral("fidelity"));
    QCOMPARE(request.design.units, 200);
    QCOMPARE(request.design.perUnit, 3);
    QCOMPARE(request.design.annotators.size(), 6);
    QCOMPARE(request.design.seed, 1);
}

void tst_NewStudyDialog::asksForAPlanOfWhatIsTyped()
{
    NewStudyDialog dialog({sampleTemplate()}, {});
    dialog.show();
    QSignalSpy planned(&dialog, &NewStudyDialog::planRequested);
    auto *annotators = dialog.findChild<QPlainTextEdit *>(QStringLiteral("annotators"));
    annotators->setPlainText(QStringLiteral(" Ada \n\nBen"));
    dialog.findChild<QSpinBox *>(QStringLiteral("units"))->setValue(40);
    QCOMPARE(planned.size(), 2);
    const auto request = planned.last()[0].value<StudyRequest>();
    QCOMPARE(request.design.annotators,
             (QStringList{QStringLiteral("Ada"), QStringLiteral("Ben")}));
    QCOMPARE(request.design.units, 40);
}

void tst_NewStudyDialog::aTakenNameStopsAtTheFirstPage()
{
    NewStudyDialog dialog({sampleTemplate()}, {QStringLiteral("Old")});
    dialog.show();
    dialog.findChild<QLineEdit *>(QStringLiteral("studyName"))->setText(QStringLiteral("Old"));
    const int page = dialog.currentId();
    dialog.next();
    QCOMPARE(dialog.currentId(), page);
    dialog.findChild<QLineEdit *>(QStringLiteral("studyName"))->setText(QStringLiteral("New"));
    dialog.next();
    QVERIFY(dialog.currentId() != page);
}

void tst_NewStudyDialog::onlyTheNewestPlanIsTaken()
{
    NewStudyDialog dialog({sampleTemplate()}, {});
    const StudyRequest before = dialog.request();
    dialog.findChild<QSpinBox *>(QStringLiteral("units"))->setValue(40);
    dialog.setPlan(before, StudyPlan());
    QVERIFY(!dialog.plan());
    dialog.setPlan(dialog.request(), StudyPlan());
    QVERIFY(dialog.plan());
}

void tst_NewStudyDialog::isAcceptedWithAPlanOnly()
{
    NewStudyDialog dialog({sampleTemplate()}, {});
    dialog.show();
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    for (int i = 0; i < 4; ++i)
        dialog.next();
    QCOMPARE(dialog.nextId(), -1);
    dialog.setPlan(dialog.request(), Error{QStringLiteral("No human texts."), {}});
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 0);
    StudyPlan plan;
    plan.name = QStringLiteral("Fidelity");
    dialog.setPlan(dialog.request(), plan);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
}

void tst_NewStudyDialog::aProposedSizeIsNotComplainedOf()
{
    NewStudyDialog dialog({sampleTemplate()}, {});
    dialog.show();
    StudyPlan plan;
    plan.units.resize(128);
    plan.warnings = {{DesignWarning::Kind::TooFewCandidates, QStringLiteral("Only 128.")}};
    const auto note = [&] {
        dialog.setPlan(dialog.request(), plan);
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->property("role") == QStringLiteral("note"))
                return label->text();
        }
        return QString();
    };
    QCOMPARE(note(),
             QStringLiteral("The template proposes 200 units; the texts of this project "
                            "are enough for 128."));
    dialog.findChild<QSpinBox *>(QStringLiteral("units"))->setValue(150);
    QCOMPARE(note(), QStringLiteral("Only 128."));
}

void tst_NewStudyDialog::labelsAreNotClipped()
{
    applyTheme(Theme::dark());
    NewStudyDialog dialog({sampleTemplate()}, {});
    dialog.show();
    dialog.grab(); // lays it out
    int labels = 0;
    for (QLabel *label : dialog.currentPage()->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->wordWrap())
            continue;
        ++labels;
        const int width = label->width();
        label->resize(width + 20, label->height());
        const QImage image = label->grab().toImage();
        const QRect beyond(width, 0, 20, image.height());
        const QImage ground =
            image.copy(QRect(width + 19, 0, 1, image.height())).scaled(20, image.height());
        QVERIFY2(image.copy(beyond) == ground, qPrintable(label->text()));
    }
    QCOMPARE(labels, 2);
    const auto *combo = dialog.findChild<QComboBox *>(QStringLiteral("template"));
    QCOMPARE_GE(combo->height(), combo->sizeHint().height());
    applyTheme(Theme::light());
}

CONCORD_TEST(tst_NewStudyDialog)
#include "tst_newstudydialog.moc"
