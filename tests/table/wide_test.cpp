// SPDX-License-Identifier: MIT
// Tables of inputs of 32 bits: max_error is a bound that no code exceeds, and not far above what codes reach.
#include <fxact/table.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/softsign.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/real.hpp"
#include "oracle/tally.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;

// The formulas again for the oracle, in long double, which is uncertain by 2^-48 LSB of these outputs.
constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };
constexpr auto exact_tanh = [](const auto& x) { return std::tanh(x); };
constexpr auto exact_silu = [](const auto& x) { return std::decay_t<decltype(x)>(x * test::sigmoid(x)); };
constexpr auto exact_relu = [](const auto& x) { return test::relu(x); };
constexpr auto exact_step = [](const auto& x) { return std::decay_t<decltype(x)>(x < 0 ? 0 : 1); };
constexpr auto exact_softsign = [](const auto& x) { return std::decay_t<decltype(x)>(x / (1 + std::abs(x))); };
constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
constexpr auto exact_reciprocal = [](const auto& x) { return std::decay_t<decltype(x)>(1 / x); };

using input = q<3, 28>;
template <auto F, table_spec Spec = table_spec{}>
using made = table<F, input, q15, Spec>;

using smooth = made<sigmoid>;
static_assert(smooth::max_error <= 1 && smooth::bytes <= 132 && smooth::monotone, "as small as for 16 bits, nearly");
using straight = made<sigmoid, table_spec{.max_error = 1, .interpolation = interpolation::linear}>;
static_assert(straight::max_error <= 1 && straight::bytes == 514 && straight::monotone && !straight::shape.wide,
              "products of 32 bits");
using tight = made<sigmoid, table_spec{.max_error = 0.55}>;
static_assert(tight::max_error <= 0.55 && tight::bytes <= 520 && tight::monotone, "nearly correctly rounded");
using quick = made<sigmoid, table_spec{.max_error = 0.75, .max_bytes = 4096}>;
static_assert(quick::max_error <= 0.75 && quick::interpolation == interpolation::linear && quick::bytes <= 1026,
              "bytes buy fewer instructions");
using small = made<sigmoid, table_spec{.max_bytes = 64}>;
static_assert(small::bytes <= 64 && small::max_error < 8, "the best of 64 bytes");
using counted = made<sigmoid, table_spec{.entries = 129}>;
static_assert(counted::entries == 129 && counted::bytes == 258, "so many entries");
using part = made<sigmoid, table_spec{.domain{-1, 4}}>;
static_assert(part::max_error <= 1 && part::bytes <= 70 && part::monotone, "fewer for a domain");
using flat = made<fxact::tanh>;
static_assert(flat::max_error <= 1 && flat::bytes <= 226 && flat::monotone, "a tanh without its tails");
using bowl = table<silu, input, q<3, 12>>;
static_assert(bowl::max_error <= 1 && bowl::bytes <= 140 && !bowl::monotone, "a silu has a minimum");
using ramp = table<relu, input, q<3, 12>>;
static_assert(ramp::max_error <= 0.51 && ramp::bytes <= 8 && ramp::monotone, "a relu is two lines");
using jump = table<step, input, q7>;
static_assert(jump::max_error == 0 && jump::bytes == 2 && jump::monotone, "a step has two results");
using octaves = made<softsign>;
static_assert(octaves::max_error <= 1 && octaves::bytes <= 642 && octaves::shape.layout.is_logarithmic() &&
                  octaves::monotone,
              "segments that grow");
using inverse = table<reciprocal, q<7, 24>, q<8, 7>, table_spec{.domain{1.0 / 128, 127}}>;
static_assert(inverse::max_error <= 1 && inverse::shape.layout.is_logarithmic() && inverse::monotone,
              "1/x over fourteen octaves");
using long_sigmoid = table<sigmoid, q<15, 16>, q15>;
static_assert(long_sigmoid::max_error <= 1 && long_sigmoid::bytes <= 220 && long_sigmoid::monotone,
              "most of [-32768, 32768) is tail to a sigmoid");
using tensor = quantized<std::int32_t, affine{3.7e-9, 0}>;
using affine_sigmoid = table<sigmoid, tensor, q15, table_spec{.max_error = 0.75}>;
static_assert(affine_sigmoid::max_error <= 0.75 && affine_sigmoid::bytes <= 260 && affine_sigmoid::monotone,
              "a scale that is no power of two");
using shifted = quantized<std::int32_t, affine{3.7e-9, -1000000}>;
using bytes_out = table<sigmoid, shifted, quantized<std::int8_t, affine{1.0 / 256, -128}>>;
static_assert(bytes_out::max_error <= 1 && bytes_out::bytes <= 40 && bytes_out::monotone,
              "a zero point, and 8-bit outputs");

