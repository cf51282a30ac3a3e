// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QTableView;

namespace Concord {

/// Makes a table of a list of any length: whole rows, one at a time, all as high, without a grid.
void setUpLongTable(QTableView &table, QAbstractItemModel &model);

} // namespace Concord
