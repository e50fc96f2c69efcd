// SPDX-License-Identifier: MIT
// Facts that a callable states about itself, in tables of 16 bits.
#include <fxact/table.hpp>

#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>

#include "../oracle/formulas.hpp"
#include "against_oracle.hpp"

namespace {
using namespace fxact;

struct square_fn {
    constexpr auto operator()(auto x) const { return x * x; }
};
struct stated_square_fn : square_fn {
    static constexpr facts about{.symmetry = symmetry::even, .lowest = 0, .highest = 4};
};
/// Facts may depend on parameters; these limits are never reached in the output's format.
struct scaled_tanh_fn {
    double scale;
    facts about{.symmetry = symmetry::odd, .lowest = -scale, .highest = scale};

    template <class T>
    constexpr T operator()(T x) const {
        return T{scale} * fxact::tanh(x);
    }
};
constexpr auto exact_square = [](const auto& x) { return std::decay_t<decltype(x)>(x * x); };

constexpr table_spec lines{.max_error = 4, .interpolation = interpolation::linear};
using square_table = table<square_fn{}, q<1, 14>, q<3, 12>, lines>;
using kept_square = table<stated_square_fn{}, q<1, 14>, q<3, 12>, lines>;
static_assert(square_table{}(q<1, 14>{0.0}).raw() == -2 && square_table::max_error <= 2.5,
              "the line of the smallest error goes below the parabola");
static_assert(kept_square{}(q<1, 14>{0.0}).raw() == 0, "but not if f states that it is never below 0");
static_assert(kept_square::max_error <= 3.4 && kept_square::bytes == 66 && square_table::bytes == 66,
              "what docs/tables.md says of them");

using small_tanh = table<scaled_tanh_fn{1.0}, q<3, 12>, q<3, 12>, table_spec{.prefer = prefer::size}>;
static_assert(small_tanh::max_error <= 1 && small_tanh::bytes <= 100, "facts take no bytes");
}  // namespace

TEST_CASE("16-bit tables of functions that state facts are as accurate as they say") {
    test::check_proof<kept_square>("x^2, within its limits", exact_square);
    test::check_proof<small_tanh>("tanh, within its limits", test::formulas::tanh);
}

TEST_CASE("no result is beyond what the stated limits round to") {
    for (int code = -32768; code < 32768; ++code) {
        const int square = kept_square::look_up(static_cast<std::int16_t>(code)),
                  tangent = small_tanh::look_up(static_cast<std::int16_t>(code));
        if (square < 0 || square > 4 * 4096 || tangent < -4096 || tangent > 4096)
            FAIL_CHECK(code << ": " << square << ", " << tangent);
    }
}
