// SPDX-License-Identifier: MIT
// Probabilities half-way between two codes, and rows whose logits have several types: what
// they get does not depend on the way.
#include <fxact/softmax.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

template <class Out, class In, std::size_t N>
constexpr std::array<Out, N> softmax_of(const std::array<In, N>& row) {
    std::array<Out, N> out{};
    softmax(std::span{row}, std::span{out});
    return out;
}
template <class In>
constexpr bool half_is_one = softmax_of<q<7, 0>>(std::array<In, 2>{}) == std::array{q<7, 0>{1}, q<7, 0>{1}};
static_assert(half_is_one<q<3, 4>> && half_is_one<q<3, 12>> && half_is_one<q<4, 27>> && half_is_one<float> &&
                  half_is_one<double>,
              "half a code is rounded away from zero");
static_assert(softmax_of<quantized<std::int8_t, affine{2.0, 0}>>(std::array{q<3, 4>{}})[0].raw() == 1,
              "a row of one is half of two");
static_assert(softmax_of<uq<0, 8>>(std::array<q<3, 4>, 512>{})[0] == uq<0, 8>::from_raw(1),
              "1 / 512 is half of 1 / 256");

/// 1 / n in codes of which one consists, rounded half up.
template <class Out>
std::int64_t code_of_one_over(std::size_t n, std::int64_t codes) {
    const auto size = static_cast<std::int64_t>(n);
    const std::int64_t last = std::int64_t{std::numeric_limits<rep_of<Out>>::max()} - zero_point_of<Out>;
    return std::min((2 * codes + size) / (2 * size), last) + zero_point_of<Out>;
}

