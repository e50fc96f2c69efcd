// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <type_traits>

#include <boost/random/mersenne_twister.hpp>
#include <fxact/apply.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"
#include "oracle/facts_check.hpp"
#include "oracle/formulas.hpp"
#include "tier.hpp"

/// Sweeps of one activation over the formats, against a formula that the test writes again (see oracle/formulas.hpp).
namespace fxact::test {

/// A fixed-point type of a user's own: it has format_traits, and nothing of ours.
struct tenth_steps {
    std::int16_t code;
};

}  // namespace fxact::test

template <>
struct fxact::format_traits<fxact::test::tenth_steps> {
    using rep = std::int16_t;
    static constexpr double step = 0.1 / 256;
    static constexpr int zero_point = 7;
    static constexpr rep raw(test::tenth_steps x) noexcept { return x.code; }
    static constexpr test::tenth_steps from_raw(rep code) noexcept { return {code}; }
};

namespace fxact::test {

/// The largest error that a sweep found.
struct worst_error {
    double ulp = 0, at = 0, got = 0;
};

/// Errors where nothing is stated, as for derivatives.
inline double stated_ulp(double ulp) { return ulp < infinity ? ulp : 1.0; }

inline void complain_of_error(complaints& all, const char* type, const worst_error& worst, double stated) {
    if (!(worst.ulp <= stated))
        all.push_back("is " + text_of(worst.ulp) + " ulp off in " + type + ", stated are " + text_of(stated) + ", at " +
                      text_of(worst.at) + ", where it gives " + text_of(worst.got));
}

/// Whether the test's formula, in double, is good to 44 bits: then it is the oracle, and long double arbitrates.
template <class Exact>
bool precise_in_double(const Exact& exact) {
    for (std::uint64_t i = 1; i + 1 < ordered_floats; i += 99'991) {
        const double x = static_cast<double>(float_in_order(static_cast<std::uint32_t>(i)));
        const long double truth = exact(static_cast<long double>(x)), found = static_cast<long double>(exact(x));
        if (std::abs(truth) < 0x1p130L && !(std::abs(found - truth) <= 0x1p-44L * std::abs(truth) + 0x1p-190L))
            return false;
    }
    return true;
}

/// The error of y, and 1 for a tie rounded toward zero. Fifty digits decide what is near a tie.
template <class Exact>
double error_of_nearest(float y, float x, const Exact& exact, double rough) {
    if (rough < 0.499) return rough;
    if (std::isinf(y)) return abs(real50(exact(real50(x)))) < ldexp(real50(0x1FF'FFFF), 103) ? 1 : 0;
    const real50 truth = exact(real50(x)), error = abs(real50(y) - truth);
    const real50 half = ldexp(real50(1), std::max(std::ilogb(static_cast<double>(truth)), -126) - 24);
    if (half < error) return std::max(rough, 0.5 + 0x1p-20);
    return error == half && abs(real50(y)) < abs(truth) ? 1 : std::min(rough, 0.5);
}

/// Every stride-th float, in order: complaints about the error, the range, the order and the symmetry that are stated;
/// and, if `all_of_it`, about what is not stated and could be.
template <class F, class Exact>
complaints sweep_floats(const F& f, const Exact& exact, const facts& about, std::uint32_t stride, bool all_of_it,
                        bool progress = false) {
    worst_error worst;
    observed_shape<float> shape{about, f(0.0F)};
    const bool fast = precise_in_double(exact);
    const double allowed = stated_ulp(about.float_ulp);
    for (std::uint64_t i = 1; i + 1 < ordered_floats; i += stride) {
        const float x = float_in_order(static_cast<std::uint32_t>(i)), y = f(x);
        double error = fast ? float_ulps(y, exact(static_cast<double>(x))) : infinity;
        if (allowed == 0.5) {
            if (!fast) error = ulps(y, exact(static_cast<long double>(x)));
            error = error_of_nearest(y, x, exact, error);
        }
        if (error > std::min(worst.ulp, allowed) && allowed != 0.5) {
            const long double truth = exact(static_cast<long double>(x));
            error = ulps(y, truth);
            const bool near_a_root =
                static_cast<double>(std::abs(static_cast<long double>(y) - truth)) < about.absolute_error * 0x1p-24;
            if (error > allowed && near_a_root) error = 0;
        }
        if (error > worst.ulp) worst = {error, static_cast<double>(x), static_cast<double>(y)};
        shape.see(x, y, [&] { return f(-x); });
        if (progress && i / 0x4000000 != (i - stride) / 0x4000000) {
            std::printf("%3u %%, %.3f ulp so far\n", static_cast<unsigned>(100 * i / ordered_floats), worst.ulp);
            std::fflush(stdout);
        }
    }
    complaints result = shape.against_facts();
    complain_of_error(result, "float", worst, allowed);
    if (all_of_it)
        for (const std::string& text : shape.left_unsaid()) result.push_back(text);
    if (progress) std::printf("float: worst %.4f ulp at %a\n", worst.ulp, worst.at);
    return result;
}

template <class F, class Exact>
void check_floats(const F& f, const Exact& exact, const facts& about, std::uint32_t stride = by_tier(5003U, 1009U)) {
    CHECK(sweep_floats(f, exact, about, stride, false) == complaints{});
}

/// The i-th double of a fixed list: in turns uniform in [-40, 40] and of every exponent that matters.
inline double double_sample(boost::random::mt19937_64& noise, int i, int low, int high) {
    const std::uint64_t bits = noise();
    double x = std::ldexp(static_cast<double>(bits >> 11 | std::uint64_t{1} << 52), -52);  // [1, 2)
    x = i % 2 == 0 ? (x - 1) * 40
                   : std::ldexp(x, low + static_cast<int>(noise() % static_cast<unsigned>(high - low + 1)));
    return bits % 2 == 0 ? -x : x;
}

/// Whether the test's formula, in long double, is good to 60 bits, as far as samples tell.
template <class Exact>
bool precise_in_long_double(const Exact& exact, int low, int high) {
    boost::random::mt19937_64 noise{2};
    for (int i = 0; i < 1000; ++i) {
        const double x = double_sample(noise, i, low, high);
        const real50 truth = exact(real50(x)), found = real50(exact(static_cast<long double>(x)));
        if (!(abs(found - truth) <= ldexp(abs(truth), -60))) return false;
    }
    return true;
}

/// Doubles against long double where that is precise enough, and against fifty digits where it is not or is too near to
/// call: complaints about the error, the range and the symmetry that are stated.
template <class F, class Exact>
complaints sweep_doubles(const F& f, const Exact& exact, const facts& about, int samples) {
    constexpr int low = -40, high = 10;
    boost::random::mt19937_64 noise{1};
    const bool fast = samples > 10'000 && precise_in_long_double(exact, low, high);
    const double allowed = stated_ulp(about.double_ulp);
    worst_error worst;
    facts unordered = about;
    unordered.non_decreasing = false;  // samples come in no order
    observed_shape<double> shape{unordered, f(0.0)};
    for (int i = 0; i < samples; ++i) {
        const double x = double_sample(noise, i, low, high), y = f(x);
        double error = fast ? ulps(y, exact(static_cast<long double>(x))) : infinity;
        if (error > std::min(worst.ulp, allowed - 0x1p-7)) {
            const real50 truth = exact(real50(x));
            error = ulps(y, truth);
            if (error > allowed && abs(real50(y - truth)) < about.absolute_error * 0x1p-53) error = 0;
        }
        if (error > worst.ulp) worst = {error, x, y};
        shape.see(x, y, [&] { return f(-x); });
    }
    if (samples > 10'000) std::printf("%d doubles: worst %.4f ulp at %a\n", samples, worst.ulp, worst.at);
    complaints result = shape.against_facts();
    complain_of_error(result, "double", worst, allowed);
    return result;
}

template <class F, class Exact>
void check_doubles(const F& f, const Exact& exact, const facts& about, int samples = by_tier(1500, 4000)) {
    CHECK(sweep_doubles(f, exact, about, samples) == complaints{});
}

/// Codes of In, every stride-th: the result is off by at most this many LSB of Out (0: correctly rounded).
template <discrete In, discrete Out, class F, class Exact>
void check_codes(const F& f, const Exact& exact, std::int64_t stride = 1, std::int64_t tolerance = 0) {
    std::int64_t worst = 0, at = 0, wrong = 0;
    for (std::int64_t code = std::numeric_limits<rep_of<In>>::min(); code <= std::numeric_limits<rep_of<In>>::max();
         code += stride) {
        const In x = saturate<In>(code);
        const std::int64_t error =
            std::abs(std::int64_t{raw_of(apply<Out>(f, x))} - nearest_code<Out, In>(exact, code));
        wrong += error > tolerance;
        if (error > worst) {
            worst = error;
            at = code;
        }
    }
    UNSCOPED_INFO("step " << step_of<In> << " to step " << step_of<Out> << ": " << wrong << " codes off, up to "
                          << worst << " LSB, at code " << at);
    CHECK(wrong == 0);
}

/// All codes of affine formats, correctly rounded: scales that are no power of two, far too large, far too small, in
/// the ratio 1 : 2 (so that every other result of a straight line is a tie), zero points at either end.
template <class F, class Exact>
void check_affine_formats(const F& f, const Exact& exact) {
    using tenths = quantized<std::int8_t, affine{static_cast<double>(0.1F), -3}>;
    using fifths = quantized<std::uint8_t, affine{static_cast<double>(0.2F), 255}>;
    using fine = quantized<std::int16_t, affine{0.0002, 12'345}>;
    using twice_as_coarse = quantized<std::int16_t, affine{0.0004, -20'000}>;
    using large = quantized<std::int8_t, affine{1e3, 127}>;
    using small = quantized<std::uint8_t, affine{1e-6, 0}>;
    check_codes<tenths, fifths>(f, exact);
    check_codes<fine, twice_as_coarse>(f, exact, 3);
    if constexpr (full_tier) {
        check_codes<large, large>(f, exact);
        check_codes<tenths, tflite_sigmoid_int8>(f, exact);
        check_codes<twice_as_coarse, fine>(f, exact, 5);
        check_codes<small, small>(f, exact);
        check_codes<q<3, 4>, large>(f, exact);
        check_codes<small, q<3, 12>>(f, exact);
    }
}

/// All codes of 8- and 16-bit formats, correctly rounded; samples of 32-bit ones within 1 LSB. The full tier has more
/// formats.
template <class F, class Exact>
void check_formats(const F& f, const Exact& exact) {
    check_codes<q<3, 4>, q<3, 4>>(f, exact);
    check_codes<q<3, 12>, q15>(f, exact);
    check_codes<tenth_steps, tenth_steps>(f, exact, 5);
    check_codes<q31, q31>(f, exact, 429'001, 1);
    if constexpr (full_tier) {
        check_codes<uq<4, 4>, uq<0, 8>>(f, exact);
        check_codes<q<7, 8>, q<7, 8>>(f, exact);
        check_codes<q<15, 16>, q<15, 16>>(f, exact, 429'001, 1);
        check_codes<q7, q7>(f, exact);
        check_codes<q<7, 0>, q<3, 4>>(f, exact);
        check_codes<q<3, 12>, q<3, 12>>(f, exact);
        check_codes<q15, q15>(f, exact);
        check_codes<q15, uq<0, 16>>(f, exact);
        check_codes<uq<4, 12>, uq<4, 12>>(f, exact);
        check_codes<q<4, 27>, q<4, 27>>(f, exact, 429'001, 1);
    }
    check_affine_formats(f, exact);
}

/// Special inputs of float and double: NaN of either sign, and what the infinities and zeros give, to the sign of zero.
template <class F>
void check_specials(const F& f, double at_minus_infinity, double at_infinity, double at_minus_zero, double at_zero) {
    const auto check = [&]<class T>(T) {
        const auto same = [](T got, double wanted) {
            if (std::isnan(wanted)) return std::isnan(got);
            return got == static_cast<T>(wanted) && std::signbit(got) == std::signbit(wanted);
        };
        constexpr T end = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
        volatile T hidden_nan = nan;
        CHECK(std::isnan(f(T{hidden_nan})));
        CHECK(std::isnan(f(T{-hidden_nan})));
        CAPTURE(f(-end), f(end), f(-T{0}), f(T{0}));
        CHECK(same(f(-end), at_minus_infinity));
        CHECK(same(f(end), at_infinity));
        CHECK(same(f(-T{0}), at_minus_zero));
        CHECK(same(f(T{0}), at_zero));
        // no NaN from a finite input, however large or small
        for (const T x :
             {std::numeric_limits<T>::max(), std::numeric_limits<T>::min(), std::numeric_limits<T>::denorm_min()}) {
            CHECK_FALSE(std::isnan(f(x)));
            CHECK_FALSE(std::isnan(f(-x)));
        }
    };
    check(float{});
    check(double{});
}

/// A multiprecision real computes the formula too, with its own digits.
template <class F, class Exact>
void check_fifty_digits(const F& f, const Exact& exact) {
    boost::random::mt19937_64 noise{4};
    real50 worst = 0;
    for (int i = 0; i < 200; ++i) {
        const real50 x = double_sample(noise, i, -20, 6), truth = exact(x), error = abs(real50(f(x) - truth));
        worst = std::max(worst, error / (abs(truth) + real50(1e-30)));
    }
    CHECK(worst < real50(1e-44));
}

/// Everything that f states, on every stride-th float and on doubles; and whether it states all that it could.
template <class F, class Exact>
complaints broken_facts(const F& f, const Exact& exact, const facts& about,
                        std::uint32_t stride = by_tier(3001U, 1009U), int doubles = by_tier(2000, 4000),
                        bool progress = false) {
    complaints all = sweep_floats(f, exact, about, stride, true, progress);
    for (const complaints& some : {sweep_doubles(f, exact, about, doubles), check_derivative_facts(f, about)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

/// All of it. The test's name must claim the errors that f states.
template <class F, class Exact>
void check_activation(const F& f, const Exact& exact) {
    const facts about = facts_of(f);
    const std::string name = Catch::getResultCapture().getCurrentTestName(), claim = error_claim(about);
    INFO("the test should claim: " << claim);
    CHECK(name.find(claim) != std::string::npos);
    CHECK(broken_facts(f, exact, about) == complaints{});
    check_formats(f, exact);
    if constexpr (full_tier) check_fifty_digits(f, exact);
}

/// All floats and ten million doubles, with progress shown.
template <class F, class Exact>
void check_exhaustively(const F& f, const Exact& exact) {
    CHECK(broken_facts(f, exact, facts_of(f), 1, 10'000'000, true) == complaints{});
}

/// The derivative, in float, double and two formats. `about` is what is stated of the derivative: 1 ulp if nothing is.
template <class F, class Exact>
void check_derivative(const F& f, const Exact& exact, const facts& about = {}) {
    const auto slope = [&f](auto x) { return f.derivative(x); };
    check_floats(slope, exact, about, 40'009);
    check_doubles(slope, exact, about, 1000);
    const auto same_format = [&]<discrete T>(T) {
        std::int64_t wrong = 0;
        for (std::int64_t code = std::numeric_limits<rep_of<T>>::min(); code <= std::numeric_limits<rep_of<T>>::max();
             ++code) {
            const T x = saturate<T>(code);
            wrong += raw_of(slope(x)) != nearest_code<T, T>(exact, code);
        }
        CHECK(wrong == 0);
    };
    same_format(q<3, 4>{});
    same_format(q<3, 12>{});
}

/// The derivative near its root: the 4,000 floats and doubles next to it, as absolute errors.
template <class F, class Exact>
void check_root_of_derivative(const F& f, const Exact& exact, double root) {
    const auto worst_near = [&]<class T>(T x) {
        double worst = 0;
        for (int i = 0; i < 2000; ++i) x = std::nextafter(x, static_cast<T>(-9));
        for (int i = 0; i < 4000; ++i, x = std::nextafter(x, static_cast<T>(9)))
            worst = std::max(worst, static_cast<double>(abs(real50(f.derivative(x) - exact(real50(x))))));
        return worst;
    };
    CHECK(worst_near(static_cast<float>(root)) <= 0x1p-30);
    CHECK(worst_near(root) <= 0x1p-59);
}

/// The derivative from the output y, for the y within f's range that f gives: within 1 ulp, and within 1e-13 of the one
/// from x. Errors below absolute_error do not count, see facts.
template <class F, class Exact>
void check_derivative_from_output(const F& f, const Exact& exact, double absolute_error = 0) {
    const facts about = facts_of(f);
    boost::random::mt19937_64 noise{3};
    double worst_float = 0, worst_double = 0, worst_difference = 0;
    for (int i = 0; i < 20'000; ++i) {
        const double x = double_sample(noise, i, -30, 5), y = f(x);
        if (!(y > about.lowest && y < about.highest) || std::abs(y) < 1e-30) continue;
        const auto error = [&]<class T>(T output) {
            const T got = f.derivative_from_output(output);
            const real50 truth = exact(real50(output)), absolute = abs(real50(got - truth));
            return absolute < absolute_error * static_cast<double>(std::numeric_limits<T>::epsilon()) / 2
                       ? 0
                       : ulps(got, truth);
        };
        worst_double = std::max(worst_double, error(y));
        worst_float = std::max(worst_float, error(static_cast<float>(y)));
        worst_difference = std::max(worst_difference, std::abs(f.derivative_from_output(y) - f.derivative(x)));
    }
    CHECK(worst_float <= 1);
    CHECK(worst_double <= 1);
    CHECK(worst_difference <= 1e-13);
}

}  // namespace fxact::test
