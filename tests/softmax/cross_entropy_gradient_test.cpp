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

/// The promise: a float may be wrong by half its own ulp and a little, and beyond that by some of y's.
template <class Out>
constexpr double gradient_bound() {
    if constexpr (discrete<Out>)
        return sizeof(rep_of<Out>) == 4 ? 0.5 + 0x1p-32 / step_of<Out> : 0.5 + 0x1p-20;
    else
        return std::is_same_v<Out, float> ? 2 : 4;
}
constexpr double own_ulp = 0.5 + 0x1p-10;

template <class Out, class In, class Target>
void check_row(const std::string& where, const std::vector<In>& row, const std::vector<Target>& targets,
               const std::vector<Out>& dx) {
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
            error = static_cast<double>((row_real(error) - row_real(own_ulp)) * ulp(exact) / ulp(y));
        }
        worst = std::max(worst, error);
    }
    INFO(where << ", n = " << row.size() << ", worst " << worst);
    CHECK(worst <= gradient_bound<Out>());
}
template <class Out, class In, class Target>
void check_row(const std::string& where, const std::vector<In>& row, const std::vector<Target>& targets) {
    std::vector<Out> dx(row.size());
    CHECK(cross_entropy_gradient(std::span{row}, std::span{targets}, std::span{dx}) == row.size());
    check_row(where, row, targets, dx);
}
template <class Out, class In>
void check_row_of_index(const std::string& where, const std::vector<In>& row, std::size_t target) {
    std::vector<Out> dx(row.size());
    CHECK(cross_entropy_gradient(std::span{row}, target, std::span{dx}) == row.size());
    std::vector<float> targets(row.size());
    if (target < row.size()) targets[target] = 1;
    check_row(where, row, targets, dx);
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

TEST_CASE("cross_entropy_gradient: softmax minus the targets, rounded once, in every format") {
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
void check_unlikely_targets(const char* name) {
    for (const std::size_t n : {2U, 3U, 5U, 9U, 17U})
        for (int below = 0; below < 60; ++below) {
            std::vector<In> row(n, logit_at<In>(1));
            if constexpr (discrete<In>)
                row[0] = In::from_raw(static_cast<rep_of<In>>(raw_of(row[1]) - std::numeric_limits<rep_of<In>>::max() /
                                                                                   40 * (below + 20)));
            else
                row[0] = row[1] - static_cast<In>(below);
            check_row_of_index<Out>(name, row, 0);
            check_row_of_index<Out>(name, row, 1);
            check_row_of_index<Out>(name, row, n);
        }
}

TEST_CASE("cross_entropy_gradient keeps its accuracy next to -1, where the right class has nearly no probability") {
    check_unlikely_targets<q<3, 4>, float>("int8 to float");
    check_unlikely_targets<q<4, 11>, float>("int16 to float");
    check_unlikely_targets<float, float>("float");
    check_unlikely_targets<float, double>("float to double");
    check_unlikely_targets<double, double>("double");
    check_unlikely_targets<q<3, 4>, q7>("int8");
    check_unlikely_targets<q<3, 12>, q31>("int16 to int32");
    // 1 - 2^-24.9 of 24 bits: y has its digits below those of 1.
    const std::vector<q<3, 4>> row{q<3, 4>{-8.0}, q<3, 4>{7.9375}, q<3, 4>{7.9375}, q<3, 4>{7.9375}, q<3, 4>{7.5}};
    std::vector<float> dx(5);
    cross_entropy_gradient(std::span{row}, 0, std::span{dx});
    CHECK(dx[0] == -0.99999994F);
}

TEST_CASE("cross_entropy_gradient rounds halves away from zero") {
    const std::vector<float> row{2, 2};
    std::vector<q<7, 0>> dx(2);
    cross_entropy_gradient(std::span{row}, 0, std::span{dx});
    CHECK(dx == std::vector<q<7, 0>>{q<7, 0>{-1}, q<7, 0>{1}});
    std::vector<q<31, 0>> wide(2);
    cross_entropy_gradient(std::span{row}, 0, std::span{wide});
    CHECK(wide == std::vector<q<31, 0>>{q<31, 0>{-1}, q<31, 0>{1}});
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

TEST_CASE("cross_entropy_gradient: the index of the right class gives the bits of one-hot targets") {
    check_index<float, float>();
    check_index<double, double>();
    check_index<q<3, 4>, q7>();
    check_index<q<3, 12>, q15>();
}

TEST_CASE("cross_entropy_gradient of NaN is NaN; it works in place, and writes nothing for empty or too long rows") {
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
