# SPDX-License-Identifier: GPL-3.0-or-later
# With one include root a header of a wrong layer compiles silently: this looks at every include.
# Run by ctest, or by hand: cmake -DROOT=. -P tests/check_layers.cmake

set(faults 0)

# Files of `folder` (without those under `without`) may name no include that fits `forbidden`.
function(check folder without forbidden)
    file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
    foreach(file ${files})
        if(without AND file MATCHES "^${without}")
            continue()
        endif()
        file(STRINGS ${ROOT}/${file} includes REGEX "^#[ ]*include[ ]+[<\"](${forbidden})")
        foreach(include ${includes})
            message(SEND_ERROR "${file} must not have: ${include}")
            math(EXPR faults "${faults} + 1")
        endforeach()
    endforeach()
    set(faults ${faults} PARENT_SCOPE)
endfunction()

set(widgets "QWidget|QApplication|QMainWindow|QDialog|QPainter|QColor|QFont|QIcon|QPixmap|QImage|QGui|QtGui|QtWidgets|QtCharts|QChart|QSvg")
check(models "models/itemmodels/" "(storage|ui|app)/|models/itemmodels/|QSql|QAbstractItemModel|QAbstractTableModel|sqlite3|${widgets}")
check(models/itemmodels "" "(storage|ui|app)/|QSql|sqlite3|${widgets}")
check(storage "" "(ui|app)/|models/itemmodels/|QAbstract|${widgets}")
check(ui "" "(storage|app)/|QSql|sqlite3")

if(faults GREATER 0)
    message(FATAL_ERROR "${faults} includes cross a layer (see \"Where things live\" in README.md)")
endif()
message(STATUS "layers: clean")
