// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/rows.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <fxact/detail/dense/for_each_index.hpp>

#include "../catch.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact::detail;
using namespace fxact::detail::simd;
using fxact::test::tally;

static_assert(row_products<14>::in_32_bits && row_products<15>::in_32_bits && !row_products<16>::in_32_bits);
static_assert(std::int64_t{128} * 255 * longest_dense_row <= std::numeric_limits<std::int32_t>::max(),
              "the longest row of the largest products of bytes fits into 32 bits");
static_assert((std::int64_t{1} << 24) * static_cast<std::int64_t>(row_products<24>::block) <= std::int64_t{1} << 30 &&
                  row_products<23>::block == 128 && row_products<30>::block == 0,
              "a block of products of 24 bits fits into 32 bits");
static_assert([] {
    std::array<std::size_t, 3> seen{};
    for_each_index<3>([&](std::size_t i) { seen[i] = i + 1; });
    return seen[0] == 1 && seen[1] == 2 && seen[2] == 3;
}());

std::mt19937_64 noise{5};

/// Rows of random raw values, or of those that make the largest sums, of all lengths; every number of rows at once.
template <int Bits, class Weight, class In>
void check(tally& all, std::int32_t weight_zero, std::int32_t in_zero, std::size_t longest) {
    const row_products<Bits> products{weight_zero, in_zero};
    constexpr std::size_t rows = 9;
    for (std::size_t inputs = 0; inputs < longest; inputs = inputs < 20 ? inputs + 1 : 2 * inputs - 3)
        for (int kind = 0; kind < 3; ++kind) {
            const auto any = [&]<class T>(T) {
                using limits = std::numeric_limits<T>;
                return kind == 0 ? static_cast<T>(noise()) : kind == 1 ? limits::min() : limits::max();
            };
            std::vector<Weight> weights(rows * inputs);
            std::vector<In> in(inputs);
            for (Weight& w : weights) w = any(w);
            for (In& x : in) x = kind == 2 && noise() % 8 == 0 ? std::numeric_limits<In>::min() : any(x);
            std::vector<std::int64_t> expected(rows);
            for (std::size_t row = 0; row < rows; ++row)
                for (std::size_t i = 0; i < inputs; ++i)
                    expected[row] += std::int64_t{weights[row * inputs + i] - weight_zero} * (in[i] - in_zero);
            for (std::size_t count = 0; count <= rows; ++count) {
                std::vector<std::int64_t> found;
                each_row_sum<native>(products, weights.data(), in.data(), inputs, count,
                                     [&](std::size_t row, std::int64_t sum) {
                                         all.expect(row == found.size(), inputs, count);
                                         found.push_back(sum);
                                     });
                all.expect(found == std::vector<std::int64_t>(expected.begin(),
                                                              expected.begin() + static_cast<std::ptrdiff_t>(count)),
                           inputs, count, kind);
            }
        }
}
}  // namespace

TEST_CASE("the sums of rows are exact: of bytes in 32 bits, of halfwords in blocks and in 64 bits") {
    tally all;
    check<14, std::int8_t, std::int8_t>(all, 0, 0, 400);
    check<15, std::int8_t, std::int8_t>(all, 0, -128, 70'000);
    check<15, std::int8_t, std::uint8_t>(all, 0, 7, 400);
    check<16, std::uint8_t, std::int8_t>(all, 255, 127, 3000);
    check<22, std::int8_t, std::int16_t>(all, 0, 0, 3000);
    check<23, std::int8_t, std::int16_t>(all, 0, -32'768, 3000);
    check<30, std::int16_t, std::int16_t>(all, 0, 0, 400);
    check<32, std::int16_t, std::uint16_t>(all, -32'768, 65'535, 400);
    CHECK(all);
}
