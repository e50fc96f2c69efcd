// SPDX-License-Identifier: MIT
#include <fxact/detail/evaluate/fixed_kernels.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <random>
#include <tuple>
#include <vector>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/apply.hpp>
#include <fxact/fixed.hpp>

#include "../catch.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/formulas.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"

namespace {
/// A user's own number, in steps of 2^-20.
struct micro {
    std::int32_t code;
};
}  // namespace
template <>
struct fxact::format_traits<micro> {
    using rep = std::int32_t;
    static constexpr double step = 0x1p-20;
    static constexpr int zero_point = 0;
    static constexpr rep raw(micro x) noexcept { return x.code; }
    static constexpr micro from_raw(rep code) noexcept { return {code}; }
};

namespace {
using namespace fxact;
using fxact::test::tally;

static_assert(detail::has_fixed_kernel<sigmoid_fn, q31, q<4, 27>> && detail::has_fixed_kernel<tanh_fn, micro, micro> &&
              detail::has_fixed_kernel<exp_fn, uq<0, 32>, q<31, 0>>);
static_assert(!detail::has_fixed_kernel<sigmoid_fn, q15, q<4, 27>> && !detail::has_fixed_kernel<sigmoid_fn, q31, q15>,
              "only between formats of 32 bits");

static_assert(sigmoid(q<15, 16>{-100}) == q<15, 16>{} && sigmoid(q<15, 16>{100}) == q<15, 16>{1} &&
                  apply<q31>(sigmoid, q<15, 16>{100}) == std::numeric_limits<q31>::max() &&
                  apply<q31>(sigmoid, q<15, 16>{-23}) == q31{},
              "sigmoid reaches both ends");
static_assert(apply<q31>(fxact::tanh, q<4, 27>{-16}) == std::numeric_limits<q31>::min() &&
                  apply<q31>(fxact::tanh, q<15, 16>{-100}) == q31{-1} &&
                  apply<q31>(fxact::tanh, q<4, 27>{15.9}) == std::numeric_limits<q31>::max() &&
                  apply<uq<0, 32>>(fxact::tanh, q<4, 27>{15.9}) == std::numeric_limits<uq<0, 32>>::max() &&
                  apply<uq<0, 32>>(fxact::tanh, q<4, 27>{-0.5}) == uq<0, 32>{},
              "tanh reaches both ends");
static_assert(sigmoid(q31{}) == q31{0.5} && fxact::tanh(q31{}) == q31{} && sigmoid(q<31, 0>{}) == q<31, 0>{1} &&
                  fxact::exp(q<15, 16>{}) == q<15, 16>{1} && fxact::exp(q31{}) == std::numeric_limits<q31>::max(),
              "the values at 0 are exact");
static_assert(fxact::exp(q<15, 16>{-12}) == q<15, 16>{} &&
                  apply<q<31, 0>>(fxact::exp, q<7, 24>{21.48}).raw() < 0x7FFF'FFFF &&
                  apply<q<31, 0>>(fxact::exp, q<7, 24>{21.49}) == std::numeric_limits<q<31, 0>>::max(),
              "exp is 0 below its range, and the last code above");

using inputs = std::tuple<q31, q<4, 27>, q<5, 26>, q<15, 16>, q<31, 0>, uq<0, 32>, uq<5, 27>, micro>;
using outputs = std::tuple<q31, q<4, 27>, q<16, 15>, q<31, 0>, uq<0, 32>, uq<16, 16>>;
/// In the full tier, too.
using more_inputs = std::tuple<q<1, 30>, q<2, 29>, q<3, 28>, q<6, 25>, q<7, 24>, q<16, 15>, q<17, 14>, q<25, 6>,
                               uq<1, 31>, uq<3, 29>, uq<4, 28>, uq<6, 26>, uq<16, 16>, uq<17, 15>, uq<32, 0>>;
using more_outputs =
    std::tuple<q<1, 30>, q<8, 23>, q<15, 16>, q<17, 14>, q<25, 6>, uq<1, 31>, uq<4, 28>, uq<17, 15>, uq<32, 0>, micro>;

/// Codes of every magnitude, the ends, and pairs of neighbors among them, in order.
template <class In>
std::vector<std::int64_t> sample_codes(std::size_t count) {
    std::vector<std::int64_t> all = test::codes<In>(count, 1);
    const std::size_t size = all.size();
    for (std::size_t i = 0; i < size; ++i)
        if (all[i] < test::highest_code<In>) all.push_back(all[i] + 1);
    std::sort(all.begin(), all.end());
    return all;
}

/// Where f is not within 0.51 LSB, or decreases.
struct laws {
    tally near, ordered;

