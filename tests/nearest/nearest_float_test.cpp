// SPDX-License-Identifier: MIT
#include <fxact/detail/nearest/nearest_float.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/detail/nearest/exp.hpp>
#include <fxact/detail/nearest/faithful.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/sigmoid.hpp>
#include <fxact/detail/nearest/silu.hpp>
#include <fxact/detail/nearest/tanh.hpp>
#include <fxact/detail/nearest/wide.hpp>

#include "../catch.hpp"
#include "../oracle/formulas.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"

namespace {

namespace detail = fxact::detail;
namespace nearest = fxact::detail::nearest;
namespace test = fxact::test;
using nearest::products;

template <class F>
void for_each_kernel(F check) {
    namespace formulas = test::formulas;
    check(std::string{"exp"}, nearest::exp_kernel{}, formulas::exp);
    check(std::string{"sigmoid"}, nearest::sigmoid_kernel{}, formulas::sigmoid);
    check(std::string{"tanh"}, nearest::tanh_kernel{}, formulas::tanh);
    check(std::string{"tanh below 1/4"}, nearest::small_tanh_kernel{}, formulas::tanh);
    check(std::string{"silu"}, nearest::silu_kernel{}, formulas::silu);
}

/// Every stride-th float of a kernel's first phase, of both signs.
template <class Kernel, products By, class F>
void for_each_quick(std::uint32_t stride, F f) {
    constexpr nearest::first_phase first = Kernel::template first<By>;
    const std::uint32_t from = (nearest::lowest_field + first.lowest) << 23;
    for (std::uint32_t code = from; code < from + (first.binades << 23); code += stride) {
        f(code);
        f(code | 0x8000'0000);
    }
}

template <products By, class Kernel, class Exact>
void check_error(const std::string& name, Kernel, const Exact& exact) {
    constexpr nearest::first_phase first = Kernel::template first<By>;
    double least = 0, largest = 0;
    std::int64_t with_top_bit = 0, all = 0;
    for_each_quick<Kernel, By>(test::by_tier(4001U, 257U), [&](std::uint32_t code) {
        const nearest::quick_result y = Kernel::template quick<By>(code);
        const double truth = std::abs(exact(static_cast<double>(std::bit_cast<float>(code))));
        const double error = y.mantissa - std::ldexp(truth, 157 - static_cast<int>(y.field));
        least = std::min(least, error);
        largest = std::max(largest, error);
        with_top_bit += y.mantissa >> 31;
        ++all;
    });
    CAPTURE(name, static_cast<int>(By), least, largest);
    CHECK(with_top_bit == all);
    // An integer lies beyond the middle of two floats by a whole number of units.
    CHECK(least > first.least_error - 1);
    CHECK(largest < first.largest_error + 1);
    // and the window is not much wider than the error
    CHECK(least < first.least_error + 6);
    CHECK(largest > first.largest_error - 4);
}

std::uint32_t code_of(const std::string& digits) { return static_cast<std::uint32_t>(std::stoul(digits, nullptr, 16)); }

/// Floats whose exact results lie nearest to the middle of two floats, and the nearest floats.
template <class Kernel, class F>
void check_hard_inputs(const std::string& name, Kernel, const F& f) {
    std::ifstream rows(std::filesystem::path{__FILE__}.parent_path() / ("hardest_" + name + ".txt"));
    test::tally wide, narrow, called;
    for (std::string input, output; rows >> input >> output;) {
        const std::uint32_t code = code_of(input), right = code_of(output);
        wide.expect(nearest::nearest_float<Kernel, products::wide>(code) == right, input);
        narrow.expect(nearest::nearest_float<Kernel, products::narrow>(code) == right, input);
        called.expect(std::bit_cast<std::uint32_t>(f(std::bit_cast<float>(code))) == right, input);
    }
    test::check(name, "nearest by 32-bit products", wide);
    test::check(name, "nearest by 16-bit products", narrow);
    test::check(name, "nearest where it is called", called);
}

}  // namespace

TEST_CASE("the first phase's error is as stated, and not much less") {
    for_each_kernel([](const std::string& name, auto kernel, const auto& exact) {
        check_error<products::wide>(name, kernel, exact);
        check_error<products::narrow>(name, kernel, exact);
    });
}

TEST_CASE("exp, sigmoid and tanh of the hardest floats are the nearest floats") {
    check_hard_inputs("exp", nearest::exp_kernel{}, fxact::exp);
    check_hard_inputs("sigmoid", nearest::sigmoid_kernel{}, fxact::sigmoid);
    check_hard_inputs("tanh", nearest::tanh_kernel{}, fxact::tanh);
}

TEST_CASE("both ways to multiply, and the second phase alone, give the same floats") {
    for_each_kernel([]<class Kernel>(const std::string& name, Kernel, const auto&) {
        test::tally products_agree, phases_agree;
        for (std::uint64_t code = 0; code < std::uint64_t{1} << 32; code += test::by_tier(20'011U, 1009U)) {
            const auto x = static_cast<std::uint32_t>(code);
            const std::uint32_t y = nearest::nearest_float<Kernel, products::wide>(x);
            products_agree.expect(nearest::nearest_float<Kernel, products::narrow>(x) == y, code);
            phases_agree.expect(nearest::second_phase<Kernel, products::wide>(x) == y, code);
            phases_agree.expect(nearest::second_phase<Kernel, products::narrow>(x) == y, code);
        }
        test::check(name, "by 16-bit products", products_agree);
        test::check(name, "by the second phase", phases_agree);
    });
}

TEST_CASE("what faithful gives is the nearest float, but where the first phase asks for the second") {
    for_each_kernel([]<class Kernel>(const std::string& name, Kernel kernel, const auto&) {
        if constexpr (requires { nearest::faithful_bits(kernel, 0); }) {
            test::tally same;
            std::int64_t asked = 0;
            for_each_quick<Kernel, products::wide>(test::by_tier(4001U, 257U), [&](std::uint32_t code) {
                constexpr nearest::first_phase first = Kernel::template first<products::wide>;
                const bool open = nearest::near_middle(Kernel::template quick<products::wide>(code).mantissa, first);
                asked += open;
                if (!open)
                    same.expect(nearest::faithful_bits(kernel, code) == nearest::nearest_float<Kernel>(code), code);
            });
            test::check(name, "the same float", same);
            CHECK(asked > 0);
        }
    });
}

TEST_CASE("the second phase's e^x and 1 / (1 + f) have relative errors below 2^-51") {
    double worst_exp = 0, worst_inverse = 0;
    for (int i = -8700; i < 8800; ++i) {
        const float x = static_cast<float>(i) * 0.00999F;
        if (std::abs(x) < 0x1p-20F) continue;
        const auto decoded = detail::decode<std::uint64_t>(x);
        for (const auto& e : {nearest::wide_exp<products::wide>(decoded.negative, decoded),
                              nearest::wide_exp<products::narrow>(decoded.negative, decoded)}) {
            const long double truth = std::exp(static_cast<long double>(x));
            const long double got = std::ldexp(static_cast<long double>(e.mantissa), e.power - 64);
            worst_exp = std::max(worst_exp, static_cast<double>(std::abs(got / truth - 1)));
        }
    }
    for (std::uint64_t f = 1; f < ~std::uint64_t{} / 3; f = f * 3 / 2 + 12'345'678'901) {
        for (const std::uint64_t y :
             {nearest::wide_reciprocal_of_1p<products::wide>(f), nearest::wide_reciprocal_of_1p<products::narrow>(f)}) {
            const long double truth = 1 / (1 + std::ldexp(static_cast<long double>(f), -64));
            worst_inverse = std::max(
                worst_inverse, static_cast<double>(std::abs(std::ldexp(static_cast<long double>(y), -64) / truth - 1)));
        }
    }
    CHECK(worst_exp < 0x1p-51);
    CHECK(worst_inverse < 0x1p-51);
}

TEST_CASE("a product by three 16-bit products is the high word, or up to two units less") {
    test::tally near;
    std::uint32_t a = 0xFFFF'FFFF, b = 0xFFFF'FFFF;
    for (int i = 0; i < 100'000; ++i) {
        const std::uint32_t exact = detail::multiply_high(a, b), found = nearest::high<products::narrow>(a, b);
        near.expect(exact - found <= 2 && nearest::high<products::wide>(a, b) == exact, a, b);
        a = a * 1'664'525 + 1'013'904'223;
        b = b * 22'695'477 + 1;
    }
    CHECK(near);
}
