// SPDX-License-Identifier: MIT
// Exps as products of two entries: tables give what the engine gives at run time, within what is stated.
#include <fxact/detail/softmax/exp_16_bit.hpp>
#include <fxact/detail/softmax/exp_8_bit.hpp>

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>

#include <fxact/detail/softmax/integer.hpp>
#include <fxact/detail/softmax/scale.hpp>
#include <fxact/fixed.hpp>

#include "../catch.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;

constexpr double_bits bits_of_double(double x) { return std::bit_cast<double_bits>(x); }
template <double_bits Step>
using known = constant_scale<Step, bits_of_double(1.0)>;
using sixteenths = known<bits_of_double(1.0 / 16)>;
using quarters = known<bits_of_double(0.25)>;
using ones = known<bits_of_double(1.0)>;
using tenths = known<bits_of_double(0.1)>;
using small = known<bits_of_double(1.0 / 4096)>;
using odd_small = known<bits_of_double(3e-4)>;

static_assert(product_tables<sixteenths, 8>::coarse_size == product_tables<sixteenths, 8>::coarse_codes,
              "all differences are visible, so none is clamped");
static_assert(halfword_exps<small>::is_whole && !halfword_exps<ones>::is_whole);
static_assert(product_tables<ones, 8>::coarse.size() < 40 && product_tables<quarters, 16>::coarse.size() < 90,
              "a table ends soon after e^-33");

static_assert(std::same_as<decltype(softmax_source<q15>(small{})), halfword_exps<small>> &&
                  std::same_as<decltype(product_source<q15>(small{})), product_exps<small, 16>>,
              "softmax of 16-bit logits takes the exps of 16-bit products, and log_softmax those of 32-bit ones");

template <class Scale, int CodeBits>
constexpr bool is_no_longer_than_its_codes =
    product_tables<Scale, CodeBits>::coarse.size() * product_tables<Scale, CodeBits>::fine.size() <= 1 << CodeBits;
static_assert(is_no_longer_than_its_codes<sixteenths, 8> && is_no_longer_than_its_codes<tenths, 8> &&
              is_no_longer_than_its_codes<small, 16> && is_no_longer_than_its_codes<odd_small, 16>);
template <class Scale>
constexpr bool halfwords_are_no_longer = halfword_exps<Scale>::coarse.size() << halfword_exps<Scale>::fine_bits <=
                                         65'536;
static_assert(halfwords_are_no_longer<small> && halfwords_are_no_longer<odd_small> && halfwords_are_no_longer<ones>);

/// Exps of `Known` are those of `computed`, never rise, and numerators are within `bound` of e^-(d * scale).
void check_exps(const char* name, const auto& by_table, const auto& computed, std::uint32_t codes, double bound) {
    test::tally same, ordered, near;
    const number<std::uint64_t> number_of_scale = by_table.scale();
    const double scale = std::ldexp(static_cast<double>(number_of_scale.mantissa >> 11), number_of_scale.exponent - 52);
    std::uint64_t before = ~std::uint64_t{};
    for (std::uint32_t d = 0; d<codes; d += codes> 256 && d > 600 && d + 600 < codes ? 11 : 1) {
        const std::uint64_t term = by_table.term(d);
        const std::uint32_t numerator = by_table.numerator(d);
        same.expect(term == computed.term(d) && numerator == computed.numerator(d), d);
        ordered.expect(term <= before, d);
        near.expect(std::abs(std::ldexp(static_cast<double>(numerator), -exp_bits) - std::exp(-scale * d)) <= bound, d);
        before = term;
    }
    INFO(name << " at " << scale);
    CHECK(same);
    CHECK(ordered);
    CHECK(near);
    CHECK((std::uint64_t{1} << term_bits) - by_table.term(0) == by_table.term_deficit);
    CHECK((std::uint32_t{1} << exp_bits) - by_table.numerator(0) == 1);
}
template <class Scale>
void check_bytes() {
    check_exps("8 bits", product_exps<Scale, 8>{}, product_exps<run_time_scale<>, 8>{{Scale::value}}, 256, 0x1p-30);
}
template <class Scale>
void check_halfwords() {
    const run_time_scale<> scale{Scale::value};
    check_exps("16 bits", product_exps<Scale, 16>{}, product_exps<run_time_scale<>, 16>{scale}, 65'536, 0x1p-29);
    // The fine factor, up to a quarter, has 16 bits.
    check_exps("16 bits, short", halfword_exps<Scale>{Scale{}}, halfword_exps<run_time_scale<>>{scale}, 65'536,
               0x1p-18 + 0x1p-29);
}
}  // namespace

TEST_CASE("exps by tables are those of the engine at every difference, in order and near e^-(d * scale)") {
    check_bytes<sixteenths>();
    check_bytes<quarters>();
    check_bytes<ones>();
    check_bytes<tenths>();
    check_halfwords<small>();
    check_halfwords<odd_small>();
    check_halfwords<tenths>();
    check_halfwords<ones>();
}

TEST_CASE("the fine factor covers as many codes as stay below a quarter, or half of the bits") {
    for (const double scale : {1e-5, 3e-4, 1.0 / 4096, 1.0 / 16, 0.083, 0.1, 0.25, 0.26, 1.0, 7.0}) {
        const number<std::uint64_t> exact{scale};
        CAPTURE(scale);
        const int fine = halfword_fine_bits(exact);
        CHECK((fine == 0 || std::ldexp(scale, fine) <= 0.25));
        CHECK((fine == 9 || std::ldexp(scale, fine + 1) > 0.25));
        const int bytes = fine_bits_of(exact, 8);
        CHECK((bytes == 0 || std::ldexp(scale, bytes) <= 1));
        CHECK((bytes == 4 || std::ldexp(scale, bytes + 1) > 1));
    }
}
