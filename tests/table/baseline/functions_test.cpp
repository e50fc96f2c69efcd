// SPDX-License-Identifier: MIT
// The two forms of each function of the requests are the same function.
#include "functions.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include <fxact/apply.hpp>
#include <fxact/fixed.hpp>

#include "catch.hpp"
#include "oracle/tally.hpp"

TEST_CASE("each function of the requests agrees with its formula at 256 codes") {
    using namespace fxact::baseline;
    using in = fxact::q<3, 4>;
    using out = fxact::q<7, 8>;
    fxact::test::tally holds;
    for (int i = 0;; ++i) {
        const auto id = static_cast<function_id>(i);
        visit_function(id, [&]<class Function>() {
            const auto formula = Function::formula();
            for (int code = -128; code < 128; ++code) {
                const auto exact = 256 * static_cast<long double>(formula(static_cast<long double>(code) / 16));
                if (!(std::abs(exact) < 32767)) continue;  // also where there is no value
                const auto x = in::from_raw(static_cast<std::int8_t>(code));
                const auto found = static_cast<long double>(fxact::apply<out>(Function::callable, x).raw());
                holds.expect(std::abs(found - exact) < 0.501L, std::string(Function::name), code);
            }
        });
        if (id == function_id::spikes) break;  // the last one
    }
    fxact::test::check("functions", "agree", holds);
}
