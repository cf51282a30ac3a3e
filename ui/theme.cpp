// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QStyleFactory>
#include <QSvgRenderer>

// Q_INIT_RESOURCE must be called outside of any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(concord_icons);
}

namespace Concord {

namespace {

Theme &activeTheme()
{
    static Theme theme = Theme::light();
    return theme;
}

// Every rule of the program's look, with the theme's colours for @names.
const char *const styleTemplate = R"(
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 4px 6px; }
QMainWindow, QDialog { background: @window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { background: @window; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @accentSoft; }
QStatusBar { background: @window; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 0 8px; }
QSplitter::handle { background: @border; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: none; }

QLabel[role="title"] { font-size: 20pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 13pt; font-weight: 600; }
QLabel[role="section"] { color: @muted; font-size: 9pt; font-weight: 600; }
QToolButton[role="section"] { border: none; background: transparent; color: @muted; font-size: 9pt; font-weight: 600; padding: 1px 4px 1px 0; }
QToolButton[role="section"]:hover { color: @text; }
QToolButton[role="section"]:focus { border-bottom: 2px solid @accent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="reached"] { color: @muted; font-size: 12pt; }
QLabel[role="number"] { font-size: 20pt; font-weight: 600; }
QLabel[role="empty"] { color: @muted; font-size: 12pt; }
QLabel[role="banner"] { background: @markSoft; color: @mark; border-bottom: 1px solid @border; padding: 6px 16px; }

QFrame[role="rail"] { background: @surface; border: none; border-right: 1px solid @border; }
QFrame[role="rail"] QToolButton { border: none; border-radius: 8px; padding: 8px 2px 6px 2px; color: @muted; background: transparent; }
QFrame[role="rail"] QToolButton:hover { background: @window; color: @text; }
QFrame[role="rail"] QToolButton:checked { background: @accentSoft; color: @accent; font-weight: 600; }
QFrame[role="rail"] QToolButton:focus { border: 2px solid @accent; }

QFrame[role="card"] { background: @surface; border: 1px solid @border; border-radius: 10px; }
QFrame[role="panel"] { background: @surface; border: none; }
QFrame[role="request"] { background: @accentSoft; border: none; border-left: 4px solid @accent; border-radius: 4px; }
QFrame[role="reference"] { background: @window; border: 1px solid @border; border-radius: 8px; }
QFrame[role="bubbleA"] { background: @bubbleA; border: none; border-radius: 12px; border-top-left-radius: 3px; }
QFrame[role="bubbleB"] { background: @bubbleB; border: 1px solid @border; border-radius: 12px; border-top-right-radius: 3px; }
QLabel[role="note"] { background: @markSoft; color: @mark; border-radius: 6px; padding: 8px 12px; }
QLabel[role="reading"] { font-size: 10.5pt; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="speaker"] { color: @muted; font-size: 9pt; font-weight: 600; }
QFrame[role="rule"] { background: @border; border: none; max-height: 1px; min-height: 1px; }

QToolButton[role="chip"] { background: @markSoft; color: @mark; border: 1px solid @mark; border-radius: 11px; padding: 2px 10px; }
QToolButton[role="chip"]:hover { background: @surface; }
QToolButton[role="chip"]:focus { border: 2px solid @accent; padding: 1px 9px; }
QLabel[role="chip"] { background: @markSoft; color: @mark; border: 1px solid @mark; border-radius: 8px; padding: 1px 9px; }
QLabel[role="plainchip"] { background: @window; color: @muted; border: 1px solid @border; border-radius: 8px; padding: 1px 9px; }

QPushButton { background: @surface; color: @text; border: 1px solid @border; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton { outline: none; }
QPushButton:default, QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent; }
QPushButton[role="primary"] { font-weight: 600; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton:disabled { color: @muted; background: @window; border-color: @border; }
QPushButton[role="action"] { text-align: left; padding: 12px 16px; border-radius: 10px; }
QPushButton[role="action"]:focus { padding: 11px 15px; }
QPushButton[role="link"] { border: none; background: transparent; color: @accent; text-align: left; padding: 4px 6px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid @accent; padding: 2px 4px; }

QPushButton[role="quiet"] { border: 1px solid transparent; background: transparent; color: @muted; padding: 6px 10px; }
QPushButton[role="quiet"]:hover { color: @text; background: @accentSoft; }
QPushButton[role="quiet"]:focus { border: 2px solid @accent; padding: 5px 9px; }
QPushButton[role="quiet"]:checked { background: @markSoft; color: @mark; border-color: @mark; }
QPushButton[role="quiet"]:disabled { color: @faint; }
QPushButton[role="option"] { padding: 0; border-radius: 8px; }
QPushButton[role="option"]:checked { background: @accentSoft; border: 2px solid @accent; padding: 0; }
QLabel[role="option"] { font-size: 13pt; }
QLabel[role="smalloption"] { font-size: 10.5pt; }
QLabel[role="option"][state="chosen"], QLabel[role="smalloption"][state="chosen"] { font-weight: 600; }
QLabel[role="optionmark"] { color: @accent; font-weight: 700; font-size: 12pt; }
QPushButton[role="confirmed"] { color: @muted; background: @window; }
QFrame[role="onlyquestion"] { background: transparent; border: none; }
QFrame[role="question"] { background: transparent; border: 1px solid @border; border-left: 4px solid @border; border-radius: 4px; }
QFrame[role="question"][state="current"] { background: @window; border: 1px solid @accent; border-left: 4px solid @accent; }
QFrame[role="filter"] { background: @window; border: 1px solid @border; border-radius: 6px; }
QFrame[role="filter"][state="typed"] { border: 1px solid @accent; }
QLabel[role="filtertext"] { color: @muted; }
QLabel[role="filtertext"][state="typed"] { color: @text; font-weight: 600; }
QLabel[role="attributetype"] { color: @text; font-size: 9pt; padding-top: 4px; }
QToolButton[role="value"] { background: @surface; color: @text; border: 1px solid @border; border-radius: 9px; padding: 1px 5px; font-size: 9pt; }
QToolButton[role="value"]:hover { border-color: @accent; }
QToolButton[role="value"][state="match"] { border-color: @accent; color: @accent; }
QToolButton[role="value"][state="other"] { color: @faint; }
QToolButton[role="value"]:checked { background: @accent; color: @accentText; border-color: @accent; }
QLabel[role="partchip"] { background: @window; color: @text; border: 1px solid @border; border-radius: 11px; padding: 3px 11px; }
QLabel[role="verdictright"] { color: @accent; font-weight: 700; font-size: 12pt; }
QLabel[role="verdictwrong"] { color: @mark; font-weight: 700; font-size: 12pt; }
QPushButton[role="final"] { text-align: left; padding: 7px 12px; border-radius: 8px; }
QPushButton[role="final"]:focus { padding: 6px 11px; }
QPushButton[role="final"]:checked { background: @accentSoft; border: 2px solid @accent; color: @accent; font-weight: 600; padding: 6px 11px; }
QPushButton[role="menu"] { padding-right: 30px; }
QPushButton[role="menu"]:focus { padding-right: 29px; }
QPushButton[role="quietmenu"] { border: 1px solid transparent; background: transparent; color: @muted; padding: 6px 26px 6px 10px; }
QPushButton[role="quietmenu"]:hover { color: @text; background: @accentSoft; }
QPushButton[role="quietmenu"]:focus { border: 2px solid @accent; padding: 5px 25px 5px 9px; }
QPushButton::menu-indicator { image: url(:/concord/icons/chevron.svg); width: 12px; height: 12px; subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }
QFrame[role="head"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[role="foot"] { background: @surface; border: none; border-top: 1px solid @border; }
QFrame[role="side"] { background: @surface; border: none; border-left: 1px solid @border; }
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QLabel { background: transparent; }
QLabel[role="keycap"] { background: @window; border: 1px solid @border; border-radius: 5px; padding: 2px 8px; font-weight: 600; }

QRadioButton { border: 2px solid transparent; border-radius: 6px; padding: 2px 6px; spacing: 7px; }
QRadioButton:focus { border-color: @accent; }
QRadioButton::indicator { width: 12px; height: 12px; border: 2px solid @muted; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; background: @accentText; }

QCheckBox { border: 2px solid transparent; border-radius: 6px; padding: 2px 4px; spacing: 7px; }
QCheckBox:focus { border-color: @accent; }
QCheckBox:disabled { color: @muted; }
QCheckBox::indicator, QTableView::indicator { width: 13px; height: 13px; border: 2px solid @muted; border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(:/concord/icons/@tick.svg); }
QCheckBox::indicator:disabled { border-color: @border; }
QCheckBox::indicator:checked:disabled { background: @scroll; border-color: @scroll; }

QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 3px solid transparent; padding: 7px 4px; margin-right: 18px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent; border-bottom: 3px solid @accent; font-weight: 600; }
QTabBar::tab:selected:focus { background: @accentSoft; }
QToolButton[role="choice"] { background: @surface; color: @text; border: 1px solid @border; border-radius: 6px; padding: 5px 22px 5px 4px; }
QToolButton[role="choice"]:hover { border-color: @accent; }
QToolButton[role="choice"]:focus { border: 2px solid @accent; padding: 4px 21px 4px 3px; }
QToolButton[role="choice"]:disabled { color: @muted; background: @window; }
QToolButton[role="choice"]::menu-indicator { image: url(:/concord/icons/chevron.svg); width: 12px; height: 12px; subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit { background: @surface; color: @text; border: 1px solid @border; border-radius: 6px; padding: 5px 8px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 4px 7px; }
QComboBox { combobox-popup: 0; }
QComboBox:disabled, QLineEdit:disabled, QAbstractSpinBox:disabled { color: @muted; background: @window; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; padding: 4px 0; }
QListView::indicator { width: 13px; height: 13px; border: 2px solid @muted; border-radius: 4px; background: @surface; }
QListView::indicator:checked { background: @accent; border-color: @accent; image: url(:/concord/icons/@tick.svg); }
QSpinBox { padding-right: 24px; }
QSpinBox:focus { padding-right: 23px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none; background: transparent; width: 22px; margin: 2px 3px; border-radius: 3px; }
QSpinBox::up-button { subcontrol-position: top right; margin-bottom: 0; }
QSpinBox::down-button { subcontrol-position: bottom right; margin-top: 0; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: @accentSoft; }
QSpinBox::up-arrow { image: url(:/concord/icons/chevron-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url(:/concord/icons/chevron.svg); width: 10px; height: 10px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(:/concord/icons/chevron.svg); width: 12px; height: 12px; }

QTableView, QTreeView, QListView { background: @surface; color: @text; border: none; selection-background-color: @accentSoft; selection-color: @text; alternate-background-color: @window; outline: none; }
QTableView::item { padding: 0 8px; border: none; }
QTableView::item:selected, QTreeView::item:selected { background: @accentSoft; color: @text; }
QTableView:focus, QTreeView:focus { border: none; }
QTreeView { background: transparent; }
QTreeView::item { padding: 3px 4px; border-radius: 4px; }
QTreeView::item:hover { background: @window; }
QTreeView::item:focus { border: 1px solid @accent; }
QTableView::item:focus { border: 1px solid @accent; }
QListWidget { border: 1px solid @border; border-radius: 6px; }
QListWidget::item { padding: 5px 8px; border: none; }
QListWidget::item:selected { background: @accentSoft; color: @text; }
QListWidget:focus { border-color: @accent; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 11px; font-weight: 600; }
QLabel[role="danger"] { color: @danger; font-weight: 600; }
QLabel[role="small"] { color: @muted; font-size: 9pt; }
QLabel[role="rightchip"] { background: @accent; color: @accentText; border: 1px solid @accent; border-radius: 9px; padding: 2px 9px; }
QLabel[role="wrongchip"] { background: @surface; color: @mark; border: 2px solid @mark; border-radius: 9px; padding: 1px 8px; }
QLabel[role="missedchip"] { background: @surface; color: @muted; border: 2px dashed @muted; border-radius: 9px; padding: 1px 8px; }
QLabel[role="spuriouschip"] { background: @window; color: @danger; border: 1px solid @border; border-radius: 9px; padding: 2px 9px; text-decoration: line-through; }

QToolButton[role="tag"] { background: @surface; color: @text; border: 1px solid @border; border-radius: 11px; padding: 2px 10px; }
QToolButton[role="tag"]:hover { border-color: @accent; }
QToolButton[role="tag"]:checked { background: @accent; color: @accentText; border-color: @accent; }
QToolButton[role="tag"]:focus { border: 2px solid @text; padding: 1px 9px; }
QToolButton[role="tag"]:disabled { color: @muted; background: @window; }
QToolButton[role="tag"]:checked:disabled { color: @text; background: @accentSoft; }

QToolButton[role="fold"] { border: none; background: transparent; color: @muted; padding: 3px 4px; border-radius: 4px; }
QToolButton[role="fold"]:hover { color: @text; background: @accentSoft; }
QToolButton[role="fold"]:focus { border: 2px solid @accent; padding: 1px 2px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @window; border: 1px solid @border; border-radius: 5px; height: 10px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
)";

/// Draws a button's icon anew when the theme changes.
class IconKeeper : public QObject
{
public:
    IconKeeper(QAbstractButton *button, QString name, QColor Theme::*color)
        : QObject(button), m_button(button), m_name(std::move(name)), m_color(color)
    {
        button->installEventFilter(this);
        draw();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            draw();
        return QObject::eventFilter(watched, event);
    }

private:
    void draw() { m_button->setIcon(themedIcon(m_name, currentTheme().*m_color)); }

    QAbstractButton *m_button;
    QString m_name;
    QColor Theme::*m_color;
};

QString colorName(const QColor &color)
{
    return color.name(QColor::HexRgb);
}

} // namespace

Theme Theme::light()
{
    Theme theme;
    theme.window = QColor(0xF4F5F8);
    theme.surface = QColor(0xFFFFFF);
    theme.border = QColor(0xD8DCE3);
    theme.text = QColor(0x1B1F26);
    theme.muted = QColor(0x596273);
    theme.accent = QColor(0x2857C5);
    theme.accentText = QColor(0xFFFFFF);
    theme.accentSoft = QColor(0xE6EDFC);
    theme.bubbleA = QColor(0xE3EBFB);
    theme.bubbleB = QColor(0xFFFFFF);
    theme.scroll = QColor(0xB4BAC6);
    theme.faint = QColor(0x828A98);
    theme.mark = QColor(0x8A4B00);
    theme.markSoft = QColor(0xFFF1DC);
    theme.danger = QColor(0xB3261E);
    return theme;
}

Theme Theme::dark()
{
    Theme theme;
    theme.isDark = true;
    theme.window = QColor(0x14161A);
    theme.surface = QColor(0x1C1F25);
    theme.border = QColor(0x343A45);
    theme.text = QColor(0xE7EAF0);
    theme.muted = QColor(0xA0A9B8);
    theme.accent = QColor(0x8AB0FF);
    theme.accentText = QColor(0x0D1526);
    theme.accentSoft = QColor(0x26324D);
    theme.bubbleA = QColor(0x25334F);
    theme.bubbleB = QColor(0x23272F);
    theme.scroll = QColor(0x4A515E);
    theme.faint = QColor(0x6F7786);
    theme.mark = QColor(0xF5BC6B);
    theme.markSoft = QColor(0x3A2C15);
    theme.danger = QColor(0xFF8A80);
    return theme;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Button, surface);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::BrightText, danger);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, accentText);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::Mid, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QString Theme::styleSheet() const
{
    QString sheet = QString::fromLatin1(styleTemplate);
    // Longer names first: "@accentSoft" begins with "@accent".
    const std::pair<const char *, QColor> colors[] = {
        {"@accentSoft", accentSoft},
        {"@accentText", accentText},
        {"@accent", accent},
        {"@markSoft", markSoft},
        {"@mark", mark},
        {"@bubbleA", bubbleA},
        {"@bubbleB", bubbleB},
        {"@surface", surface},
        {"@window", window},
        {"@border", border},
        {"@muted", muted},
        {"@text", text},
        {"@scroll", scroll},
        {"@faint", faint},
        {"@danger", danger},
    };
    // On a dark ground a window manager's shadow does not set them off.
    if (isDark)
        sheet += QStringLiteral("QMenu, QDialog { border: 1px solid @muted; }\n");
    sheet.replace(QStringLiteral("@tick"),
                  isDark ? QStringLiteral("tick-dark") : QStringLiteral("tick"));
    for (const auto &[name, color] : colors)
        sheet.replace(QString::fromLatin1(name), colorName(color));
    return sheet;
}

bool systemIsDark()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void applyTheme(const Theme &theme)
{
    initIconResources();
    activeTheme() = theme;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(theme.styleSheet());
}

const Theme &currentTheme()
{
    return activeTheme();
}

QIcon themedIcon(const QString &name, const QColor &color)
{
    initIconResources();
    QFile file(QStringLiteral(":/concord/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("#000000", colorName(color).toLatin1());
    QSvgRenderer renderer(svg);
    QIcon icon;
    for (const int size : {24, 48, 72}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

void setThemedIcon(QAbstractButton *button, const QString &name, QColor Theme::*color)
{
    new IconKeeper(button, name, color);
}

} // namespace Concord
