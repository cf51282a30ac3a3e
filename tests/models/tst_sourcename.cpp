// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/sourcename.h"

#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_SourceName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameHasNoEnding_data();
    void nameHasNoEnding();
};

void tst_SourceName::nameHasNoEnding_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *path, const char *name) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(name);
    };
    row("/folder/x.jsonl", "x");
    row("/folder/x.jsonl.gz", "x");
    row("x.JSONL.GZ", "x");
    row("Qwen2.5-7B.jsonl.gz", "Qwen2.5-7B");
    row("Qwen2.5-7B.jsonl", "Qwen2.5-7B");
    row("x.gz", "x");
    row("v1.2.gz", "v1");
    row("x", "x");
    row(".gz", "");
    row("/folder.gz/x", "x");
}

void tst_SourceName::nameHasNoEnding()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    QCOMPARE(sourceBaseName(path), name);
}

CONCORD_TEST(tst_SourceName)

#include "tst_sourcename.moc"
