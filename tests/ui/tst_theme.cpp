// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <cmath>

using namespace Concord;

namespace {

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = qMax(luminance(a), luminance(b));
    const double darker = qMin(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreReadable_data();
    void textsAreReadable();
    void everyColourOfTheStyleSheetIsFilledIn();
    void iconsAreDrawnInTheirColour();
    void dialogButtonsHaveNoIcons();
    void darkDialogsAndMenusHaveABorder();
};

void tst_Theme::textsAreReadable_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_Theme::textsAreReadable()
{
    QFETCH(bool, isDark);
    const Theme theme = isDark ? Theme::dark() : Theme::light();
    const std::pair<QColor, QColor> pairs[] = {
        {theme.text, theme.window},       {theme.text, theme.surface},
        {theme.muted, theme.window},      {theme.muted, theme.surface},
        {theme.muted, theme.bubbleA},     {theme.muted, theme.bubbleB},
        {theme.text, theme.bubbleA},      {theme.text, theme.bubbleB},
        {theme.accentText, theme.accent}, {theme.mark, theme.markSoft},
        {theme.accent, theme.accentSoft}, {theme.text, theme.accentSoft},
        {theme.muted, theme.accentSoft},  {theme.mark, theme.surface},
        {theme.danger, theme.surface},    {theme.danger, theme.window},
    };
    for (const auto &[text, ground] : pairs)
        QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + u" on " + ground.name()));
    QVERIFY(contrast(theme.faint, theme.surface) >= 3);
    QVERIFY(contrast(theme.faint, theme.window) >= 3);
}

void tst_Theme::everyColourOfTheStyleSheetIsFilledIn()
{
    QVERIFY(!Theme::light().styleSheet().contains(u'@'));
}

void tst_Theme::iconsAreDrawnInTheirColour()
{
    const QImage image = themedIcon(QStringLiteral("items"), Qt::red).pixmap(48, 48).toImage();
    bool isRed = false;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            isRed = isRed
                || (image.pixelColor(x, y).alpha() > 200 && image.pixelColor(x, y).red() > 200);
    }
    QVERIFY(isRed);
    QVERIFY(themedIcon(QStringLiteral("no such icon"), Qt::red).isNull());
}

void tst_Theme::dialogButtonsHaveNoIcons()
{
    applyTheme(Theme::dark());
    QDialog dialog;
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::Ok, &dialog);
    dialog.show();
    for (const auto button : {QDialogButtonBox::Close, QDialogButtonBox::Ok})
        QVERIFY(buttons->button(button)->icon().isNull());
    applyTheme(Theme::light());
}

void tst_Theme::darkDialogsAndMenusHaveABorder()
{
    applyTheme(Theme::dark());
    QDialog dialog;
    dialog.resize(60, 40);
    QMenu menu;
    menu.addAction(QStringLiteral("Open"));
    for (QWidget *widget : {static_cast<QWidget *>(&dialog), static_cast<QWidget *>(&menu)})
        QCOMPARE(widget->grab().toImage().pixelColor(20, 0), Theme::dark().muted);
    applyTheme(Theme::light());
}

CONCORD_TEST(tst_Theme)
#include "tst_theme.moc"
