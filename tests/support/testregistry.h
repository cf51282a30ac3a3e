// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace Concord {

using TestFactory = std::function<std::unique_ptr<QObject>()>;

/// The test classes of this executable, by name.
std::map<std::string, TestFactory> &testRegistry();

struct TestRegistration
{
    TestRegistration(const char *name, TestFactory factory)
    {
        testRegistry()[name] = std::move(factory);
    }
};

} // namespace Concord

/// Makes a test class known to the suite's main(); stands at the beginning of a line, so that CMake
/// finds it too.
#define CONCORD_TEST(Class)                                                                        \
    static const Concord::TestRegistration registration_##Class(                                   \
        #Class, [] { return std::unique_ptr<QObject>(new Class); });
