// SPDX-License-Identifier: MIT
#include <fxact/softmax/softmax_normalized.hpp>

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
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/softmax/softmax.hpp>

#include <fxact/detail/softmax/largest_remainder.hpp>

#include "../catch.hpp"
#include "formats.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

template <class Out, class In, std::size_t N>
constexpr std::array<Out, N> normalized_of(const std::array<In, N>& row) {
    std::array<Out, N> out{};
    softmax_normalized(std::span{row}, std::span{out});
    return out;
}
template <class Out, std::size_t N>
constexpr bool has_codes(const std::array<Out, N>& out, const std::array<int, N>& codes) {
    for (std::size_t i = 0; i < N; ++i)
        if (raw_of(out[i]) != codes[i]) return false;
    return true;
}

static_assert(has_codes(normalized_of<uq<0, 8>>(std::array<q7, 3>{}), std::array{86, 85, 85}),
              "of equal remainders the first");
static_assert(has_codes(normalized_of<uq<0, 8>>(std::array{q<3, 4>{-8.0}, q<3, 4>{7.9}, q<3, 4>{-7.9}}),
                        std::array{0, 255, 1}),
              "what no code of its own can hold goes to the next largest");
static_assert(has_codes(normalized_of<uq<0, 8>>(std::array{q<3, 4>{1.0}}), std::array{255}),
              "a row of one gets the highest code");
static_assert(has_codes(normalized_of<q<1, 14>>(std::array{q<3, 4>{1.0}}), std::array{16'384}),
              "a row of one is certain");
static_assert(has_codes(normalized_of<q<7, 0>>(std::array{1.0F, 1.0F, 1.5F}), std::array{0, 0, 1}),
              "one code can only go to the largest");

/// Out's codes sum to one; each is within one code of softmax's; and who has got a code more has no smaller remainder
/// than who has not.
template <class Out, class In>
void check_row(const std::string& where, const std::vector<In>& row) {
    std::vector<Out> out(row.size()), plain(row.size());
    CHECK(softmax_normalized(std::span{row}, std::span{out}) == row.size());
    softmax(std::span{row}, std::span{plain});
    const row_errors errors = compare_row(row, out, &exact_logit::probability);
    std::int64_t sum = 0, furthest = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        sum += raw_of(out[i]) - zero_point_of<Out>;
        furthest = std::max(furthest, std::abs(std::int64_t{raw_of(out[i])} - raw_of(plain[i])));
    }
    const auto logits = exact_softmax(row);
    row_real largest_without = 0, smallest_with = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const row_real units = logits.find(exact_value<row_real>(row[i]))->second.probability / row_real(step_of<Out>);
        const row_real error = row_real(raw_of(out[i]) - zero_point_of<Out>) - units;
        if (raw_of(out[i]) == std::numeric_limits<rep_of<Out>>::max()) continue;
        if (error > 0)
            smallest_with = std::min(smallest_with, 1 - error);
        else
            largest_without = std::max(largest_without, -error);
    }
    INFO(where << ", n = " << row.size() << ", worst " << errors.worst);
    // with no code for 1
    const bool lone = row.size() == 1 && raw_of(plain[0]) == std::numeric_limits<rep_of<Out>>::max();
    CHECK(sum == std::llround(1 / step_of<Out>) - (lone ? 1 : 0));
    CHECK(furthest <= 1);
    CHECK(errors.worst < 1 + 0x1p-10);
    CHECK(errors.ordered);
    CHECK(static_cast<double>(largest_without) <= static_cast<double>(smallest_with) + 0x1p-9);
}

template <class In, class... Outs>
void check_formats(std::span<const std::size_t> lengths) {
    const auto check_pair = [&]<class Out>(std::type_identity<Out>) {
        for (const shape s : shapes)
            for (const std::size_t n : lengths) check_row<Out>(pair_name<In, Out>(), row_of<In>(s, n));
    };
    (check_pair(std::type_identity<Outs>{}), ...);
}

TEST_CASE("softmax_normalized sums to one, at most one code from softmax, by the largest remainders") {
    check_formats<q<3, 4>, uq<0, 8>, q7, q<1, 6>, q15, uq<0, 16>, q31, uq<0, 32>>(short_lengths);
    check_formats<q<7, 0>, uq<0, 8>, uq<0, 16>>(short_lengths);
    check_formats<q7, uq<0, 8>>(short_lengths);
    check_formats<q<3, 12>, uq<0, 8>, q15, uq<0, 16>, q31>(short_lengths);
    check_formats<q<15, 0>, uq<0, 16>>(short_lengths);
    check_formats<q<4, 27>, q31, uq<0, 8>, uq<0, 16>>(short_lengths);
    check_formats<float, uq<0, 8>, q15, q31>(short_lengths);
    check_formats<double, uq<0, 8>>(short_lengths);
}

