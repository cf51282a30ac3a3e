// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/responsereader.h"

#include "storage/text.h"

namespace Concord {

namespace {

bool hasField(const JsonFields &fields, const char *name)
{
    simdjson::dom::element element;
    return fields.fields()[name].get(element) == simdjson::SUCCESS;
}

QString withoutSpace(const QString &text)
{
    QString kept;
    kept.reserve(text.size());
    for (const QChar letter : text) {
        if (!letter.isSpace())
            kept += letter;
    }
    return kept;
}

bool isNumbered(const ScoringItem &item)
{
    return item.task == u"risk_detect" || item.task == u"intention_infer" || item.task == u"advice";
}

// The reference as the files' labels lay it out.
QString labelOf(const ScoringItem &item)
{
    QStringList parts = item.answer.parts;
    for (qsizetype i = 0; isNumbered(item) && i < parts.size(); ++i)
        parts[i] = QStringLiteral("%1. ").arg(i + 1) + parts[i];
    const QString answer =
        parts.join(isNumbered(item) ? QStringLiteral(" ") : QStringLiteral(", "));
    return QStringLiteral("- Analysis: [") + item.analysis + QStringLiteral("]\n- Answer: [")
        + answer + u']';
}

} // namespace

Result<ResponseLine> ResponseReader::read(QByteArrayView line)
{
    const auto object = m_json.parse(line);
    if (!object)
        return object.error();
    const JsonFields fields(*object);
    auto predict = fields.text("predict");
    if (!predict)
        return predict.error();
    if (hasField(fields, "label")) {
        auto label = fields.text("label");
        if (!label)
            return label.error();
        return ResponseLine{{}, *std::move(label), *std::move(predict)};
    }
    const auto index = fields.integer("index");
    const auto task = fields.text("task");
    if (!index || !task)
        return index ? task.error() : index.error();
    return ResponseLine{*task + u'-' + QString::number(*index), {}, *std::move(predict)};
}

bool isResponseLine(QByteArrayView line)
{
    return bool(ResponseReader().read(line));
}

bool answers(const ResponseLine &line, const QString &key, const ScoringItem &item)
{
    if (!line.key.isEmpty())
        return line.key == key;
    return withoutSpace(line.label) == withoutSpace(labelOf(item));
}

} // namespace Concord
