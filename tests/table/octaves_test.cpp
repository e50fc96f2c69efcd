// SPDX-License-Identifier: MIT
// Tables whose segments grow with the distance from zero.
#include <fxact/table.hpp>

#include <cmath>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/softsign.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "against_oracle.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;

constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
/// The share of bound receptors, steep at zero.
constexpr auto saturation = [](auto x) { return x / (decltype(x){0.01} + x); };
/// Even, with a peak at zero.
constexpr auto peak = [](auto x) {
    using real = decltype(x);
    return real{0.05} / (real{0.05} + (x < real{0.0} ? -x : x));
};

// The same formulas for the oracle, in long double.
constexpr auto exact_reciprocal = [](const auto& x) { return std::decay_t<decltype(x)>(1 / x); };
constexpr auto exact_saturation = [](const auto& x) {
    using real = std::decay_t<decltype(x)>;
    return real(x / (real(0.01) + x));
};
constexpr auto exact_peak = [](const auto& x) {
    using real = std::decay_t<decltype(x)>;
    using std::abs;
    return real(real(0.05) / (real(0.05) + abs(x)));
};
constexpr auto exact_softsign = [](const auto& x) {
    using std::abs;
    return std::decay_t<decltype(x)>(x / (1 + abs(x)));
};

template <class Table>
constexpr bool is_logarithmic = Table::shape.layout.is_logarithmic();

using inverse = table<reciprocal, q<3, 12>, q<7, 8>, table_spec{.domain{1.0 / 256, 8}}>;
static_assert(is_logarithmic<inverse> && inverse::max_error <= 1 && inverse::bytes == 1218 && inverse::monotone,
              "1/x over eleven octaves; segments of one length took 32,678 bytes");
using inverse_below = table<reciprocal, q<3, 12>, q<7, 8>, table_spec{.domain{-8, -1.0 / 256}}>;
static_assert(is_logarithmic<inverse_below> && inverse_below::max_error <= 1 && inverse_below::bytes < 1300 &&
                  inverse_below::monotone,
              "segments grow downward below zero");
using inverse_in_bytes = table<reciprocal, q<3, 12>, q<7, 8>, table_spec{.max_bytes = 100, .domain{1.0 / 256, 8}}>;
static_assert(is_logarithmic<inverse_in_bytes> && inverse_in_bytes::bytes <= 100 && inverse_in_bytes::max_error < 200,
              "the best of 100 bytes; segments of one length leave 11,000 LSB");
using bound = table<saturation, q<3, 12>, q15, table_spec{.domain{0, 8}}>;
static_assert(is_logarithmic<bound> && bound::max_error <= 1 && bound::bytes <= 1300 && bound::monotone,
              "x / (x + 0.01) from zero on; 32,722 bytes before");
using entries_alone = table<saturation, q<3, 12>, q15,
                            table_spec{.max_error = 8, .interpolation = interpolation::nearest, .domain{0, 8}}>;
static_assert(is_logarithmic<entries_alone> && entries_alone::max_error <= 8,
              "one entry a segment, if that is asked for");
using wide_softsign = table<softsign, q<7, 8>, q15>;
static_assert(is_logarithmic<wide_softsign> && wide_softsign::max_error <= 1 && wide_softsign::bytes <= 1154 &&
                  wide_softsign::monotone,
              "odd; 16,384 bytes before");
using wide_peak = table<peak, q<3, 12>, q15, table_spec{.max_error = 2}>;
static_assert(is_logarithmic<wide_peak> && wide_peak::max_error <= 2 && wide_peak::bytes < 1200 && !wide_peak::monotone,
              "even");
using nearest_peak = table<peak, q<3, 12>, q15, table_spec{.max_error = 30, .interpolation = interpolation::nearest}>;
static_assert(is_logarithmic<nearest_peak> && nearest_peak::max_error <= 30, "even, one entry a segment");
using nearest_softsign =
    table<softsign, q<7, 8>, q15, table_spec{.max_error = 150, .interpolation = interpolation::nearest}>;
static_assert(is_logarithmic<nearest_softsign> && nearest_softsign::max_error <= 150 && nearest_softsign::monotone,
              "odd, one entry a segment");
using shifted = quantized<std::uint16_t, affine{1.0 / 4096, 1000}>;
using affine_inverse = table<reciprocal, shifted, q<7, 8>, table_spec{.domain{1.0 / 256, 15}}>;
static_assert(is_logarithmic<affine_inverse> && affine_inverse::max_error <= 1 && affine_inverse::bytes < 1400,
              "octaves start at the zero point");

static_assert(!is_logarithmic<table<sigmoid, q<3, 12>, q15>> && !is_logarithmic<table<fxact::tanh, q<3, 12>, q15>>,
              "not where they would be larger");
}  // namespace

TEST_CASE("a table by octaves is as accurate as it says, over all codes") {
    test::check_proof<inverse>("1/x over [1/256, 8)", exact_reciprocal);
    test::check_proof<inverse_below>("1/x over [-8, -1/256]", exact_reciprocal);
    test::check_proof<inverse_in_bytes>("1/x in 100 bytes", exact_reciprocal);
    test::check_proof<bound>("x / (x + 0.01)", exact_saturation);
    test::check_proof<entries_alone>("x / (x + 0.01), nearest", exact_saturation);
    test::check_proof<wide_softsign>("softsign q<7,8>", exact_softsign);
    test::check_proof<wide_peak>("a peak", exact_peak);
    test::check_proof<nearest_peak>("a peak, nearest", exact_peak);
    test::check_proof<nearest_softsign>("softsign q<7,8>, nearest", exact_softsign);
    test::check_proof<affine_inverse>("1/x by a zero point of 1000", exact_reciprocal);
}

TEST_CASE("tables by octaves keep the order that they say they keep, and give spans what they give codes") {
    const auto check = []<class Table>(Table f) {
        const auto x = test::all_values<typename Table::input_type>();
        CHECK(test::spans_agree<Table>(x));
        const auto first = raw_of(f(x.front())), last = raw_of(f(x.back()));
        if (Table::monotone && first <= last) CHECK(test::keeps_order<Table>(x, true));
        if (Table::monotone && first >= last) CHECK(test::keeps_order<Table>(x, false));
    };
    check(inverse{});
    check(inverse_below{});
    check(bound{});
    check(entries_alone{});
    check(wide_softsign{});
    check(wide_peak{});
    check(nearest_peak{});
    check(nearest_softsign{});
    check(affine_inverse{});
}
