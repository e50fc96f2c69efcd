// SPDX-License-Identifier: MIT
#include <fxact/detail/span/nearest_lanes.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fxact/detail/nearest/nearest_float.hpp>
#include <fxact/detail/span/nearest.hpp>

#include "../catch.hpp"
#include "one_lane.hpp"

using namespace fxact::detail::nearest;
using fxact::test::one_lane;

namespace {

/// What the lanes do with every Stride-th float of a first phase. The stated errors were found with a stride of 1.
template <class Kernel, std::uint32_t Stride, class F>
void check(const std::string& name, double open, const F& exact) {
    INFO(name);
    constexpr first_phase first = Kernel::template first<products::wide>;
    using kernel = lanes_of<Kernel>;
    std::size_t count = 0, unsure = 0, wrong = 0, beyond = 0;
    for (std::uint32_t field = lowest_field + first.lowest; field < lowest_field + first.lowest + first.binades;
         ++field)
        for (std::uint32_t fraction = field % Stride; fraction < 0x80'0000; fraction += Stride)
            for (const std::uint32_t sign : {0U, 0x8000'0000U}) {
                const std::uint32_t code = sign | field << 23 | fraction;
                bool sure = false;
                const std::uint32_t bits = nearest_lanes<Kernel>(one_lane{}, code, sure);
                ++count;
                unsure += !sure;
                wrong += sure && bits != nearest_float<Kernel, products::wide>(code);
                const quick_lanes<one_lane> y = kernel::quick(one_lane{}, argument_lanes<one_lane>{code});
                const double value = std::abs(exact(static_cast<double>(std::bit_cast<float>(code))));
                // How far the exact value is below the bound on it, in units of the shifted mantissa.
                const int shift = std::countl_zero(y.mantissa);
                const double below = std::ldexp(static_cast<double>(y.mantissa) - kernel::errors.least -
                                                    std::ldexp(value, 157 - static_cast<int>(kernel::field - y.minus)),
                                                shift);
                beyond +=
                    below < 0 || below > kernel::errors.width + kernel::errors.more * static_cast<unsigned>(shift);
            }
    CHECK(wrong == 0);
    CHECK(beyond == 0);
    CHECK(static_cast<double>(unsure) < open * static_cast<double>(count));
    CHECK(unsure > 0);
}

}  // namespace

TEST_CASE("lanes of the first phase: sure lanes hold the nearest float, errors are those stated, few lanes are open") {
    check<exp_kernel, 1021>("exp", 0.022, [](double x) { return std::exp(x); });
    check<sigmoid_kernel, 1021>("sigmoid", 0.042, [](double x) { return 1 / (1 + std::exp(-x)); });
    check<silu_kernel, 1021>("silu", 0.055, [](double x) { return x / (1 + std::exp(-x)); });
    check<tanh_kernel, 251>("tanh", 0.035, [](double x) { return std::tanh(x); });
    check<small_tanh_kernel, 251>("tanh below 1/4", 0.03, [](double x) { return std::tanh(x); });
}

TEST_CASE("lanes outside the first phase's binades are open") {
    for (const std::uint32_t code : {0U, 1U, 0x37FF'FFFFU - 0x80'0000U, 0x4180'0000U, 0x7F80'0000U, 0x7FC0'0000U})
        for (const std::uint32_t sign : {0U, 0x8000'0000U}) {
            bool sure = true;
            nearest_lanes<sigmoid_kernel>(one_lane{}, code | sign, sure);
            CHECK_FALSE(sure);
        }
}

TEST_CASE("lanes of exp next to powers of two") {
    std::size_t wrong = 0, largest = 0;
    for (int power = -92; power <= 92; ++power)
        for (std::uint32_t next = 0; next < 9; ++next) {
            const auto x = static_cast<float>(power * 0.6931471805599453);
            const std::uint32_t code = std::bit_cast<std::uint32_t>(x) + next - 4;
            bool sure = false;
            const std::uint32_t bits = nearest_lanes<exp_kernel>(one_lane{}, code, sure);
            wrong += sure && bits != nearest_float<exp_kernel, products::wide>(code);
            largest = std::max<std::size_t>(
                largest, lanes_of<exp_kernel>::quick(one_lane{}, argument_lanes<one_lane>{code}).mantissa);
        }
    CHECK(wrong == 0);
    CHECK(largest > 0xFFFF'FF00);
}
