// SPDX-License-Identifier: MIT
#include <fxact/table.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/real.hpp"
#include "oracle/tally.hpp"
#include "table/designs.hpp"
#include "table/internals.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
namespace formulas = test::formulas;

static_assert(smooth_sigmoid::max_error > 0.5 && smooth_sigmoid::max_error <= 1,
              "1 LSB if nothing is asked for, proved by the compiler");
static_assert(smooth_sigmoid::bytes == smooth_sigmoid::entries * 2 && smooth_sigmoid::bytes <= 520,
              "two bytes per entry");
static_assert(smooth_sigmoid::interpolation == interpolation::polynomial, "which has few entries and few steps");
static_assert(!test::is_logarithmic<smooth_sigmoid>,
              "segments of one length, where logarithmic ones would take more bytes");
static_assert(smooth_sigmoid{}(q<3, 12>{}) == q15{0.5}, "a table is looked up in constant expressions");
static_assert(byte_sigmoid::entries == 256 && byte_sigmoid::bytes == 256, "one byte for each code of an 8-bit input");
static_assert(byte_sigmoid::interpolation == interpolation::direct, "8-bit inputs have an entry each");
static_assert(byte_sigmoid::max_error <= 0.5, "each entry is correctly rounded");
static_assert(!table<designs::x_times_sigmoid, q<3, 4>, q<3, 4>>::monotone, "silu has a minimum");
static_assert(table<relu, q<3, 4>, q<3, 4>>::max_error == 0, "relu is exact in its own format");
static_assert(table<relu, uq<4, 4>, q<3, 4>>::max_error == 0,
              "a value outside the output's range counts as the nearer end");
static_assert(table<sigmoid, q<3, 4>, q31>::bytes == 1024, "32-bit outputs take four bytes each");
static_assert(std::is_empty_v<smooth_sigmoid>, "a table object takes no RAM");

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
    check_direct<table<sigmoid, q<3, 4>, q7>>("sigmoid q<3,4> to q7", formulas::sigmoid);
    check_direct<table<sigmoid, q7, uq<0, 8>>>("sigmoid q7 to uq<0,8>", formulas::sigmoid);
    check_direct<table<sigmoid, q<7, 0>, q15>>("sigmoid q<7,0> to q15", formulas::sigmoid);
    check_direct<table<sigmoid, uq<4, 4>, uq<0, 16>>>("sigmoid uq<4,4> to uq<0,16>", formulas::sigmoid);
    check_direct<table<sigmoid, uq<0, 8>, q31>>("sigmoid uq<0,8> to q31", formulas::sigmoid);
    check_direct<table<designs::sigmoid_slope, q<3, 4>, q15>>("sigmoid' q<3,4> to q15", formulas::sigmoid_slope);
    check_direct<table<designs::x_times_sigmoid, q<3, 4>, q<3, 4>>>("silu q<3,4>", formulas::silu);
    check_direct<table<designs::thrice_silu, q<3, 4>, q7>>("3 silu - 1/4 q<3,4> to q7, saturating",
                                                           designs::exact_of::thrice_silu);
    check_direct<table<relu, q<3, 4>, uq<1, 7>>>("relu q<3,4> to uq<1,7>, saturating", formulas::relu);
    check_direct<table<step, q<3, 4>, q7>>("step q<3,4> to q7", formulas::step);
}

TEST_CASE("a table's span form gives element by element what the call gives") {
    constexpr smooth_sigmoid smooth;
    constexpr byte_sigmoid direct;
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
        monotone.expect(
            smooth_sigmoid{}(test::make<q<3, 12>>(code)) >= smooth_sigmoid{}(test::make<q<3, 12>>(code - 1)), code);
    CHECK(monotone);
}
