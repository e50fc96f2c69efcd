// SPDX-License-Identifier: MIT
// Flash holds one copy of a table, however many files read it, and nothing of one that none reads (check/tables.cmake
// counts them).
#include "one_table.hpp"

int main() {
    volatile std::int8_t code = 24;
    const auto x = fxact::q<3, 4>::from_raw(code);
    const bool same = firmware::read_twice(x) == firmware::read_elsewhere(x) &&
                      firmware::read_twice.data().data() == firmware::entries_elsewhere();
    return same ? 0 : 1;
}
