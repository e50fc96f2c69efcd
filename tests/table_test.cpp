// SPDX-License-Identifier: MIT
#include <fxact/table.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/fixed.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/real.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;

constexpr auto silu = [](auto x) { return x * sigmoid(x); };
/// Beyond what q15 holds on both sides.
constexpr auto thrice_silu = [](auto x) { return decltype(x){3.0} * x * sigmoid(x) - decltype(x){0.25}; };
constexpr auto slope = [](auto x) { return sigmoid.derivative(x); };

// The same formulas for the oracle, in long double or 50 digits.
constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };
constexpr auto exact_relu = [](const auto& x) { return test::relu(x); };
constexpr auto exact_silu = [](const auto& x) { return std::decay_t<decltype(x)>(x * test::sigmoid(x)); };
constexpr auto exact_thrice_silu = [](const auto& x) {
    return std::decay_t<decltype(x)>((12 * x * test::sigmoid(x) - 1) / 4);
};
constexpr auto exact_slope = [](const auto& x) { return test::sigmoid_slope(x); };

using sigmoid_table = table<sigmoid, q<3, 12>, q15>;
static_assert(sigmoid_table::max_error > 0.5 && sigmoid_table::max_error <= 1,
              "1 LSB, if nothing else is asked, and proved by the compiler");
static_assert(sigmoid_table::bytes == sigmoid_table::entries * 2 && sigmoid_table::bytes <= 520,
              "the smallest table that does it");
static_assert(sigmoid_table::interpolation == interpolation::quadratic, "which has few entries");
static_assert(sigmoid_table{}(q<3, 12>{}) == q15{0.5}, "a table is looked up in constant expressions");
using byte_table = table<sigmoid, q<3, 4>, q7>;
static_assert(byte_table::entries == 256 && byte_table::bytes == 256, "one byte for each code of an 8-bit input");
static_assert(byte_table::interpolation == interpolation::direct, "8-bit inputs have an entry each");
static_assert(byte_table::max_error <= 0.5, "each entry is correctly rounded");
static_assert(table<relu, q<3, 4>, q<3, 4>>::max_error == 0, "relu is exact in its own format");
static_assert(table<relu, uq<4, 4>, q<3, 4>>::max_error == 0, "what the output cannot hold counts as its end");
static_assert(table<sigmoid, q<3, 4>, q31>::bytes == 1024, "32-bit outputs take four bytes each");
static_assert(std::is_empty_v<sigmoid_table>, "a table object takes no RAM");

/// Every entry of a direct table against the oracle, and what it says of itself.
template <class Table, class Exact>
void check_direct(const char* name, const Exact& exact) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    test::tally entries;
    double largest = 0;
    for (const auto code : test::codes<in>()) {
        const std::int64_t found = Table{}(test::make<in>(code)).raw();
        entries.expect(found == test::nearest_code<out, in>(exact, code), code);
        largest = std::max(largest, test::error_in_lsb<out>(found, exact(test::value_of<test::real50, in>(code))));
    }
    test::check(name, "correctly rounded", entries);
    INFO(name);
    CHECK(Table::max_error >= largest);
    CHECK(Table::max_error <= largest + 1e-6);
}
}  // namespace

TEST_CASE("every entry of an 8-bit table is correctly rounded, and its error is what it says") {
    check_direct<table<sigmoid, q<3, 4>, q7>>("sigmoid q<3,4> to q7", exact_sigmoid);
    check_direct<table<sigmoid, q7, uq<0, 8>>>("sigmoid q7 to uq<0,8>", exact_sigmoid);
    check_direct<table<sigmoid, q<7, 0>, q15>>("sigmoid q<7,0> to q15", exact_sigmoid);
    check_direct<table<sigmoid, uq<4, 4>, uq<0, 16>>>("sigmoid uq<4,4> to uq<0,16>", exact_sigmoid);
    check_direct<table<sigmoid, uq<0, 8>, q31>>("sigmoid uq<0,8> to q31", exact_sigmoid);
    check_direct<table<slope, q<3, 4>, q15>>("sigmoid' q<3,4> to q15", exact_slope);
    check_direct<table<silu, q<3, 4>, q<3, 4>>>("silu q<3,4>", exact_silu);
    check_direct<table<thrice_silu, q<3, 4>, q7>>("3 silu - 1/4 q<3,4> to q7, saturating", exact_thrice_silu);
    check_direct<table<relu, q<3, 4>, uq<1, 7>>>("relu q<3,4> to uq<1,7>, saturating", exact_relu);
    check_direct<table<step, q<3, 4>, q7>>("step q<3,4> to q7",
                                           [](const auto& x) { return std::decay_t<decltype(x)>(x < 0 ? 0 : 1); });
}

TEST_CASE("a table's span form gives element by element what the call gives") {
    constexpr sigmoid_table smooth;
    constexpr byte_table direct;
    test::tally same;
    std::vector<q<3, 12>> in;
    for (int code = -32768; code < 32768; code += 5) in.push_back(test::make<q<3, 12>>(code));
    std::vector<q15> out(in.size());
    CHECK(smooth(std::span<const q<3, 12>>(in), std::span(out)) == in.size());
    for (std::size_t i = 0; i < in.size(); ++i) same.expect(out[i] == smooth(in[i]), in[i].raw());
    std::vector<q<3, 4>> bytes;
    for (int code = -128; code < 128; ++code) bytes.push_back(test::make<q<3, 4>>(code));
    for (std::size_t length = 0; length <= bytes.size(); length = length < 40 ? length + 1 : length * 2) {
        std::vector<q7> byte_out(bytes.size(), q7{0.25});
        same.expect(direct(std::span(bytes).first(length), std::span(byte_out)) == length, length);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            same.expect(byte_out[i] == (i < length ? direct(bytes[i]) : q7{0.25}), length, i);
    }
    CHECK(same);
}

TEST_CASE("a table of sigmoid never decreases") {
    test::tally monotone;
    for (int code = -32767; code < 32768; ++code)
        monotone.expect(sigmoid_table{}(test::make<q<3, 12>>(code)) >= sigmoid_table{}(test::make<q<3, 12>>(code - 1)),
                        code);
    CHECK(monotone);
}
