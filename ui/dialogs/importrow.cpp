// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importrow.h"

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
      m_name(new QLineEdit(name)), m_origin(new QComboBox),
      m_model(new QLineEdit(candidate.source.model)), m_pathway(new QComboBox),
      m_dataset(new QComboBox),
      m_aggregates(
          makeLabel(tr("Scores of models that were computed elsewhere, for each task and pathway. "
                       "They are kept apart from what is computed here; there is nothing to say."),
                    "muted")),
      m_study(makeLabel(tr("Study with answers: its items become a dataset, and what people "
                           "answered about them becomes a study of the same name."),
                        "muted")),
      m_format(new QComboBox)
{
    setProperty("role", QStringLiteral("card"));
    m_form->setContentsMargins(16, 12, 16, 14);
    m_form->setSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const QFileInfo file(candidate.source.path);
    m_form->addRow(
        makeLabel(tr("%1 (%2)").arg(fileName(), QLocale().formattedDataSize(file.size()))));
    fillOrigins();
    fillPathways();
    fillFormats();
    m_dataset->addItem(tr("recognise it"), QString());
    for (const QString &dataset : datasets)
        m_dataset->addItem(dataset, dataset);
    m_model->setPlaceholderText(tr("Whose responses are these?"));
    addFields();
    connect(m_name, &QLineEdit::textChanged, this, &ImportRow::changed);
    connect(m_model, &QLineEdit::textChanged, this, &ImportRow::changed);
    connect(m_pathway, &QComboBox::currentIndexChanged, this, &ImportRow::changed);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        showFieldsOfKind();
        Q_EMIT changed();
    });
    showFieldsOfKind();
}

void ImportRow::addFields()
{
    addField(tr("&Name of the dataset"), m_name, "name");
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
        m_format->addItem(format.id, format.id);
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
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_origin)})
        m_form->setRowVisible(field, shown == ImportKind::Items || shown == ImportKind::Study);
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
        source.name = m_name->text().trimmed();
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

} // namespace Concord
