// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importrow.h"

#include "ui/dialogs/importformatnames.h"
#include "ui/widgets/columnmappingpanel.h"
#include "ui/widgets/importpreview.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>

namespace Concord {

ImportRow::ImportRow(const ImportCandidate &candidate, const QString &name,
                     const QList<ImportFormat> &formats, const QStringList &datasets,
                     QWidget *parent)
    : QFrame(parent), m_candidate(candidate), m_formats(formats), m_form(new QFormLayout(this)),
      m_into(new QComboBox), m_name(new QLineEdit(name)), m_conflict(new QComboBox),
      m_origin(new QComboBox), m_model(new QLineEdit(candidate.source.model)),
      m_pathway(new QComboBox), m_dataset(new QComboBox),
      m_aggregates(
          makeLabel(tr("Scores of models that were computed elsewhere, for each task and pathway. "
                       "They are kept apart from what is computed here; there is nothing to say."),
                    "muted")),
      m_study(makeLabel(tr("Study with answers: its items become a dataset, and what people "
                           "answered about them becomes a study of the same name."),
                        "muted")),
      m_format(new QComboBox), m_columns(new ColumnMappingPanel(fileName())),
      m_preview(new ImportPreviewView(fileName()))
{
    setProperty("role", QStringLiteral("card"));
    m_form->setContentsMargins(16, 12, 16, 14);
    m_form->setSpacing(8);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const QFileInfo file(candidate.source.path);
    QLabel *title = makeLabel(
        file.isDir() ? fileName()
                     : tr("%1 (%2)").arg(fileName(), QLocale().formattedDataSize(file.size())),
        "strong");
    m_form->addRow(title);
    fillDestinations(datasets);
    fillOrigins();
    fillPathways();
    fillFormats();
    m_dataset->addItem(tr("recognise it"), QString());
    for (const QString &dataset : datasets)
        m_dataset->addItem(dataset, dataset);
    m_model->setPlaceholderText(tr("Whose responses are these?"));
    addFields();
    connectFields();
    showFieldsOfKind();
}

void ImportRow::connectFields()
{
    connect(m_name, &QLineEdit::textChanged, this, &ImportRow::changed);
    connect(m_model, &QLineEdit::textChanged, this, &ImportRow::changed);
    connect(m_pathway, &QComboBox::currentIndexChanged, this, &ImportRow::changed);
    connect(m_into, &QComboBox::currentIndexChanged, this, [this] {
        showFieldsOfKind();
        Q_EMIT changed();
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        m_isTable = m_isMapped = m_lacksText = false;
        showFieldsOfKind();
        requestPreview();
        Q_EMIT changed();
    });
    connect(m_columns, &ColumnMappingPanel::changed, this, [this] {
        m_isMapped = true;
        requestPreview();
        Q_EMIT changed();
    });
}

void ImportRow::addFields()
{
    addField(tr("&Goes into"), m_into, "into");
    addField(tr("&Name of the dataset"), m_name, "name");
    addField(tr("&Changed items"), m_conflict, "conflict");
    addField(tr("Texts &written by"), m_origin, "origin");
    addField(tr("&Model"), m_model, "model");
    addField(tr("Pat&hway"), m_pathway, "pathway");
    addField(tr("&Items of"), m_dataset, "dataset");
    m_aggregates->setObjectName(QStringLiteral("aggregates"));
    m_aggregates->setWordWrap(true);
    m_form->addRow(m_aggregates);
    m_study->setObjectName(QStringLiteral("study"));
    m_study->setWordWrap(true);
    m_form->addRow(m_study);
    addField(tr("Forma&t"), m_format, "format");
    m_columns->setObjectName(QStringLiteral("columns"));
    m_form->addRow(m_columns);
    m_form->addRow(m_preview);
}

// What came from a file of this name is added to, which makes no second copy of it.
void ImportRow::fillDestinations(const QStringList &datasets)
{
    m_into->addItem(tr("a new dataset"), QString());
    for (const QString &dataset : datasets)
        m_into->addItem(tr("\"%1\": items that it has are skipped").arg(dataset), dataset);
    if (!m_candidate.importedAs.isEmpty())
        m_into->setCurrentIndex(qMax(0, m_into->findData(m_candidate.importedAs)));
    m_into->setToolTip(tr("A dataset that is there already is added to: items that it has are "
                          "skipped."));
    m_conflict->addItem(tr("keep those of the dataset, and list them"), int(Conflict::Keep));
    m_conflict->addItem(tr("take those of the file"), int(Conflict::Replace));
    m_conflict->setToolTip(tr("Items whose key the dataset has with other content. Those that a "
                              "study or a model's response refers to are always kept."));
}

bool ImportRow::addsToDataset() const
{
    return kind() == ImportKind::Items && !m_into->currentData().toString().isEmpty();
}

void ImportRow::fillOrigins()
{
    m_origin->addItem(tr("not known"), int(Origin::Unknown));
    m_origin->addItem(tr("people"), int(Origin::Human));
    m_origin->addItem(tr("a language model"), int(Origin::Synthetic));
    m_origin->setToolTip(tr("A Turing study needs texts of people and texts of a model."));
}

void ImportRow::fillPathways()
{
    if (!m_candidate.source.pathway)
        m_pathway->addItem(tr("choose…"));
    for (const Pathway pathway : pathways()) {
        m_pathway->addItem(QString(pathwayName(pathway)), int(pathway));
        if (pathway == m_candidate.source.pathway)
            m_pathway->setCurrentIndex(m_pathway->count() - 1);
    }
    m_pathway->setToolTip(tr("How the model was asked to reason before it answered."));
}

void ImportRow::fillFormats()
{
    m_format->addItem(tr("recognise it"), QStringLiteral("auto"));
    for (const ImportFormat &format : m_formats)
        m_format->addItem(formatInWords(format.id), format.id);
}

// The label's text alone would be the same for each file.
void ImportRow::addField(const QString &label, QWidget *field, const char *name)
{
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(tr("%1, %2").arg(QString(label).remove(u'&'), fileName()));
    m_form->addRow(label, field);
}

void ImportRow::showFieldsOfKind()
{
    const ImportKind shown = kind();
    const bool isItems = shown == ImportKind::Items;
    const bool isNew = (isItems && !addsToDataset()) || shown == ImportKind::Study;
    m_form->setRowVisible(m_into, isItems && m_into->count() > 1);
    m_form->setRowVisible(m_name, isNew);
    m_form->setRowVisible(m_conflict, isItems && addsToDataset());
    m_form->setRowVisible(m_origin, isNew);
    m_form->setRowVisible(m_columns, isItems && m_isTable);
    m_form->setRowVisible(m_preview, isItems || shown == ImportKind::Study);
    m_form->setRowVisible(m_study, shown == ImportKind::Study);
    for (QWidget *field : {static_cast<QWidget *>(m_model), static_cast<QWidget *>(m_pathway),
                           static_cast<QWidget *>(m_dataset)})
        m_form->setRowVisible(field, shown == ImportKind::Responses);
    m_form->setRowVisible(m_aggregates, shown == ImportKind::Aggregates);
}

QString ImportRow::fileName() const
{
    return QFileInfo(m_candidate.source.path).fileName();
}

ImportKind ImportRow::kind() const
{
    const QString chosen = m_format->currentData().toString();
    for (const ImportFormat &format : m_formats) {
        if (format.id == chosen)
            return format.kind;
    }
    return m_candidate.kind;
}

ImportSource ImportRow::source() const
{
    ImportSource source{m_candidate.source.path, m_format->currentData().toString()};
    switch (kind()) {
    case ImportKind::Items:
    case ImportKind::Study:
        source.addsToDataset = addsToDataset();
        source.name = addsToDataset() ? m_into->currentData().toString() : m_name->text().trimmed();
        source.conflict = static_cast<Conflict>(m_conflict->currentData().toInt());
        if (m_isTable && m_isMapped)
            source.columns = m_columns->mapping();
        source.origin = static_cast<Origin>(m_origin->currentData().toInt());
        break;
    case ImportKind::Responses:
        source.name = m_dataset->currentData().toString();
        source.model = modelIdOf(m_model->text().trimmed());
        if (m_pathway->currentData().isValid())
            source.pathway = static_cast<Pathway>(m_pathway->currentData().toInt());
        break;
    case ImportKind::Aggregates:
        break;
    }
    return source;
}

QString ImportRow::problem() const
{
    const ImportSource wanted = source();
    switch (kind()) {
    case ImportKind::Items:
    case ImportKind::Study:
        if (m_isUnreadable)
            return tr("%1 cannot be imported as it is. Choose its format, or cancel.")
                .arg(fileName());
        if (m_lacksText)
            return tr("Say which column of %1 holds the request, the dialogue or a turn.")
                .arg(fileName());
        return wanted.name.isEmpty() ? tr("Every dataset needs a name.") : QString();
    case ImportKind::Responses:
        if (wanted.model.isEmpty())
            return tr("Say which model gave the responses in %1.").arg(fileName());
        if (!wanted.pathway)
            return tr("Choose the pathway under which the responses in %1 were given.")
                .arg(fileName());
        break;
    case ImportKind::Aggregates:
        break;
    }
    return {};
}

void ImportRow::requestPreview()
{
    if (kind() != ImportKind::Items && kind() != ImportKind::Study)
        return;
    m_looksAgain = m_isLooking;
    if (m_isLooking)
        return;
    m_isLooking = true;
    m_preview->showLooking();
    Q_EMIT previewRequested(source());
}

void ImportRow::showPreview(const Result<ImportPreview> &preview)
{
    m_isLooking = false;
    if (std::exchange(m_looksAgain, false)) {
        requestPreview(); // this one is of what was chosen before
        return;
    }
    m_isUnreadable = !preview;
    if (preview)
        applyPreview(*preview);
    else
        m_preview->showProblem(preview.error().message);
    showFieldsOfKind();
    Q_EMIT changed();
}

void ImportRow::applyPreview(const ImportPreview &preview)
{
    m_isTable = !preview.columns.isEmpty();
    m_lacksText = m_isTable && preview.items.isEmpty() && preview.rejected.isEmpty();
    if (m_isTable)
        m_columns->setColumns(preview.columns, preview.mapping);
    m_preview->showPreview(preview, formatInWords(preview.format));
}

} // namespace Concord
