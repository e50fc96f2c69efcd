// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/apply.hpp>
#include <fxact/format.hpp>

#include "../oracle/tally.hpp"
#include "internals.hpp"
#include "spans_and_order.hpp"

namespace fxact::test {

/// A table gives at every code what the library gives at the code within the domain, one by one and in spans.
template <class Table>
void check_exact(const char* name) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    tally nearest;
    const auto values = all_values<in>();
    for (const in x : values) {
        const in counted = make<in>(within_domain<Table>(raw_of(x)));
        nearest.expect(raw_of(Table{}(x)) == raw_of(apply<out>(Table::function, counted)), raw_of(x));
    }
    check(name, "correctly rounded", nearest);
    check(name, "a span gives what each element gives", spans_agree<Table>(values));
}

}  // namespace fxact::test
