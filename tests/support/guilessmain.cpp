// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

namespace Concord {
int runTests(QCoreApplication &application);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return Concord::runTests(application);
}
