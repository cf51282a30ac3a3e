// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

namespace Concord {

std::map<std::string, TestFactory> &testRegistry()
{
    static std::map<std::string, TestFactory> registry;
    return registry;
}

int runTests(QCoreApplication &application)
{
    QCoreApplication::setOrganizationName(QStringLiteral("Concord"));
    QCoreApplication::setApplicationName(QStringLiteral("concord-tests"));
    QStandardPaths::setTestModeEnabled(true);
    QStringList arguments = application.arguments();
    const QString wanted =
        arguments.size() > 1 && arguments[1].startsWith(u"tst_") ? arguments.takeAt(1) : QString();
    if (!wanted.isEmpty() && !testRegistry().contains(wanted.toStdString())) {
        std::fprintf(stderr, "There is no test class %s here.\n", qPrintable(wanted));
        return 1;
    }
    int failures = 0;
    for (const auto &[name, create] : testRegistry()) {
        if (wanted.isEmpty() || wanted.toStdString() == name)
            failures += QTest::qExec(create().get(), arguments);
    }
    return qMin(failures, 125);
}

} // namespace Concord
