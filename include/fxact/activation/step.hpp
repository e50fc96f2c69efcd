// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/detail/format/parameter.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Heaviside's step with a stated value at zero: step_with{.at_zero = 0.5}.
///
/// Domain   every x; NaN -> NaN; -0 is zero
/// Range    {0, at_zero, 1}, non-decreasing for at_zero in [0, 1]; a format that cannot hold 1 gives its largest value
/// Error    exact; at_zero is rounded to the format   (step_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct step_with {
    using tried_exhaustively = void;
    using flat = void;
    double at_zero = 1.0;

    constexpr facts about() const noexcept {
        return {.symmetry = at_zero == 0.5 ? symmetry::odd : symmetry::unstated,
                .lowest = at_zero < 0 ? at_zero : 0.0,
                .highest = at_zero > 1 ? at_zero : 1.0,
                .non_decreasing = at_zero >= 0 && at_zero <= 1,
                .kinks = {0},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::step,
                .formula = "1 for x >= 0, else 0; step_with{.at_zero} has another value at 0",
                .parameters = {{"at_zero", at_zero}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(*this, x);
    }
    /// Refused when compiled: it is 0 wherever it exists.
    template <class T>
    constexpr T derivative(T) const noexcept {
        static_assert(!scalar<T>,
                      "fxact::step has no derivative to learn from: it is 0 wherever it exists, so gradient descent "
                      "never moves; write sigmoid or hard_sigmoid where you train, and step where you infer");
        return T{};
    }

    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? W{0.0} : W{0.0} < x ? W{1.0} : W{at_zero};
    }
    template <detail::floating T>
    constexpr T direct(const T& x) const noexcept {
        const auto code = detail::to_signed_bits(x);
        const auto one = detail::to_signed_bits(T{1}), middle = detail::to_signed_bits(detail::parameter<T>(at_zero));
        const auto away = detail::nonzero_mask(detail::magnitude_of<T>(code));
        const auto result = detail::choose(away, detail::clear(one, detail::sign_mask(code)), middle);
        // The bits of 1 and 0, which a NaN would get, are subsets of the ones of its exponent.
        return detail::from_bits<T>(result | (code & detail::nan_mask<T>(code)));
    }
    template <discrete T>
    constexpr T direct(const T& x) const noexcept {
        using distance = detail::code_distance<T>;
        const distance above = distance{raw_of(x)} - zero_point_of<T>;
        constexpr distance zero = code_of<T>(0.0), one = code_of<T>(1.0);
        // at_zero is nearly always 1: then the chip has nothing to convert.
        const distance middle = detail::to_bits(at_zero) == detail::to_bits(double{1.0}) ? one : code_of<T>(at_zero);
        const distance side = detail::choose(detail::sign_mask(above), zero, one);
        return format_traits<T>::from_raw(
            static_cast<rep_of<T>>(detail::choose(detail::nonzero_mask(above), side, middle)));
    }

private:
    template <discrete T>
    static constexpr detail::code_distance<T> code_of(double value) noexcept {
        return raw_of(detail::encode<T>(detail::number<std::uint64_t>{value}));
    }
};

/// Heaviside's step, 1 for x >= 0 and 0 below.
inline constexpr step_with step{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
