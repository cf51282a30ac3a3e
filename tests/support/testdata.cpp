// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>

namespace Concord {

QString sharedFile(const QString &relativePath)
{
    const QString path = QDir(QStringLiteral(CONCORD_SHARED_DIR)).filePath(relativePath);
    return QFile::exists(path) ? path : QString();
}

QString writeFile(const QString &folder, const QString &name, const QByteArray &content)
{
    const QString path = QDir(folder).filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QByteArray ipDialogLine(const QByteArray &task, int index)
{
    return R"({"index": )" + QByteArray::number(index) + R"(, "task": ")" + task
        + R"(", "task_index": 1, "domain": "Books", "user_attr_group": {"age": "adult", "hobby": "music", "residence": "urban"},)"
          R"( "request": "Which one?", "GT": {"related_attributes": {"residence": "urban", "hobby": "music"},)"
          R"( "analysis": "Because.", "answer": ["A", "B"]}, "history": [[{"speaker": "User", "content": "My band rehearses."},)"
          R"( {"speaker": "AI", "content": "Lovely."}], [{"speaker": "User", "content": "The tram is late."},)"
          R"( {"speaker": "AI", "content": "A pity."}]]})"
        + '\n';
}

QByteArray dialogueLine(const QByteArray &id, const QByteArray &text)
{
    return R"({"id": ")" + id + R"(", "source": "test", "turns": [{"speaker": "A", "content": ")"
        + text + R"("}, {"speaker": "B", "content": "Well."}]})" + '\n';
}

} // namespace Concord