TEST_CASE("softmax_normalized of up to 65,536 elements sums to one") {
    constexpr std::size_t lengths[]{4096, 65'536};
    check_formats<q<3, 4>, uq<0, 8>, uq<0, 16>>(lengths);
    check_formats<q<3, 12>, uq<0, 16>>(lengths);
    check_formats<q<4, 27>, q31>(std::array<std::size_t, 1>{65'536});
}

template <class Out, class In>
void check_random_rows() {
    std::uniform_real_distribution<double> uniform{0, 1};
    std::int64_t furthest = 0;
    for (int r = 0; r < 4000; ++r) {
        const auto n = 1 + static_cast<std::size_t>(std::exp2(8 * uniform(noise)));
        const double spread = std::exp2(-10 * uniform(noise)), lowest = (1 - spread) * uniform(noise);
        std::vector<In> row(n);
        for (In& x : row) x = logit_at<In>(lowest + spread * uniform(noise));
        std::vector<Out> out(n), plain(n);
        softmax_normalized(std::span{row}, std::span{out});
        softmax(std::span{row}, std::span{plain});
        for (std::size_t i = 0; i < n; ++i)
            furthest = std::max(furthest, std::abs(std::int64_t{raw_of(out[i])} - std::int64_t{raw_of(plain[i])}));
    }
    INFO((pair_name<In, Out>()));
    CHECK(furthest == 1);
}

TEST_CASE("softmax_normalized of random rows: at most one code from softmax, in 32 bits too") {
    check_random_rows<uq<0, 32>, float>();
    check_random_rows<uq<0, 32>, q<4, 27>>();
    check_random_rows<uq<0, 32>, q<3, 12>>();
    check_random_rows<q31, q<3, 4>>();
    check_random_rows<uq<0, 16>, q<3, 12>>();
    check_random_rows<uq<0, 8>, q<3, 4>>();
}

TEST_CASE("softmax_normalized takes any zero point, and steps that divide one into whole codes") {
    using tenth_thousand = affine_code<std::int16_t, 100, -20'000>;
    using fifth = affine_code<std::int8_t, 5'000, -128>;  // 200 codes
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 10U, 300U}) {
            check_row<fifth>("int8, step 0.005", row_of<affine_code<std::int8_t, 83'000, 7>>(s, n));
            check_row<tenth_thousand>("int16, step 0.0001", row_of<q<3, 12>>(s, n));
        }
}

TEST_CASE("softmax_normalized of 65,536 equal logits gives one code each to the first 256") {
    const std::vector<q<3, 4>> row(65'536);
    std::vector<uq<0, 8>> out(65'536);
    softmax_normalized(std::span{row}, std::span{out});
    CHECK(std::count(out.begin(), out.begin() + 256, uq<0, 8>::from_raw(1)) == 256);
    CHECK(std::count(out.begin() + 256, out.end(), uq<0, 8>{}) == 65'280);
}

TEST_CASE(
    "softmax_normalized in place has the bits of softmax_normalized into another span; a row with NaN becomes zeros") {
    std::vector<q<3, 12>> row = row_of<q<3, 12>>(shape::random, 100), out(100);
    softmax_normalized(std::span{row}, std::span{out});
    softmax_normalized(std::span{row}, std::span{row});
    CHECK(row == out);
    std::vector<float> reals{1, std::numeric_limits<float>::quiet_NaN()};
    std::vector<q15> codes(2, q15{0.25});
    CHECK(softmax_normalized(std::span{reals}, std::span{codes}) == 2);
    CHECK(codes == std::vector<q15>(2));
    CHECK(softmax_normalized(std::span{reals}.first(0), std::span{codes}) == 0);
    const std::vector<q7> long_row(65'537);
    std::vector<q7> unwritten(65'537, make<q7>(3));
    CHECK(softmax_normalized(std::span{long_row}, std::span{unwritten}) == 0);
    CHECK(unwritten == std::vector<q7>(65'537, make<q7>(3)));
}

}  // namespace
}  // namespace fxact::test
