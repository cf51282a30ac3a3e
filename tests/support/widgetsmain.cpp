// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>

namespace Concord {
int runTests(QCoreApplication &application);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    return Concord::runTests(application);
}
