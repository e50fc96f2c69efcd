// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <utility>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/numeric_limits.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/fixed.hpp>
#include <fxact/format.hpp>

namespace fxact {

/// The mapping of raw values to real numbers, as in TFLite and ONNX: real = (raw - zero_point) * scale.
///
/// The scale is a double. A model's scales are floats, so write affine{0.1F, -3}, not affine{0.1, -3}.
struct affine {
    double scale;
    int zero_point;
};

/// Whether the parameters make a format of Rep: a finite scale above 0, and a zero point that Rep holds. For parameters
/// read at run time; quantized checks its own at compile time. Integer arithmetic only.
template <std::integral Rep>
constexpr bool valid_for(affine a) noexcept {
    return detail::is_positive(a.scale) && std::in_range<Rep>(a.zero_point);
}

namespace detail {
/// In a base class, because arm-none-eabi-g++ otherwise notes, at calls that pass a quantized by value, that the ABI of
/// a class with an 8-byte static member changed in GCC 7.1.
template <affine A>
struct affine_parameters {
    static constexpr affine parameters = A;
};
}  // namespace detail

/// An affine-quantized number with the value (raw - zero_point) * scale: quantized<std::int8_t, affine{1.0 / 256,
/// -128}>.
///
/// Domain   Rep is std::[u]int{8,16,32}_t, any finite scale above 0, any zero point that Rep holds
/// Range    [lowest(), max()]; results outside it are the nearer end, never wrapped
/// Error    conversions to nearest, ties away from zero   (quantized_test.cpp)
///
/// It only stores and compares. To compute, pass it to an activation, a table or dense(), which round once.
template <class Rep, affine A>
class quantized : public detail::affine_parameters<A> {
    static_assert(detail::code_integer<Rep>,
                  "fxact::quantized<Rep, affine>: Rep must be std::int8_t, int16_t, int32_t or their unsigned twins; "
                  "write quantized<std::int8_t, affine{0.1F, -3}>");
    static_assert(!detail::is_nan(A.scale),
                  "fxact::quantized<Rep, affine>: the scale must be a number, and NaN is none; write the real distance "
                  "between two neighbouring codes, such as affine{0.1F, -3}");
    static_assert(detail::is_nan(A.scale) || A.scale <= std::numeric_limits<double>::max(),
                  "fxact::quantized<Rep, affine>: the scale must be finite; write the real distance between two "
                  "neighbouring codes, such as affine{0.1F, -3}");
    static_assert(detail::is_nan(A.scale) || A.scale > 0,
                  "fxact::quantized<Rep, affine>: the scale must be above 0; write the real distance between two "
                  "neighbouring codes, such as affine{0.1F, -3}");
    static_assert(A.zero_point >= std::int64_t{std::numeric_limits<Rep>::min()} &&
                      A.zero_point <= std::int64_t{std::numeric_limits<Rep>::max()},
                  "fxact::quantized<Rep, affine>: the zero point must be a code of Rep, -128 to 127 for std::int8_t; "
                  "for 0 to 255 write std::uint8_t");

public:
    using rep = Rep;

    /// 0.0: the raw value is the zero point.
    constexpr quantized() = default;

    /// From a real number: nearest, ties away from zero; saturates; NaN -> 0.
    template <detail::floating T>
    constexpr explicit quantized(T value) noexcept;
    /// From an integer: likewise.
    template <std::integral T>
    constexpr explicit quantized(T value) noexcept;
    /// From another format: likewise.
    template <class Other>
    requires(!std::same_as<quantized, Other> && discrete<Other>) constexpr explicit quantized(Other other) noexcept
        : quantized{detail::evaluate<quantized>([](const auto& x) { return x; }, other)} {}

    static constexpr quantized from_raw(Rep code) noexcept {
        quantized result;
        result.raw_ = code;
        return result;
    }
    constexpr Rep raw() const noexcept { return raw_; }

    /// The value as float, double or fixed-point number: nearest, ties away from zero; a double is exact where
    /// (raw - zero_point) * scale has at most 53 digits, as with every scale that is a float.
    constexpr explicit operator float() const noexcept;
    constexpr explicit operator double() const noexcept;
    template <class OtherRep, int FracBits>
    constexpr explicit operator fixed<OtherRep, FracBits>() const noexcept;

    friend constexpr bool operator==(quantized a, quantized b) noexcept { return a.raw_ == b.raw_; }
    friend constexpr bool operator<(quantized a, quantized b) noexcept { return a.raw_ < b.raw_; }
    friend constexpr bool operator>(quantized a, quantized b) noexcept { return a.raw_ > b.raw_; }
    friend constexpr bool operator<=(quantized a, quantized b) noexcept { return a.raw_ <= b.raw_; }
    friend constexpr bool operator>=(quantized a, quantized b) noexcept { return a.raw_ >= b.raw_; }
    friend constexpr std::strong_ordering operator<=>(quantized a, quantized b) noexcept { return a.raw_ <=> b.raw_; }

private:
    Rep raw_ = static_cast<Rep>(A.zero_point);
};

template <class Rep, affine A>
struct format_traits<quantized<Rep, A>> {
    using rep = Rep;
    static constexpr double step = A.scale;
    static constexpr int zero_point = A.zero_point;
    static constexpr rep raw(quantized<Rep, A> x) noexcept { return x.raw(); }
    static constexpr quantized<Rep, A> from_raw(rep code) noexcept { return quantized<Rep, A>::from_raw(code); }
};

template <class Rep, affine A>
template <detail::floating T>
constexpr quantized<Rep, A>::quantized(T value) noexcept
    : quantized{detail::encode_floating<quantized, T>(detail::to_bits(detail::shielded(value)))} {}

template <class Rep, affine A>
template <std::integral T>
constexpr quantized<Rep, A>::quantized(T value) noexcept
    : quantized{detail::encode<quantized>(detail::from_any_integer(value))} {}

template <class Rep, affine A>
constexpr quantized<Rep, A>::operator float() const noexcept {
    return detail::encode<float>(detail::decode<std::uint64_t>(*this));
}
template <class Rep, affine A>
constexpr quantized<Rep, A>::operator double() const noexcept {
    return detail::encode<double>(detail::decode<std::uint64_t>(*this));
}
template <class Rep, affine A>
template <class OtherRep, int FracBits>
constexpr quantized<Rep, A>::operator fixed<OtherRep, FracBits>() const noexcept {
    return detail::evaluate<fixed<OtherRep, FracBits>>([](const auto& x) { return x; }, *this);
}

/// The output formats that TFLite prescribes for every input format.
using tflite_sigmoid_int8 = quantized<std::int8_t, affine{1.0 / 256, -128}>;
using tflite_tanh_int8 = quantized<std::int8_t, affine{1.0 / 128, 0}>;
using tflite_softmax_int8 = quantized<std::int8_t, affine{1.0 / 256, -128}>;
using tflite_log_softmax_int8 = quantized<std::int8_t, affine{16.0 / 256, 127}>;
using tflite_sigmoid_int16 = quantized<std::int16_t, affine{1.0 / 32768, 0}>;
using tflite_tanh_int16 = quantized<std::int16_t, affine{1.0 / 32768, 0}>;

}  // namespace fxact

template <class Rep, fxact::affine A>
class std::numeric_limits<fxact::quantized<Rep, A>> : public fxact::detail::discrete_limits<fxact::quantized<Rep, A>> {
};

#include <fxact/detail/macros/back.hpp>
