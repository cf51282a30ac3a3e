// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/csvitems.h"
#include "storage/import/importedstudy.h"
#include "storage/import/studysource.h"
#include "tests/fuzz/itemcheck.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Concord;

namespace {

constexpr qsizetype mostLines = 4096; // an input has no more bytes

QString writeInput(const QString &name, QByteArrayView content)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    FUZZ_CHECK(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    FUZZ_CHECK(file.open(QIODevice::WriteOnly) && file.write(content.toByteArray()) >= 0);
    return path;
}

void checkItems(ItemSource &items)
{
    qsizetype read = 0;
    while (const auto next = items.next()) {
        FUZZ_CHECK(++read <= mostLines && next->line >= 1);
        if (next->item)
            checkItem(*next->item);
        else
            FUZZ_CHECK(!next->item.error().message.isEmpty());
    }
    FUZZ_CHECK(!items.next());
}

void checkStudy(StudySource &source)
{
    ReadStudy study = source.takeStudy();
    for (const ReadSitting &sitting : std::as_const(study.sittings)) {
        FUZZ_CHECK(sitting.unit >= 0 && sitting.unit < study.units.size());
        FUZZ_CHECK(sitting.person >= 0 && sitting.person < study.people.size());
        checkText(sitting.comment);
        for (const ReadAnswer &answer : sitting.answers) {
            FUZZ_CHECK(answer.question >= 0 && answer.question < study.questions.size());
            for (const QString &part : answer.parts)
                checkText(part);
        }
    }
    for (const ReadPerson &person : std::as_const(study.people))
        checkText(person.name);
    for (const Reject &reject : std::as_const(study.rejected))
        FUZZ_CHECK(!reject.reason.isEmpty());
    const auto planned =
        planImportedStudy(std::move(study), QStringLiteral("study"), QStringLiteral("file"));
    FUZZ_CHECK(planned || !planned.error().message.isEmpty());
}

void readTable(QByteArrayView content)
{
    const ImportSource source{writeInput(QStringLiteral("table"), content)};
    isItemTable(source.path);
    for (const bool hasHead : {true, false}) {
        ImportSource mapped = source;
        if (!hasHead) {
            const auto known = CsvItems::columns(source);
            if (!known)
                return;
            mapped.columns = known->mapping;
            mapped.columns->hasHead = false;
        }
        if (const auto items = CsvItems::open(mapped))
            checkItems(**items);
        else
            FUZZ_CHECK(!items.error().message.isEmpty());
    }
}

void readStudy(QByteArrayView content, const QString &format)
{
    const QString path = writeInput(QStringLiteral("study"), content);
    sniffStudyFormat(path);
    const auto source = openStudySource(path, format);
    if (!source) {
        FUZZ_CHECK(!source.error().message.isEmpty());
        return;
    }
    checkItems(**source);
    checkStudy(**source);
}

// A profile, its tasks and a dialogue, with a line of --- between them.
void readUser(QByteArrayView content)
{
    const QByteArray bytes = content.toByteArray();
    const qsizetype first = bytes.indexOf("\n---\n");
    const qsizetype second = first < 0 ? -1 : bytes.indexOf("\n---\n", first + 5);
    const QByteArray tasks =
        first < 0 ? bytes : bytes.mid(first + 5, second < 0 ? -1 : second - first - 5);
    const QString profile = writeInput(QStringLiteral("lens/profile/user1/profile.json"),
                                       first < 0 ? bytes : bytes.first(first));
    writeInput(QStringLiteral("lens/profile/user1/tasks.json"), tasks);
    writeInput(QStringLiteral("lens/output/dialogue/user1/ai/SD-1_dialogue.json"),
               second < 0 ? bytes : bytes.sliced(second + 5));
    QDir folder = QFileInfo(profile).dir();
    FUZZ_CHECK(folder.cd(QStringLiteral("../..")));
    const auto items = openItemSource({folder.path()}, QStringLiteral("personalens"));
    FUZZ_CHECK(items);
    checkItems(**items);
}

} // namespace

/// A byte that chooses the format, then any bytes as a source of it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView content(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    switch (data[0] % 4) {
    case 0:
        readTable(content);
        break;
    case 1:
        readStudy(content, labelStudioFormat);
        break;
    case 2:
        readStudy(content, ratingsFormat);
        break;
    case 3:
        readUser(content);
        break;
    }
    return 0;
}
