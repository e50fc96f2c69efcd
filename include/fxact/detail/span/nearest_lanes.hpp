// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/math/exp_heads.hpp>
#include <fxact/detail/math/tanh.hpp>
#include <fxact/detail/nearest/exp.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/sigmoid.hpp>
#include <fxact/detail/nearest/silu.hpp>
#include <fxact/detail/nearest/tanh.hpp>

/// The first phases of correctly rounded floats (detail/nearest/quick.hpp) in lanes of 32 bits. Vector is a class with
/// the operations of a vector: simd::word_vector for MVE, and one lane in the test, which tries them on the host.
namespace fxact::detail::nearest {

/// Constants that are operands of vectors; Vector::constant loads one.
enum class lane_constant { log2_e, ln_2, square, cube, one };
inline constexpr std::uint32_t lane_constants[]{log2_e_times_64, ln_2_rounded_up + 1, exp_head_fit[0], exp_head_fit[1],
                                                std::uint32_t{1} << 30};

/// A positive result before it is shifted: mantissa 2^(field - minus - 157).
template <class Vector>
struct quick_lanes {
    typename Vector::word mantissa, minus;
};

/// The exponent field of a float, its significand, and both as shifts.
template <class Vector>
struct argument_lanes {
    using word = typename Vector::word;
    word code, field, significand;

    explicit argument_lanes(word from) noexcept
        : code{from},
          field{Vector::template right<24>(Vector::template left<1>(from))},
          significand{Vector::significand(from)} {}
    word binade_plus(int more) const noexcept {
        return Vector::plus(field, static_cast<std::uint32_t>(more) - lowest_field);
    }
};

/// exp_mantissa, of which the index is taken modulo 64.
template <class Vector>
[[gnu::always_inline]] inline auto exp_mantissa_lanes(const Vector& v, typename Vector::word index,
                                                      typename Vector::word rest) noexcept {
    using V = Vector;
    const auto head = V::look_up(exp_heads, V::template right<26>(V::template left<26>(index)));
    const auto cubic = V::minus(v.template constant<lane_constant::square>(),
                                V::high(rest, v.template constant<lane_constant::cube>()));
    const auto fall = V::minus(rest, V::template right<6>(V::high(V::high(rest, rest), cubic)));
    return V::minus(head, V::template right<6>(V::high(head, fall)));
}

/// exp_of_minus of a = |x| 2^Doublings: the mantissa, and the steps, which are 64 times the shift and more.
template <int Doublings, class Vector>
[[gnu::always_inline]] inline auto exp_of_minus_lanes(const Vector& v, const argument_lanes<Vector>& x,
                                                      typename Vector::word& steps) noexcept {
    using V = Vector;
    const auto size = V::shifted(x.significand, x.binade_plus(Doublings));
    const auto top = V::shifted(x.significand, x.binade_plus(Doublings - 21));
    steps = V::high(top, v.template constant<lane_constant::log2_e>());
    return exp_mantissa_lanes(v, steps, V::plus_product(size, steps, 0U - ln_2_rounded_up));
}

template <class Vector>
[[gnu::always_inline]] inline auto reciprocal_of_1p_lanes(const Vector& v, typename Vector::word f) noexcept {
    using V = Vector;
    const auto one = v.template constant<lane_constant::one>();
    const auto y = V::template left<16>(V::look_up(reciprocal_heads, V::template right<25>(f)));
    const auto z = V::template left<6>(V::plus(V::high(y, f), y));
    const auto square = V::high_signed(z, V::minus(one, V::template right_signed<8>(z)));
    const auto sum = V::minus(one, V::template right_signed<6>(square));
    const auto change = V::high_signed(V::high_signed(z, sum), V::template right<1>(y));
    return V::minus(y, V::template right_signed<3>(change));
}

template <class Kernel>
struct lanes_of;

/// What trying every float of the binades has found (nearest_lanes_test.cpp tries some): the exact value is below
/// mantissa - least, by at most `width` units of the shifted mantissa, and `more` for each place that it is shifted.
/// One unit is 1/256 of a float's.
struct lane_errors {
    int least;
    std::uint32_t width, more;
};

template <>
struct lanes_of<exp_kernel> {
    static constexpr lane_errors errors{-2, 4, 1};
    static constexpr std::uint32_t field = 125;

