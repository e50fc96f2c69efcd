// SPDX-License-Identifier: MIT
#include <fxact/softmax/softmax_exps.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/softmax/softmax.hpp>

#include "../catch.hpp"
#include "formats.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

static_assert(softmax_exps{1.0 / 16}.valid() && !softmax_exps{0.0}.valid() && !softmax_exps{-1.0}.valid());
static_assert(!softmax_exps{std::numeric_limits<double>::quiet_NaN()}.valid() &&
              !softmax_exps{std::numeric_limits<double>::infinity()}.valid());

template <class Out, class In>
void check_same_bits(double scale) {
    const softmax_exps exps{scale};
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 10U, 1000U, 16'384U}) {
            const std::vector<In> row = row_of<In>(s, n);
            std::vector<Out> known(n), by_table(n);
            softmax(std::span{row}, std::span{known});
            CHECK(softmax(std::span{row}, std::span{by_table}, exps) == n);
            CHECK(by_table == known);
        }
}

TEST_CASE("softmax_exps: the bits of the table that the compiler makes") {
    check_same_bits<uq<0, 8>, q<3, 4>>(1.0 / 16);
    check_same_bits<q15, q<3, 4>>(1.0 / 16);
    check_same_bits<affine_code<std::int8_t, 3906, -128>, affine_code<std::uint8_t, 83'000, 7>>(0.083);
}

TEST_CASE("softmax_exps: a row too long for numerators is within the stated error too") {
    const softmax_exps exps{1.0 / 16};
    for (const shape s : shapes) {
        const std::vector<q<3, 4>> row = row_of<q<3, 4>>(s, 65'536);
        std::vector<uq<0, 8>> out(row.size());
        CHECK(softmax(std::span{row}, std::span{out}, exps) == row.size());
        CHECK(compare_row(row, out, &exact_logit::probability).worst <= softmax_bound<uq<0, 8>, q<3, 4>>());
    }
}

TEST_CASE("softmax of plain integers: the same bits signed, unsigned, 16-bit, by a table and at a temperature") {
    const std::array<std::int8_t, 4> signed_codes{-100, 27, 100, 0};
    const std::array<std::uint8_t, 4> unsigned_codes{28, 155, 228, 128};
    const std::array<std::int16_t, 4> wide_codes{-100, 27, 100, 0};
    std::array<q15, 4> out{}, from_unsigned{}, computed{}, from_wide{};
    softmax(std::span{signed_codes}, std::span{out}, softmax_exps{0.05});
    softmax(std::span{unsigned_codes}, std::span{from_unsigned}, softmax_exps{0.05});
    softmax(std::span{signed_codes}, std::span{computed}, softmax_spec{.temperature = 20});
    softmax(std::span{wide_codes}, std::span{from_wide}, softmax_spec{.temperature = 20});
    CHECK(from_unsigned == out);
    CHECK(from_wide == out);
    CHECK(computed == out);
    std::vector<affine_code<std::int8_t, 50'000, 0>> row;
    for (const std::int8_t code : signed_codes) row.push_back({code});
    CHECK(compare_row(row, std::vector<q15>(out.begin(), out.end()), &exact_logit::probability).worst <=
          softmax_bound<q15, q7>());
}

TEST_CASE("softmax writes nothing at a scale or temperature out of range, or for an empty or too long row") {
    std::vector<std::int8_t> row(65'537);
    std::vector<q7> out(65'537, make<q7>(3));
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    for (const double scale : {0.0, -0.0, -1.0, nan, -nan, inf, 0x1p101, 0x1p-101}) {
        CHECK(softmax(std::span{row}.first(3), std::span{out}, softmax_exps{scale}) == 0);
        CHECK(softmax(std::span{row}.first(3), std::span{out}, softmax_spec{.temperature = scale}) == 0);
    }
    CHECK(softmax(std::span{row}, std::span{out}, softmax_exps{1.0}) == 0);
    CHECK(softmax(std::span{row}, std::span{out}, softmax_spec{}) == 0);
    CHECK(softmax(std::span{row}.first(0), std::span{out}, softmax_exps{1.0}) == 0);
    CHECK(out == std::vector<q7>(65'537, make<q7>(3)));
}

template <class In, class Out>
void check_temperature(double temperature) {
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 10U, 513U}) {
            const std::vector<In> row = row_of<In>(s, n);
            std::vector<Out> out(n);
            CHECK(softmax(std::span{row}, std::span{out}, softmax_spec{.temperature = temperature}) == n);
            const row_errors errors = compare_row(row, out, &exact_logit::probability, temperature);
            INFO(name_of<In>() << " to " << name_of<Out>() << " at " << temperature << ", worst " << errors.worst);
            CHECK(errors.worst <= softmax_bound<Out, In>());
            CHECK(errors.ordered);
            CHECK(errors.equal_kept);
        }
}

TEST_CASE("softmax at a run-time temperature: within the error stated for a temperature of 1") {
    for (const double temperature : {1.0, 0.5, 3.7, 0.01, 1e-6, 1e6}) {
        check_temperature<float, float>(temperature);
        check_temperature<double, double>(temperature);
        check_temperature<q<3, 4>, uq<0, 8>>(temperature);
        check_temperature<q<3, 12>, q15>(temperature);
        check_temperature<q<4, 27>, q31>(temperature);
        check_temperature<float, q15>(temperature);
    }
}

template <class In, class Out>
void check_known_temperature() {
    constexpr double temperature = 3.7;
    for (const shape s : shapes) {
        const std::vector<In> row = row_of<In>(s, 500);
        std::vector<Out> out(500);
        softmax<softmax_spec{.temperature = temperature}>(std::span{row}, std::span{out});
        const row_errors errors = compare_row(row, out, &exact_logit::probability, temperature);
        CHECK(errors.worst <= softmax_bound<Out, In>());
        CHECK(errors.ordered);
    }
}

TEST_CASE("softmax at a compiled temperature: within the error stated for a temperature of 1") {
    check_known_temperature<float, float>();
    check_known_temperature<double, double>();
    check_known_temperature<q<3, 4>, uq<0, 8>>();
    check_known_temperature<q<3, 12>, q15>();
    check_known_temperature<q<4, 27>, q31>();
}

}  // namespace
}  // namespace fxact::test
