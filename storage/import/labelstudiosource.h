// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/inputfile.h"
#include "storage/import/jsonline.h"
#include "storage/import/labelstudioanswers.h"
#include "storage/import/recordreader.h"
#include "storage/import/studysource.h"

namespace Concord {

/// Label Studio's JSON: a list of tasks, or one task a line. Each task is an item.
class LabelStudioSource : public StudySource
{
public:
    explicit LabelStudioSource(std::unique_ptr<InputFile> input);

    std::optional<SourceItem> next() override;
    qint64 bytesRead() const override { return m_input->fileBytesRead(); }
    QString sha256() const override { return m_input->sha256(); }
    QString errorText() const override { return m_records->errorText(); }
    qint64 recordsRead() const override { return m_tasks; }
    ReadStudy takeStudy() override { return m_answers.takeStudy(); }

private:
    Result<Item> read(const Line &record);

    std::unique_ptr<InputFile> m_input;
    std::unique_ptr<RecordReader> m_records;
    JsonLine m_json;
    LabelStudioAnswers m_answers;
    QHash<QString, qint64> m_keys; ///< lines of the tasks by key
    qint64 m_tasks = 0;
};

/// Whether a record can be a task: it has data, and annotations or completions.
bool isLabelStudioTask(QByteArrayView record);

} // namespace Concord
