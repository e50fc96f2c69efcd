// SPDX-License-Identifier: MIT
// Logarithmic tables: segments grow with the distance from zero.
#include <fxact/detail/table/design/logarithmic_profile.hpp>

#include "against_oracle.hpp"
#include "designs.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_proof, fxact::test::is_logarithmic;
namespace formulas = fxact::test::formulas;
namespace exact_of = fxact::designs::exact_of;

static_assert(is_logarithmic<long_inverse> && long_inverse::max_error <= 1 && long_inverse::bytes == 1218 &&
                  long_inverse::monotone,
              "1/x over eleven octaves; segments of one length take 32,678 bytes");
static_assert(is_logarithmic<inverse_below> && inverse_below::max_error <= 1 && inverse_below::bytes < 1300 &&
                  inverse_below::monotone,
              "segments grow downward below zero");
static_assert(is_logarithmic<inverse_in_bytes> && inverse_in_bytes::bytes <= 100 && inverse_in_bytes::max_error < 200,
              "the best of 100 bytes; segments of one length leave 11,000 LSB");
static_assert(is_logarithmic<bound_receptors> && bound_receptors::max_error <= 1 && bound_receptors::bytes <= 1300 &&
                  bound_receptors::monotone,
              "x / (x + 0.01) from zero on; segments of one length take 32,722 bytes");
static_assert(is_logarithmic<nearest_receptors> && nearest_receptors::max_error <= 8,
              "one entry per segment, if that is asked for");
static_assert(is_logarithmic<wide_softsign> && wide_softsign::max_error <= 1 && wide_softsign::bytes <= 1154 &&
                  wide_softsign::monotone,
              "odd; segments of one length take 16,384 bytes");
static_assert(is_logarithmic<wide_peak> && wide_peak::max_error <= 2 && wide_peak::bytes < 1200 && !wide_peak::monotone,
              "even");
static_assert(is_logarithmic<nearest_peak> && nearest_peak::max_error <= 30, "even, one entry per segment");
static_assert(is_logarithmic<nearest_softsign> && nearest_softsign::max_error <= 150 && nearest_softsign::monotone,
              "odd, one entry per segment");
static_assert(is_logarithmic<affine_inverse> && affine_inverse::max_error <= 1 && affine_inverse::bytes < 1400,
              "octaves start at the zero point");
}  // namespace

TEST_CASE("a logarithmic table is as accurate as it says, over all codes") {
    check_proof<long_inverse>("1/x over [1/256, 8)", exact_of::reciprocal);
    check_proof<inverse_below>("1/x over [-8, -1/256]", exact_of::reciprocal);
    check_proof<inverse_in_bytes>("1/x in 100 bytes", exact_of::reciprocal);
    check_proof<bound_receptors>("x / (x + 0.01)", exact_of::saturation);
    check_proof<nearest_receptors>("x / (x + 0.01), nearest", exact_of::saturation);
    check_proof<wide_softsign>("softsign q<7,8>", formulas::softsign);
    check_proof<wide_peak>("a peak", exact_of::peak);
    check_proof<nearest_peak>("a peak, nearest", exact_of::peak);
    check_proof<nearest_softsign>("softsign q<7,8>, nearest", formulas::softsign);
    check_proof<affine_inverse>("1/x by a zero point of 1000", exact_of::reciprocal);
}

TEST_CASE("logarithmic tables keep the order that they say they keep, and spans agree with single look-ups") {
    const auto check = []<class Table>(Table f) {
        const auto x = test::all_values<typename Table::input_type>();
        CHECK(test::spans_agree<Table>(x));
        const auto first = raw_of(f(x.front())), last = raw_of(f(x.back()));
        if (Table::monotone && first <= last) CHECK(test::keeps_order<Table>(x, true));
        if (Table::monotone && first >= last) CHECK(test::keeps_order<Table>(x, false));
    };
    check(long_inverse{});
    check(inverse_below{});
    check(bound_receptors{});
    check(nearest_receptors{});
    check(wide_softsign{});
    check(wide_peak{});
    check(nearest_peak{});
    check(nearest_softsign{});
    check(affine_inverse{});
}
