// SPDX-License-Identifier: MIT
#include <fxact/softmax/cross_entropy_gradient.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/softmax/softmax.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

static_assert(
    [] {
        const std::array row{q<3, 4>{1.0}, q<3, 4>{1.0}};
        std::array<q7, 2> dx{};
        return cross_entropy_gradient(std::span{row}, 1, std::span{dx}) == 2 && dx == std::array{q7{0.5}, q7{-0.5}};
    }(),
    "y - t");
static_assert(
    [] {
        const std::array row{3.0F};
        std::array<float, 1> dx{5};
        cross_entropy_gradient(std::span{row}, 0, std::span{dx});
        return dx[0] <= 0 && dx[0] > -0x1p-24F;
    }(),
    "what is certain and right does not move");

/// A float may be wrong by half its own ulp, and beyond that by some of y's.
template <class Out, class In, class Target>
void check_row(const std::string& where, const std::vector<In>& row, const std::vector<Target>& targets) {
    std::vector<Out> dx(row.size());
    CHECK(cross_entropy_gradient(std::span{row}, std::span{targets}, std::span{dx}) == row.size());
    using std::ilogb;
    const auto logits = exact_softmax(row);
    double worst = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const row_real y = logits.find(exact_value<row_real>(row[i]))->second.probability;
        const row_real exact = y - exact_value<row_real>(targets[i]);
        double error = error_of(dx[i], exact);
        if constexpr (std::is_floating_point_v<Out>) {
            const auto ulp = [](row_real x) {
                using limits = std::numeric_limits<Out>;
                const int exponent =
                    x == 0 ? limits::min_exponent : std::max(static_cast<int>(ilogb(x)) + 1, limits::min_exponent);
                return row_real(std::ldexp(1.0, exponent - limits::digits));
            };
            error = static_cast<double>((row_real(error) - row_real(0.5)) * ulp(exact) / ulp(y));
        }
        worst = std::max(worst, error);
    }
    INFO(where << ", n = " << row.size() << ", worst " << worst);
    CHECK((worst <= softmax_bound<Out, In>()));
}

template <class In, class Target, class Out>
void check_formats(const char* name) {
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 3U, 10U, 100U, 1000U}) {
            const std::vector<In> row = row_of<In>(s, n);
            const std::vector<float> other = row_of<float>(shape::random, n);
            std::vector<Target> targets(n);
            softmax(std::span{other}, std::span{targets});
            check_row<Out>(name, row, targets);
        }
}

TEST_CASE("cross_entropy_gradient is softmax less the targets, rounded once, in every format") {
    check_formats<float, float, float>("float");
    check_formats<double, double, double>("double");
    check_formats<q<3, 4>, uq<0, 8>, q7>("int8");
    check_formats<q<3, 4>, uq<0, 8>, q<3, 4>>("int8, coarse");
    check_formats<q<3, 4>, float, q15>("int8 to int16");
    check_formats<q<3, 12>, q15, q15>("int16");
    check_formats<q<4, 27>, q31, q31>("int32");
    check_formats<q<3, 4>, uq<0, 8>, float>("int8 to float");
}

template <class In, class Out>
void check_index() {
    const std::vector<In> row = row_of<In>(shape::random, 20);
    std::vector<Out> by_index(20), by_targets(20);
    std::vector<float> targets(20);
    targets[7] = 1;
    CHECK(cross_entropy_gradient(std::span{row}, 7, std::span{by_index}) == 20);
    cross_entropy_gradient(std::span{row}, std::span{targets}, std::span{by_targets});
    CHECK(by_index == by_targets);
    targets[7] = 0;
    cross_entropy_gradient(std::span{row}, 20, std::span{by_index});
    cross_entropy_gradient(std::span{row}, std::span{targets}, std::span{by_targets});
    CHECK(by_index == by_targets);
}

TEST_CASE("cross_entropy_gradient takes the index of the right class for its targets") {
    check_index<float, float>();
    check_index<double, double>();
    check_index<q<3, 4>, q7>();
    check_index<q<3, 12>, q15>();
}

TEST_CASE("cross_entropy_gradient of what is no number is NaN; it works in place, and checks the lengths") {
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    std::vector<float> row{1, 2}, dx{7, 7};
    const std::vector<float> targets{nan, 1};
    cross_entropy_gradient(std::span{row}, std::span{targets}, std::span{dx});
    CHECK((std::isnan(dx[0]) && !std::isnan(dx[1])));
    const std::vector<float> bad{1, nan};
    cross_entropy_gradient(std::span{bad}, 0, std::span{dx});
    CHECK((std::isnan(dx[0]) && std::isnan(dx[1])));
    cross_entropy_gradient(std::span{row}, 0, std::span{dx});
    cross_entropy_gradient(std::span{row}, 0, std::span{row});
    CHECK(row == dx);
    CHECK(cross_entropy_gradient(std::span{row}.first(0), 0, std::span{dx}) == 0);
    CHECK(cross_entropy_gradient(std::span{row}, std::span{targets}.first(0), std::span{dx}) == 0);
    std::vector<float> many(65'537);
    CHECK(cross_entropy_gradient(std::span{many}, 0, std::span{many}) == 0);
}

}  // namespace
}  // namespace fxact::test
