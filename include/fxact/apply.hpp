// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/evaluate/formula.hpp>
#include <fxact/detail/span/as_span.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/detail/span/transform.hpp>

namespace fxact::inline fxact_variant {

/// A table, or a formula.
template <class F>
concept applicable = requires {
    typename F::input_type;
}
|| detail::formula<F>;

/// f(x) in the format Out, computed from the real number that x is, and rounded once.
///
/// Domain   any float, double or discrete x; f an activation, or a callable that takes and returns any real
/// Range    Out; saturates; NaN -> NaN, or 0 in a discrete format
/// Error    discrete Out of up to 16 bits correctly rounded, 32 bits and q31 1 LSB, or 0.51 LSB for sigmoid, tanh and
///          exp. An activation of a float or of fixed point gives the nearest float; other floats and doubles are
///          within 1 ulp. A user's callable is computed in numbers of 32 bits for float, else of 64, and each operation
///          has an error of a few units of their last place   (apply_test.cpp, undecided_test.cpp,
///          nearest_float_test.cpp)
template <storable Out, class F, storable In>
constexpr Out apply(const F& f, In x) noexcept {
    constexpr bool usable = applicable<F>;
    static_assert(
        usable,
        "fxact::apply: the function must take and return any real number; write a generic callable made of + - * / and "
        "fxact's functions, math::exp and not std::exp, such as [](auto x) { return x * math::exp(-x); }");
    if constexpr (usable)
        return detail::simd::element<Out>(f, detail::shielded(x));
    else
        return Out{};
}

/// out[i] = f(in[i]), in the formats of the spans' elements. in and out may be the same span.
///
/// Fixed extents that differ are a compile error. Otherwise the shorter length counts, and the rest of out is
/// unchanged. The result is the number of elements written.
template <class F, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t apply(const F& f, std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    const std::size_t count = detail::common_length(in, out);
    constexpr bool usable = applicable<F>;
    static_assert(
        usable,
        "fxact::apply: the function must take and return any real number; write a generic callable made of + - * / and "
        "fxact's functions, math::exp and not std::exp, such as [](auto x) { return x * math::exp(-x); }");
    if constexpr (usable) detail::simd::transform(f, in.data(), out.data(), count);
    return count;
}

/// The same for arrays, std::array, vectors and whatever else std::span can be made of.
template <class F, class In, class Out>
requires detail::number_call<In, Out>
constexpr std::size_t apply(const F& f, In&& in, Out&& out) noexcept {
    if constexpr (detail::are_numbers<In, Out>())
        return apply(f, detail::as_span(in), detail::as_span(out));
    else
        return 0;
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