/// The codes where errors could be largest: the ends of every segment on both sides of zero, those of the domain and of
/// what is covered, an even spread, and random ones of every magnitude.
template <class Table>
std::vector<std::int32_t> codes_to_try() {
    constexpr auto layout = Table::shape.layout;
    constexpr std::int64_t zero = Table::shape.zero, lowest = std::numeric_limits<std::int32_t>::min(),
                           highest = std::numeric_limits<std::int32_t>::max();
    std::vector<std::int32_t> codes;
    const auto take = [&](std::int64_t code) {
        if (code >= lowest && code <= highest) codes.push_back(static_cast<std::int32_t>(code));
    };
    const auto take_about = [&](std::int64_t code) {
        for (std::int64_t i = -3; i <= 3; ++i) take(code + i);
    };
    for (std::size_t i = 0; i <= Table::entries; ++i) {
        const auto segment = Table::shape.first_segment + static_cast<std::int64_t>(i);
        const std::int64_t start = layout.start_of(segment), length = layout.length_of(segment);
        for (std::int64_t eighth = 0; eighth < 8; ++eighth) {
            take_about(zero + start + length * eighth / 8);
            take_about(zero - start - length * eighth / 8);
        }
    }
    for (const auto range : {layout.domain, layout.covered}) {
        take_about(range.first);
        take_about(range.last);
    }
    take_about(lowest);
    take_about(highest);
    take_about(0);
    constexpr std::int64_t spread = 600'000;
    for (std::int64_t i = 0; i < spread; ++i) take(layout.domain.first + i * ((layout.domain.count() - 1) / spread));
    std::mt19937_64 noise{1};
    for (int i = 0; i < 500'000; ++i) {
        const auto bits = static_cast<std::int32_t>(noise());
        take(bits >> (noise() % 31));
    }
    return codes;
}

template <class Table, class Exact>
void check_bound(const char* name, const Exact& exact) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    const auto codes = codes_to_try<Table>();
    double largest = 0;
    for (const auto code : codes) {
        const auto counted_code = Table::shape.layout.domain.clamped(code);
        largest = std::max(largest, test::error_in_lsb<out>(raw_of(Table{}(test::make<in>(code))),
                                                            exact(test::value_of<long double, in>(counted_code))));
    }
    INFO(name << ": " << largest << " found on " << codes.size() << " codes, " << Table::max_error << " proved");
    CHECK(codes.size() > 1'000'000);
    CHECK(Table::max_error >= largest - 1e-12);
    CHECK(Table::max_error <= largest * 1.1 + 0.05);
}

template <class Table>
void check_order(const char* name) {
    auto codes = codes_to_try<Table>();
    std::sort(codes.begin(), codes.end());
    std::vector<typename Table::input_type> x;
    for (const std::int32_t code : codes) x.push_back(test::make<typename Table::input_type>(code));
    const bool up = Table::look_up(codes.back()) >= Table::look_up(codes.front());
    test::check(name, "keeps order", test::keeps_order<Table>(x, up));
}
}  // namespace

TEST_CASE("no code of 32 bits is further off than the bound, and some come near it") {
    check_bound<smooth>("sigmoid", exact_sigmoid);
    check_bound<straight>("sigmoid, linear", exact_sigmoid);
    check_bound<tight>("sigmoid within 0.55", exact_sigmoid);
    check_bound<quick>("sigmoid, few instructions", exact_sigmoid);
    check_bound<small>("sigmoid, 64 bytes", exact_sigmoid);
    check_bound<counted>("sigmoid, 129 entries", exact_sigmoid);
    check_bound<part>("sigmoid over [-1, 4]", exact_sigmoid);
    check_bound<flat>("tanh", exact_tanh);
    check_bound<bowl>("silu", exact_silu);
    check_bound<ramp>("relu", exact_relu);
    check_bound<jump>("step", exact_step);
    check_bound<octaves>("softsign", exact_softsign);
    check_bound<inverse>("1/x", exact_reciprocal);
    check_bound<long_sigmoid>("sigmoid q<15,16>", exact_sigmoid);
    check_bound<affine_sigmoid>("sigmoid of int32", exact_sigmoid);
    check_bound<bytes_out>("sigmoid from int32 to int8", exact_sigmoid);
}

TEST_CASE("tables of 32-bit inputs keep the order that they say they keep") {
    check_order<smooth>("sigmoid");
    check_order<straight>("sigmoid, linear");
    check_order<tight>("sigmoid within 0.55");
    check_order<quick>("sigmoid, few instructions");
    check_order<flat>("tanh");
    check_order<ramp>("relu");
    check_order<jump>("step");
    check_order<octaves>("softsign");
    check_order<inverse>("1/x");
    check_order<long_sigmoid>("sigmoid q<15,16>");
    check_order<affine_sigmoid>("sigmoid of int32");
    check_order<bytes_out>("sigmoid from int32 to int8");
}

TEST_CASE("a span of 32-bit inputs gives what each of them gives") {
    const auto check = []<class Table>(Table) {
        using in = typename Table::input_type;
        std::vector<in> x;
        for (int i = 0; i < 1001; ++i)
            x.push_back(test::make<in>(static_cast<std::int32_t>(static_cast<std::uint32_t>(i) * 4'290'001U)));
        CHECK(test::spans_agree<Table>(x));
    };
    check(smooth{});
    check(straight{});
    check(octaves{});
    check(inverse{});
    check(affine_sigmoid{});
}
