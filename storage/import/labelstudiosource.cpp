// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelstudiosource.h"

#include "storage/import/labelstudioitem.h"
#include "storage/import/recorditems.h"
#include "storage/import/recordreaders.h"
#include "storage/text.h"

namespace Concord {

LabelStudioSource::LabelStudioSource(std::unique_ptr<InputFile> input)
    : m_input(std::move(input)), m_records(makeRecordReader(*m_input))
{}

std::optional<SourceItem> LabelStudioSource::next()
{
    auto item = nextItem(*m_records, [this](const Line &record) { return read(record); });
    m_tasks += item ? 1 : 0;
    return item;
}

Result<Item> LabelStudioSource::read(const Line &record)
{
    const auto task = m_json.parse(record.text);
    if (!task)
        return task.error();
    auto item = labelStudioItem(*task, m_tasks + 1);
    if (!item)
        return item;
    if (auto usable = LabelStudioAnswers::check(*task); !usable)
        return usable.error();
    if (const auto known = m_keys.constFind(item->key); known != m_keys.constEnd())
        return Error{StorageText::tr("The task \"%1\" is there already, in line %2. Give every "
                                     "task an id of its own.")
                         .arg(item->key)
                         .arg(*known),
                     {}};
    m_keys.insert(item->key, record.number);
    m_answers.take(*task, item->key, record.number);
    return item;
}

bool isLabelStudioTask(QByteArrayView record)
{
    JsonLine json;
    const auto task = json.parse(record);
    return task && jsonField(*task, "data")
        && (jsonField(*task, "annotations") || jsonField(*task, "completions"));
}

} // namespace Concord
