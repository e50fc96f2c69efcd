// SPDX-License-Identifier: MIT
#include <fxact/softmax/argmax.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <boost/random/mersenne_twister.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>
#include <fxact/softmax/hardmax.hpp>

#include "../catch.hpp"

namespace fxact::test {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
constexpr argmax_spec last{.select_last_index = true};

constexpr std::size_t first_of(const auto& row) { return argmax(std::span{row}); }
constexpr std::size_t last_of(const auto& row) { return argmax<last>(std::span{row}); }

static_assert(first_of(std::array{1.0F, 3.0F, 3.0F, 2.0F}) == 1, "of equals the first");
static_assert(last_of(std::array{1.0F, 3.0F, 3.0F, 2.0F}) == 2, "of equals the last, if asked for");
static_assert(argmax(std::span<const float>{}) == 0 && argmax<last>(std::span<const float>{}) == 0, "an empty row");
static_assert(
    [] {
        const std::array in{1.0, 5.0, 5.0, 2.0, 7.0, 7.0};
        std::array<int, 2> indices{};
        return argmax<last>(std::span{in}, std::span{indices}, tensor_axis{.outer = 2, .size = 3}) == 2 &&
               indices == std::array{2, 2};
    }(),
    "the rows of a matrix");

/// The rule said again: larger, or as large and later where the last is wanted; every NaN is as large as the other.
template <class T>
std::size_t expected(const std::vector<T>& row, bool want_last) {
    const auto is_nan = [](const T& x) {
        if constexpr (std::is_floating_point_v<T>)
            return x != x;
        else
            return false;
    };
    const auto less = [&](const T& a, const T& b) { return is_nan(b) ? !is_nan(a) : !is_nan(a) && a < b; };
    std::size_t best = 0;
    for (std::size_t i = 1; i < row.size(); ++i)
        if (less(row[best], row[i]) || (want_last && !less(row[i], row[best]))) best = i;
    return best;
}

/// Rows of few different values, so that most have equals among their largest.
template <class T>
std::vector<T> row_of(boost::random::mt19937& noise, std::size_t size) {
    std::vector<T> row(size);
    for (T& x : row) {
        const auto pick = static_cast<int>(noise() % 8);
        if constexpr (std::is_floating_point_v<T>) {
            constexpr T values[]{std::numeric_limits<T>::quiet_NaN(),
                                 -std::numeric_limits<T>::infinity(),
                                 -2,
                                 -T{0},
                                 T{0},
                                 std::numeric_limits<T>::denorm_min(),
                                 1,
                                 std::numeric_limits<T>::infinity()};
            // A NaN in one row of eight only, and infinities in half of them: they hide all others.
            x = values[pick == 0 && noise() % size != 0 ? 3 : pick == 7 && noise() % size != 0 ? 4 : pick];
        } else {
            using rep = rep_of<T>;
            constexpr std::int64_t low = std::numeric_limits<rep>::min(), high = std::numeric_limits<rep>::max();
            const std::int64_t codes[]{low, low, low + 1, -1, 0, 1, high - 1, high};
            x = saturate<T>(codes[noise() % (size < 8 ? 8 : 1 + noise() % 8)]);
        }
    }
    return row;
}

template <class T>
void check_rows() {
    boost::random::mt19937 noise{7};
    for (int n = 0; n < 4000; ++n) {
        const auto row = row_of<T>(noise, 1 + noise() % 40);
        const std::span<const T> in{row};
        const std::size_t first = expected(row, false), end = expected(row, true);
        REQUIRE(argmax(in) == first);
        REQUIRE(argmax(in, argmax_spec{}) == first);
        REQUIRE(argmax<last>(in) == end);
        REQUIRE(argmax(in, last) == end);
    }
}

TEST_CASE("argmax: the first of equal elements, and the last when asked, in every format") {
    check_rows<float>();
    check_rows<double>();
    check_rows<q7>();
    check_rows<uq<0, 8>>();
    check_rows<q15>();
    check_rows<uq<0, 16>>();
    check_rows<q31>();
    check_rows<uq<0, 32>>();
}

TEST_CASE("argmax: -0 equals +0, a NaN is above all numbers, and an empty row gives 0 (emlearn: -1)") {
    CHECK(first_of(std::array{3.0F, 1.0F}) == 0);
    CHECK(first_of(std::array{-0.0F, 0.0F}) == 0);
    CHECK(last_of(std::array{-0.0F, 0.0F}) == 1);
    CHECK(last_of(std::array{0.0F, -0.0F}) == 1);
    CHECK(first_of(std::array{-inf, -inf}) == 0);
    CHECK(last_of(std::array{-inf, -inf}) == 1);
    CHECK(first_of(std::array{inf, nan, -nan, 1.0F}) == 1);
    CHECK(last_of(std::array{inf, nan, -nan, 1.0F}) == 2);
    CHECK(first_of(std::array{-3.0, -2.0, -2.5}) == 1);
    CHECK(argmax(std::span<const float>{}, last) == 0);
    using halves_about_100 = quantized<std::int8_t, affine{0.5, 100}>;
    CHECK(last_of(std::array{halves_about_100::from_raw(-128), halves_about_100::from_raw(5),
                             halves_about_100::from_raw(5)}) == 2);
}

TEST_CASE("argmax takes rows of any length; hardmax writes nothing for more than 65,536 elements") {
    std::vector<q7> row(100'000);
    row[70'000] = row[99'998] = q7::from_raw(1);
    CHECK(argmax(std::span{row}) == 70'000);
    CHECK(argmax<last>(std::span{row}) == 99'998);
    std::vector<q7> out(65'537, q7::from_raw(3));
    CHECK(hardmax(std::span{row}, std::span{out}) == 0);
    CHECK(hardmax(std::span{row}, std::span{out}, tensor_axis{.size = 65'537}) == 0);
    CHECK(std::all_of(out.begin(), out.end(), [](q7 y) { return y.raw() == 3; }));
    CHECK(hardmax(std::span{row}.first(65'536), std::span{out}) == 65'536);
    CHECK(out[0].raw() == 127);
}

TEST_CASE("argmax along an axis: the index of each row is the one of that row alone") {
    boost::random::mt19937 noise{11};
    for (int n = 0; n < 500; ++n) {
        const tensor_axis axis{1 + noise() % 4, 1 + noise() % 9, 1 + noise() % 5};
        const std::size_t rows = axis.outer * axis.inner;
        const auto tensor = row_of<float>(noise, rows * axis.size);
        std::vector<std::int64_t> wide(rows + 1, -7);
        std::vector<std::uint8_t> narrow(rows, 77);
        for (const bool want_last : {false, true}) {
            const argmax_spec spec{.select_last_index = want_last};
            REQUIRE(argmax(std::span{tensor}, std::span{wide}, axis, spec) == rows);
            REQUIRE((want_last ? argmax<last>(std::span{tensor}, std::span{narrow}, axis)
                               : argmax(std::span{tensor}, std::span{narrow}, axis)) == rows);
            for (std::size_t row = 0; row < rows; ++row) {
                std::vector<float> alone;
                for (std::size_t i = 0; i < axis.size; ++i)
                    alone.push_back(tensor[(row / axis.inner * axis.size + i) * axis.inner + row % axis.inner]);
                REQUIRE(wide[row] == static_cast<std::int64_t>(expected(alone, want_last)));
                REQUIRE(narrow[row] == wide[row]);
            }
            REQUIRE(wide[rows] == -7);
        }
    }
}

TEST_CASE("argmax along an axis writes nothing if a tensor, its rows or an index do not fit") {
    const std::vector<q7> tensor(300);
    const std::span in{tensor};
    std::array<std::int8_t, 4> out{5, 5, 5, 5};
    const std::span indices{out};
    constexpr std::size_t huge = std::numeric_limits<std::size_t>::max();
    for (const tensor_axis axis :
         {tensor_axis{.outer = 1, .size = 0, .inner = 1}, tensor_axis{.outer = 1, .size = 2, .inner = 0},
          tensor_axis{.outer = 0, .size = 2, .inner = 2}, tensor_axis{.outer = 2, .size = 151},
          tensor_axis{.outer = 5, .size = 2}, tensor_axis{.outer = huge, .size = 2, .inner = huge},
          tensor_axis{.outer = 2, .size = huge / 2 + 2, .inner = 2}, tensor_axis{.size = 129}}) {
        CHECK(argmax(in, indices, axis) == 0);
        CHECK(argmax(in, indices, axis, last) == 0);
    }
    CHECK(out == std::array<std::int8_t, 4>{5, 5, 5, 5});
    CHECK(argmax(in, indices, tensor_axis{.size = 128}, last) == 1);  // 127 is the largest std::int8_t
    CHECK(out == std::array<std::int8_t, 4>{127, 5, 5, 5});
    std::array<std::uint8_t, 1> bytes{};
    CHECK(argmax(in, std::span{bytes}, tensor_axis{.size = 257}) == 0);
    CHECK(argmax(in, std::span{bytes}, tensor_axis{.size = 256}, last) == 1);
    CHECK(bytes[0] == 255);
}

TEST_CASE("hardmax is 1 at argmax and 0 elsewhere, along an axis and in place too") {
    std::array<q7, 3> out{};
    const std::array row{1.0F, 3.0F, 3.0F};
    CHECK(hardmax(std::span{row}, std::span{out}) == 3);
    CHECK(out == std::array{q7{}, q7::from_raw(127), q7{}});

    const std::array tensor{1.0F, 9.0F, 4.0F, 9.0F, 4.0F, 2.0F};  // 3 x 2
    std::array<float, 6> columns{};
    CHECK(hardmax(std::span{tensor}, std::span{columns}, tensor_axis{.size = 3, .inner = 2}) == 6);
    CHECK(columns == std::array{0.0F, 1.0F, 1.0F, 0.0F, 0.0F, 0.0F});
    std::array rows = tensor;
    CHECK(hardmax(std::span{rows}, std::span{rows}, tensor_axis{.outer = 3, .size = 2}) == 6);
    CHECK(rows == std::array{0.0F, 1.0F, 0.0F, 1.0F, 1.0F, 0.0F});
    CHECK(hardmax(std::span{rows}, std::span{rows}, tensor_axis{.outer = 4, .size = 2}) == 0);
}

}  // namespace
}  // namespace fxact::test