std::vector<std::size_t> lengths_of_equal_rows(std::int64_t codes) {
    std::vector<std::size_t> lengths{1,    2,    3,    4,    5,    7,    10,   40,   100,    511,    512,   513,
                                     1000, 1024, 1025, 2048, 2049, 4095, 4096, 8191, 32'768, 65'535, 65'536};
    // Every tie there is.
    for (std::size_t n = 1; n <= 65'536 && n <= static_cast<std::size_t>(2 * codes); ++n)
        if (2 * codes % static_cast<std::int64_t>(n) == 0) lengths.push_back(n);
    return lengths;
}

/// Rows of equal logits into an Out that has `codes` codes in one, by every way.
template <class Out>
void check_equal_rows(std::int64_t codes) {
    const std::vector<std::int8_t> bytes(65'536, 5);
    const std::vector<std::int16_t> halfwords(65'536, -300);
    const std::vector<q<3, 4>> known_bytes(65'536, q<3, 4>{1.5});
    const std::vector<q<3, 12>> known_halfwords(65'536, q<3, 12>{1.5});
    const std::vector<q<4, 27>> words(65'536, q<4, 27>{1.5});
    const std::vector<float> floats(65'536, -3.25F);
    const std::vector<double> doubles(65'536, 1e300);
    const softmax_exps exps{0.037};
    int differ = 0;
    for (const std::size_t n : lengths_of_equal_rows(codes)) {
        std::vector<Out> out(n);
        const auto expected = static_cast<rep_of<Out>>(code_of_one_over<Out>(n, codes));
        const auto check = [&](const auto& row, const auto&... how) {
            softmax(std::span{row}.first(n), std::span{out}, how...);
            for (const Out& y : out) differ += raw_of(y) != expected;
        };
        check(known_bytes);
        check(known_halfwords);
        check(bytes, exps);
        if (n > 5000) continue;
        check(words);
        check(floats);
        check(doubles);
        check(bytes, softmax_spec{.temperature = 27});
        check(halfwords, softmax_spec{.temperature = 27});
    }
    INFO(name_of<Out>());
    CHECK(differ == 0);
}

TEST_CASE("equal logits get 1 / n, rounded half up, in every format and form") {
    check_equal_rows<uq<0, 8>>(256);
    check_equal_rows<q7>(128);
    check_equal_rows<uq<0, 16>>(65'536);
    check_equal_rows<q15>(32'768);
    check_equal_rows<q<3, 4>>(16);
    check_equal_rows<q<7, 0>>(1);
    check_equal_rows<q<15, 0>>(1);
    check_equal_rows<quantized<std::int8_t, affine{1.0 / 256, -128}>>(256);
    check_equal_rows<uq<0, 32>>(std::int64_t{1} << 32);
    check_equal_rows<q<15, 16>>(65'536);
}

TEST_CASE("equal logits get 1 / n, rounded half up, at steps next to one over an integer") {
    check_equal_rows<quantized<std::uint8_t, affine{1.0 / 250, 3}>>(250);
    check_equal_rows<quantized<std::uint8_t, affine{1.0 / 255, 0}>>(255);
    check_equal_rows<quantized<std::uint8_t, affine{1.0 / 1000, 0}>>(1000);
    check_equal_rows<quantized<std::int8_t, affine{0.1, 0}>>(10);
    check_equal_rows<quantized<std::int16_t, affine{1e-4, -7}>>(10'000);
    check_equal_rows<quantized<std::int16_t, affine{1.0 / 32'767, 0}>>(32'767);
    check_equal_rows<quantized<std::uint16_t, affine{1.0 / 60'000, 0}>>(60'000);
    check_equal_rows<quantized<std::int32_t, affine{1.0 / 500, 0}>>(500);
}

TEST_CASE("equal largest logits get 1 / n, rounded half up, beside logits whose exp is 0") {
    for (const std::size_t n : {1U, 2U, 8U, 512U}) {
        std::vector<q<7, 0>> codes(2 * n, make<q<7, 0>>(-128));
        std::vector<float> floats(2 * n, -1e4F);
        for (std::size_t i = 0; i < n; ++i) codes[2 * i] = make<q<7, 0>>(127), floats[2 * i] = 5;
        const auto check = [&]<class Out>(std::type_identity<Out>, std::int64_t in_one) {
            std::vector<Out> out(2 * n), other(2 * n);
            softmax(std::span{codes}, std::span{out});
            softmax(std::span{floats}, std::span{other});
            for (std::size_t i = 0; i < 2 * n; ++i)
                CHECK(raw_of(out[i]) == (i % 2 == 0 ? code_of_one_over<Out>(n, in_one) : 0));
            CHECK(out == other);
        };
        check(std::type_identity<uq<0, 8>>{}, 256);
        check(std::type_identity<q15>{}, 32'768);
        check(std::type_identity<q<7, 0>>{}, 1);
        check(std::type_identity<quantized<std::uint8_t, affine{1.0 / 250, 0}>>{}, 250);
    }
}

// ---- one row in several types

struct agreement {
    std::int64_t elements = 0, differ = 0, furthest = 0;
};

/// How often a row of codes gets other codes than the same logits in floats do; doubles and 32-bit codes get what
/// floats get.
template <class In, class Out>
agreement compare_types(int rows) {
    std::uniform_real_distribution<double> uniform{0, 1};
    agreement result;
    std::int64_t wide_differ = 0;
    for (int r = 0; r < rows; ++r) {
        const auto n = static_cast<std::size_t>(std::exp2(6 * uniform(noise)));
        const double spread = std::exp2(-10 * uniform(noise)), lowest = (1 - spread) * uniform(noise);
        std::vector<In> row(n);
        for (In& x : row) x = logit_at<In>(lowest + spread * uniform(noise));
        std::vector<float> floats;
        std::vector<double> doubles;
        std::vector<q<4, 27>> words;
        for (const In x : row) {
            doubles.push_back(static_cast<double>(x));
            floats.push_back(static_cast<float>(doubles.back()));
            words.push_back(q<4, 27>{doubles.back()});
        }
        std::vector<Out> out(n), from_floats(n), from_doubles(n), from_words(n);
        softmax(std::span{row}, std::span{out});
        softmax(std::span{floats}, std::span{from_floats});
        softmax(std::span{doubles}, std::span{from_doubles});
        softmax(std::span{words}, std::span{from_words});
        for (std::size_t i = 0; i < n; ++i) {
            const std::int64_t distance = std::abs(std::int64_t{raw_of(out[i])} - raw_of(from_floats[i]));
            ++result.elements;
            result.differ += distance != 0;
            result.furthest = std::max(result.furthest, distance);
            wide_differ += from_doubles[i] != from_floats[i] || from_words[i] != from_floats[i];
        }
    }
    CHECK(wide_differ == 0);
    return result;
}

/// That they differ by one code at most, and in no more than `most` of a million elements.
template <class In, class Out>
void check_types(int rows, double most) {
    const agreement found = compare_types<In, Out>(rows);
    const double per_million = 1e6 * static_cast<double>(found.differ) / static_cast<double>(found.elements);
    INFO((pair_name<In, Out>()) << ": " << per_million << " of a million elements differ");
    CHECK(found.furthest <= 1);
    CHECK(per_million <= most);
    if (rows > 100'000) WARN((pair_name<In, Out>()) << ": " << per_million << " of a million elements differ");
}

void check_all_types(int rows) {
    check_types<q<3, 4>, uq<0, 8>>(rows, 50);
    check_types<q<3, 12>, uq<0, 8>>(rows, 100);
    check_types<q<3, 4>, q15>(rows, 1500);
    check_types<q<3, 12>, q15>(rows, 2500);
    check_types<q<3, 12>, uq<0, 16>>(rows, 4000);
}

TEST_CASE(
    "floats that hold the logits of codes get the same codes of 8 bits but for 100 in a million, of 16 bits but for 4 "
    "in a thousand") {
    check_all_types(10'000);
}

TEST_CASE(
    "a million rows of floats get the codes of the same logits in 8 and 16 bits, with at most the stated exceptions",
    "[.exhaustive]") {
    check_all_types(1'000'000);
}

}  // namespace
}  // namespace fxact::test