    template <class V>
    [[gnu::always_inline]] static quick_lanes<V> quick(const V& v, const argument_lanes<V>& x) noexcept {
        const auto up = V::inverted(V::template right_signed<31>(x.code));
        const auto top = V::shifted(x.significand, x.binade_plus(-21));
        const auto steps = V::high(V::minus(top, up), V::minus(v.template constant<lane_constant::log2_e>(), up));
        auto rest = V::plus_product(V::shifted(x.significand, x.binade_plus(0)), steps, 0U - ln_2_rounded_up);
        rest = V::plus(rest, V::template right<10>(V::times(steps, 185)));
        rest = V::plus(V::exclusive_or(rest, up), V::both(v.template constant<lane_constant::ln_2>(), up));
        const auto index = V::exclusive_or(steps, up);
        return {exp_mantissa_lanes(v, index, rest), V::template right_signed<6>(index)};
    }
};

template <class V>
[[gnu::always_inline]] inline quick_lanes<V> quick_sigmoid_lanes(const V& v, const argument_lanes<V>& x) noexcept {
    typename V::word steps;
    const auto e = exp_of_minus_lanes<0>(v, x, steps);
    auto shift = V::template right<6>(steps);
    const auto inverse = reciprocal_of_1p_lanes(v, V::shifted(e, V::negated(shift)));
    auto numerator = e;
    V::unless_negative(x.code, numerator, shift);  // there all ones and 0
    return {V::high(numerator, inverse), shift};
}

template <>
struct lanes_of<sigmoid_kernel> {
    static constexpr lane_errors errors{-2, 8, 1};
    static constexpr std::uint32_t field = 125;

    template <class V>
    [[gnu::always_inline]] static quick_lanes<V> quick(const V& v, const argument_lanes<V>& x) noexcept {
        return quick_sigmoid_lanes(v, x);
    }
};

template <>
struct lanes_of<silu_kernel> {
    static constexpr lane_errors errors{-3, 9, 4};
    static constexpr std::uint32_t field = 125U - 126U;

    template <class V>
    [[gnu::always_inline]] static quick_lanes<V> quick(const V& v, const argument_lanes<V>& x) noexcept {
        const auto s = quick_sigmoid_lanes(v, x);
        return {V::high(s.mantissa, V::template left<8>(x.significand)), V::minus(s.minus, x.field)};
    }
};

template <>
struct lanes_of<tanh_kernel> {
    static constexpr lane_errors errors{-2, 6, 4};
    static constexpr std::uint32_t field = 125;

    template <class V>
    [[gnu::always_inline]] static quick_lanes<V> quick(const V& v, const argument_lanes<V>& x) noexcept {
        typename V::word steps;
        const auto e = exp_of_minus_lanes<1>(v, x, steps);
        const auto f = V::shifted(e, V::negated(V::template right<6>(steps)));
        return {V::high(V::negated(f), reciprocal_of_1p_lanes(v, f)), V::splat(0)};
    }
};

template <>
struct lanes_of<small_tanh_kernel> {
    static constexpr lane_errors errors{-2, 6, 2};
    static constexpr std::uint32_t field = 0U - 1U;

    template <class V>
    [[gnu::always_inline]] static quick_lanes<V> quick(const V&, const argument_lanes<V>& x) noexcept {
        const auto size = V::template left<8>(x.significand);
        const auto quadruple = V::shifted(size, x.binade_plus(-12));
        const auto s = V::high(quadruple, quadruple);
        auto p = V::splat(tanh_fit_32[4]);
        for (int i = 3; i >= 0; --i) p = V::minus(V::splat(tanh_fit_32[i]), V::high(s, p));
        return {V::minus(size, V::high(size, V::high(s, p))), V::negated(x.field)};
    }
};

/// The floats next to the results, and in which lanes these are sure to be the nearest ones: where the argument is in
/// the binades of the first phase, and no middle of two floats lies within the error.
template <class Kernel, class Vector>
[[gnu::always_inline]] inline auto nearest_lanes(const Vector& v, typename Vector::word code,
                                                 typename Vector::lanes& sure) noexcept {
    using V = Vector;
    using kernel = lanes_of<Kernel>;
    constexpr first_phase first = Kernel::template first<products::wide>;
    const argument_lanes<V> x{code};
    const quick_lanes<V> y = kernel::quick(v, x);
    const auto mantissa = V::plus_saturated(y.mantissa, static_cast<std::uint32_t>(-kernel::errors.least));
    const auto shift = V::leading_zeros(mantissa), significand = V::shifted(mantissa, shift);
    const auto bound = V::plus(V::times(shift, kernel::errors.more << 24), (kernel::errors.width + 128) << 24);
    const auto above = x.binade_plus(-static_cast<int>(first.lowest + first.binades));
    sure = V::sure(V::template left<24>(significand), bound, above, 0U - first.binades);
    auto bits = V::plus_product(V::template right_rounded<8>(significand), V::plus(y.minus, shift), 0U - (1U << 23));
    bits = V::plus(bits, kernel::field << 23);
    return Kernel::odd ? V::with_sign_of(code, bits) : bits;
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
