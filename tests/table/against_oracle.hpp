// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <fxact/format.hpp>

#include "../catch.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/real.hpp"
#include "internals.hpp"

namespace fxact::test {

/// The error that a table states is the largest that the oracle finds over all codes.
template <class Table, class Exact>
void check_proof(const char* name, const Exact& exact) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    double largest = 0;
    for (const auto code : codes<in>()) {
        const auto counted = within_domain<Table>(code);
        largest = std::max(largest,
                           error_in_lsb<out>(Table{}(make<in>(code)).raw(), exact(value_of<long double, in>(counted))));
    }
    INFO(name);
    CHECK(Table::max_error >= largest - 1e-12);  // what long double itself is uncertain by
    CHECK(Table::max_error <= largest + 1e-6);
}

}  // namespace fxact::test
