// SPDX-License-Identifier: MIT
#include <fxact/faithful.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/activation/elu.hpp>
#include <fxact/activation/exp.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/identity.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/softplus.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/apply.hpp>
#include <fxact/dense.hpp>
#include <fxact/derivative_of.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

#include "activation/sweep.hpp"
#include "catch.hpp"
#include "oracle/formulas.hpp"
#include "oracle/tally.hpp"
#include "tier.hpp"

using namespace fxact;
namespace formulas = fxact::test::formulas;

namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();
static_assert(faithful<sigmoid>(0.0F) == 0.5F && faithful<sigmoid>(infinite) == 1 && faithful<sigmoid>(-infinite) == 0);
static_assert(faithful<fxact::exp>(0.0F) == 1 && faithful<fxact::exp>(infinite) == infinite &&
              faithful<fxact::exp>(-infinite) == 0 && faithful<fxact::exp>(89.0F) == infinite);
static_assert(faithful<fxact::tanh>(infinite) == 1 && faithful<fxact::tanh>(-infinite) == -1);
static_assert(faithful<silu>(infinite) == infinite && faithful<silu>(-infinite) == 0 && faithful<silu>(0.0F) == 0);
static_assert(faithful<sigmoid>(0.25) == sigmoid(0.25) && faithful<sigmoid>(q15{0.25}) == sigmoid(q15{0.25}),
              "all but floats are the activation's");
static_assert(faithful<sigmoid>.derivative(0.0F) == 0.25F);
static_assert(derivative_of<faithful<sigmoid>>(0.0F) == 0.25F);

template <class F, class Exact>
void check_within_stated_error(const F& f, const Exact& exact, std::uint32_t stride, bool progress = false) {
    CHECK(test::sweep_floats(f, exact, f.about(), stride, false, progress) == test::complaints{});
    volatile float hidden_nan = std::numeric_limits<float>::quiet_NaN();
    CHECK(std::isnan(f(float{hidden_nan})));
    CHECK(std::isnan(f(-float{hidden_nan})));
}

void check_all(std::uint32_t stride, bool progress = false) {
    check_within_stated_error(faithful<fxact::exp>, formulas::exp, stride, progress);
    check_within_stated_error(faithful<sigmoid>, formulas::sigmoid, stride, progress);
    check_within_stated_error(faithful<fxact::tanh>, formulas::tanh, stride, progress);
    check_within_stated_error(faithful<silu>, formulas::silu, stride, progress);
    check_within_stated_error(faithful<gelu>, formulas::gelu, stride, progress);
    check_within_stated_error(faithful<softplus>, formulas::softplus, stride, progress);
    check_within_stated_error(faithful<elu{}>, formulas::elu(1), stride, progress);
    check_within_stated_error(faithful<elu{.alpha = 0.7}>, formulas::elu(0.7), stride, progress);
}

}  // namespace

TEST_CASE("faithful exp, sigmoid, tanh and silu are within 0.52 ulp, gelu, softplus and elu within what they state") {
    check_all(test::by_tier(5003U, 1009U));
}
TEST_CASE("faithful: all 2^32 floats are within what is stated", "[.exhaustive][exhaustive]") { check_all(1, true); }

TEST_CASE("faithful exp, sigmoid, tanh and silu give the limits at the infinities, and keep the sign of zero") {
    test::check_specials(faithful<fxact::exp>, 0, test::infinity, 1, 1);
    test::check_specials(faithful<sigmoid>, 0, 1, 0.5, 0.5);
    test::check_specials(faithful<fxact::tanh>, -1, 1, -0.0, 0);
    test::check_specials(faithful<silu>, -0.0, test::infinity, -0.0, 0);
}

TEST_CASE("faithful takes the nearest float nearly always, and not always") {
    int other = 0;
    for (int i = 0; i < 10'000; ++i) {
        const float x = static_cast<float>(i) * 0.001F - 5;
        other += faithful<sigmoid>(x) != sigmoid(x);
    }
    CHECK(other > 0);
    CHECK(other < 200);
}

TEST_CASE("faithful can be used wherever an activation can") {
    constexpr table<faithful<sigmoid>, q<3, 4>, q7> faithful_table;
    constexpr table<sigmoid, q<3, 4>, q7> nearest_table;
    for (int code = -128; code < 128; ++code) {
        const auto x = q<3, 4>::from_raw(static_cast<std::int8_t>(code));
        REQUIRE(faithful_table(x) == nearest_table(x));
    }
    const std::array<float, 3> in{-1, 0.5F, 2};
    std::array<float, 3> out{};
    CHECK(apply(faithful<silu>, in, out) == 3);
    for (std::size_t i = 0; i < in.size(); ++i) CHECK(out[i] == faithful<silu>(in[i]));

    const std::array<float, 6> weights{1, 2, 3, 4, 5, 6};
    const std::array<float, 2> bias{0.5F, -0.5F};
    std::array<float, 2> sums{}, layer{};
    dense(weights, in, bias, sums, identity);
    dense(weights, in, bias, layer, faithful<fxact::tanh>);
    for (std::size_t i = 0; i < 2; ++i) CHECK(layer[i] == faithful<fxact::tanh>(sums[i]));
}

TEST_CASE("faithful gives at run time what it gives the compiler") {
    constexpr auto at = [](int i) { return (static_cast<float>(i) - 31.5F) * (i % 2 == 0 ? 0.11F : 3.7F); };
    constexpr auto compiled = [at] {
        std::array<float, 256> all{};
        for (int i = 0; i < 64; ++i) {
            all[static_cast<std::size_t>(4 * i)] = faithful<fxact::exp>(at(i));
            all[static_cast<std::size_t>(4 * i + 1)] = faithful<sigmoid>(at(i));
            all[static_cast<std::size_t>(4 * i + 2)] = faithful<fxact::tanh>(at(i));
            all[static_cast<std::size_t>(4 * i + 3)] = faithful<silu>(at(i));
        }
        return all;
    }();
    test::tally same;
    for (int i = 0; i < 64; ++i) {
        volatile float hidden = at(i);
        const float x = hidden;
        const auto* const row = compiled.data() + 4 * i;
        same.expect(faithful<fxact::exp>(x) == row[0] && faithful<sigmoid>(x) == row[1] &&
                        faithful<fxact::tanh>(x) == row[2] && faithful<silu>(x) == row[3],
                    x);
    }
    CHECK(same);
}
