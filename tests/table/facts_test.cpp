// SPDX-License-Identifier: MIT
// Facts that a callable states about itself, and what tables make of them.
#include <fxact/table.hpp>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>

#include "against_oracle.hpp"

namespace {
using namespace fxact;

struct resonance_fn {
    template <class T>
    constexpr T operator()(T x) const {
        return T{-6.0} * x / (T{1.0} + x * x);
    }
};
struct odd_resonance_fn : resonance_fn {
    static constexpr facts about{.symmetry = symmetry::odd};
};
constexpr auto exact_resonance = [](const auto& x) { return std::decay_t<decltype(x)>(-6 * x / (1 + x * x)); };

// Clamped to -1 and 127/128, samples of the two sides do not look symmetric.
constexpr table_spec loose{.max_error = 1.5, .prefer = prefer::size};
using halved = table<odd_resonance_fn{}, q<3, 4>, q7, loose>;
static_assert(test::symmetry_of<halved> == symmetry::odd && halved::bytes <= 129, "a stated symmetry is tried");
static_assert(halved::bytes <= table<resonance_fn{}, q<3, 4>, q7, loose>::bytes, "also where samples do not show it");

// A fact about codes that the table does not have is neither used nor refused.
struct odd_silu_fn {
    static constexpr facts about{.symmetry = symmetry::odd, .lowest = 0};
    constexpr auto operator()(auto x) const { return x * sigmoid(x); }
};
static_assert(table<odd_silu_fn{}, uq<4, 4>, q<3, 4>>::max_error <= 0.5, "an input without a sign has one half only");
static_assert(table<odd_silu_fn{}, q<3, 4>, q<3, 4>, table_spec{.domain{0, 4}}>::bytes == 65,
              "facts are of the table's domain");
}  // namespace

TEST_CASE("tables of functions that state facts are as accurate as they say") {
    test::check_proof<halved>("-6x / (1 + x^2), an odd table", exact_resonance);
}
