// SPDX-License-Identifier: MIT
#include <fxact/detail/softmax/float.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include <fxact/detail/softmax/float_row.hpp>
#include <fxact/softmax.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

constexpr bool exp2_never_rises_from_node_to_node() {
    for (std::uint32_t node = 1; node < 64; ++node)
        if (detail::softmax_exp2((node << 26) - 1) < detail::softmax_exp2(node << 26)) return false;
    return detail::softmax_exp2(~std::uint32_t{}) >= detail::top_bit<std::uint32_t>;
}
static_assert(detail::softmax_exp2(0) == ~std::uint32_t{}, "2^0 is the largest significand");
static_assert(exp2_never_rises_from_node_to_node());

TEST_CASE("the exp of float rows: within 2^-26.7 of itself, and never rising") {
    double worst = 0;
    std::uint32_t before = ~std::uint32_t{};
    bool falls = true;
    for (std::uint64_t f = 0; f < std::uint64_t{1} << 32; f += 997) {
        const std::uint32_t found = detail::softmax_exp2(static_cast<std::uint32_t>(f));
        const double exact = std::exp2(32 - static_cast<double>(f) * 0x1p-32);
        worst = std::max(worst, std::abs(static_cast<double>(found) / exact - 1));
        falls = falls && found <= before;
        before = found;
    }
    CHECK(worst < std::exp2(-26.7));
    CHECK(falls);
}

double uniform(double from, double to) { return std::uniform_real_distribution<double>{from, to}(noise); }

std::vector<float> about_a_center(std::size_t n) {
    const double spread = std::exp2(uniform(-30, 8)), center = uniform(-1, 1) * std::exp2(uniform(-30, 40));
    std::vector<float> row(n);
    for (float& x : row) x = static_cast<float>(center + spread * uniform(-1, 1));
    return row;
}
std::vector<float> of_any_size(std::size_t n) {
    std::vector<float> row(n);
    for (float& x : row) x = static_cast<float>(uniform(-1, 1) * std::exp2(uniform(-34, 8)));
    return row;
}
std::vector<float> neighbors(std::size_t n) {
    const float inf = std::numeric_limits<float>::infinity(), towards = uniform(0, 1) < 0.5 ? inf : -inf;
    auto x = static_cast<float>(uniform(-1, 1) * std::exp2(uniform(-30, 31)));
    std::vector<float> row(n);
    for (float& each : row) x = std::nextafter(each = x, towards);
    row[0] = x + static_cast<float>(uniform(0, 110));
    return row;
}
std::vector<float> about_zero(std::size_t n) {
    auto x = -0.0F;
    for (std::size_t i = 0; i < n / 2; ++i) x = std::nextafter(x, -1.0F);
    std::vector<float> row(n);
    for (float& each : row) x = std::nextafter(each = x, 1.0F);
    row[0] = static_cast<float>(uniform(-1, 1));
    row.back() = -0.0F;
    return row;
}

TEST_CASE("softmax of floats of any size, and of neighbors: below 1.5 ulp, order kept") {
    for (const auto& make : {about_a_center, of_any_size, neighbors, about_zero}) {
        double worst = 0;
        bool ordered = true, equal_kept = true;
        for (int r = 0; r < 4000; ++r) {
            const std::vector<float> row = make(2 + static_cast<std::size_t>(r % 11));
            std::vector<float> out(row.size());
            softmax(std::span{row}, std::span{out});
            const row_errors errors = compare_row(row, out, &exact_logit::probability);
            worst = std::max(worst, errors.worst);
            ordered = ordered && errors.ordered;
            equal_kept = equal_kept && errors.equal_kept;
        }
        CHECK(worst > 0.4);
        CHECK(worst < 1.5);
        CHECK(ordered);
        CHECK(equal_kept);
    }
}

template <int Power>
void check_temperature() {
    constexpr double temperature = Power < 0 ? 1.0 / static_cast<double>(std::uint64_t{1} << -Power)
                                             : static_cast<double>(std::uint64_t{1} << Power);
    constexpr float inf = std::numeric_limits<float>::infinity(), most = std::numeric_limits<float>::max();
    std::vector<float> row = of_any_size(20), out(20);
    for (float& x : row) x *= static_cast<float>(temperature);
    row[3] = -most;
    softmax<softmax_spec{.temperature = temperature}>(std::span{row}, std::span{out});
    CHECK(compare_row(row, out, &exact_logit::probability, temperature).worst < 1.5);
    row = {-inf, -most};
    out.resize(2);
    softmax<softmax_spec{.temperature = temperature}>(std::span{row}, std::span{out});
    CHECK(out == std::vector<float>{0, 1});
}

TEST_CASE("softmax of floats at temperatures from 2^-62 to 2^62: below 1.5 ulp") {
    check_temperature<-62>();
    check_temperature<-3>();
    check_temperature<1>();
    check_temperature<62>();
}

}  // namespace
}  // namespace fxact::test