    template <class In, class Out, class F, class Exact>
    void sweep(const F& f, const Exact& exact, std::size_t count) {
        std::int64_t before = test::lowest_code<Out>;
        for (const std::int64_t code : sample_codes<In>(count)) {
            const std::int64_t result = raw_of(apply<Out>(f, test::make<In>(code)));
            near.expect(test::error_in_lsb<Out>(result, exact(test::value_of<long double, In>(code))) <= 0.51,
                        test::pair_name<In, Out>(), code);
            ordered.expect(result >= before, test::pair_name<In, Out>(), code);
            before = result;
        }
    }
    void check(const char* function) const {
        test::check(function, "within 0.51 LSB", near);
        test::check(function, "never decreases", ordered);
    }
};

template <class Ins, class Outs>
void sweep_all(std::size_t count) {
    laws of_sigmoid, of_tanh, of_exp;
    test::for_each_type<Ins>([&]<class In>() {
        test::for_each_type<Outs>([&]<class Out>() {
            of_sigmoid.sweep<In, Out>(sigmoid, test::formulas::sigmoid, count);
            of_tanh.sweep<In, Out>(fxact::tanh, test::formulas::tanh, count);
            of_exp.sweep<In, Out>(fxact::exp, test::formulas::exp, count);
        });
    });
    of_sigmoid.check("sigmoid");
    of_tanh.check("tanh");
    of_exp.check("exp");
}

template <class In, class Out, std::int64_t One>
void check_symmetry() {
    tally sigmoids, tanhs;
    for (const std::int64_t code : test::codes<In>(10'000)) {
        const In x = test::make<In>(code);
        if (code == test::lowest_code<In>) continue;
        const In opposite = test::make<In>(-code);
        const auto sum = std::int64_t{raw_of(apply<Out>(sigmoid, x))} + raw_of(apply<Out>(sigmoid, opposite));
        // 1 is no code of q31: there the last one stands for it.
        sigmoids.expect(sum == One || (One > test::highest_code<Out> && sum == One - 1), code);
        const std::int64_t right = raw_of(apply<Out>(fxact::tanh, x)), left = raw_of(apply<Out>(fxact::tanh, opposite));
        tanhs.expect(right == -left || std::max(right, left) == test::highest_code<Out>, code);
    }
    test::check(test::pair_name<In, Out>(), "sigmoid(x) + sigmoid(-x) = 1", sigmoids);
    test::check(test::pair_name<In, Out>(), "tanh(-x) = -tanh(x)", tanhs);
}

/// Every stride-th code of q<4,27>, in order. Double decides an error in q31 to 2^-20 LSB.
template <class F, class Exact>
void sweep_q27(const char* name, const F& f, const Exact& exact, std::int64_t stride) {
    tally near, ordered;
    double worst = 0;
    std::int64_t before = test::lowest_code<q31>, not_nearest = 0, count = 0;
    for (std::int64_t code = test::lowest_code<q<4, 27>>; code <= test::highest_code<q<4, 27>>; code += stride) {
        const std::int64_t result = apply<q31>(f, test::make<q<4, 27>>(code)).raw();
        const double steps = std::min(exact(static_cast<double>(code) * 0x1p-27) * 0x1p31, 0x1p31 - 1);
        const double error = std::abs(static_cast<double>(result) - steps);
        near.expect(error <= 0.51, code);
        ordered.expect(result >= before, code);
        before = result;
        worst = std::max(worst, error);
        not_nearest += error > 0.5;
        ++count;
    }
    test::check(name, "within 0.51 LSB", near);
    test::check(name, "never decreases", ordered);
    if (stride == 1)
        std::cout << name << ": " << worst << " LSB, not nearest " << not_nearest << " of " << count << '\n';
}
}  // namespace

TEST_CASE("sigmoid, tanh and exp between formats of 32 bits are within 0.51 LSB and never decrease") {
    sweep_all<inputs, outputs>(test::by_tier<std::size_t>(300, 3000));
    if constexpr (test::full_tier) {
        sweep_all<more_inputs, outputs>(1000);
        sweep_all<inputs, more_outputs>(1000);
    }
}

TEST_CASE("sigmoid and tanh between formats of 32 bits are symmetric") {
    check_symmetry<q<4, 27>, q31, std::int64_t{1} << 31>();
    check_symmetry<q<4, 27>, q<1, 30>, std::int64_t{1} << 30>();
    check_symmetry<q<15, 16>, q31, std::int64_t{1} << 31>();
    check_symmetry<q<15, 16>, q<15, 16>, 1 << 16>();
    check_symmetry<q31, q31, std::int64_t{1} << 31>();
    check_symmetry<micro, micro, 1 << 20>();
}

TEST_CASE("sigmoid, tanh and exp of every 4,099th q<4,27> are within 0.51 LSB of q31 and never decrease") {
    sweep_q27("sigmoid", sigmoid, test::formulas::sigmoid, 4099);
    sweep_q27("tanh", fxact::tanh, test::formulas::tanh, 4099);
    sweep_q27("exp", fxact::exp, test::formulas::exp, 4099);
}

TEST_CASE("sigmoid of every q<4,27> is within 0.51 LSB of q31 and never decreases", "[.exhaustive][exhaustive]") {
    sweep_q27("sigmoid", sigmoid, test::formulas::sigmoid, 1);
}
TEST_CASE("tanh of every q<4,27> is within 0.51 LSB of q31 and never decreases", "[.exhaustive][exhaustive]") {
    sweep_q27("tanh", fxact::tanh, test::formulas::tanh, 1);
}
TEST_CASE("exp of every q<4,27> is within 0.51 LSB of q31 and never decreases", "[.exhaustive][exhaustive]") {
    sweep_q27("exp", fxact::exp, test::formulas::exp, 1);
}
