// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <fxact/quantized.hpp>

#include "../oracle/real.hpp"

namespace fxact::test {

/// For what 50 digits cannot tell from a tie.
using real1000 =
    boost::multiprecision::number<boost::multiprecision::cpp_bin_float<1000>, boost::multiprecision::et_off>;

/// Where |f| stays below what it comes nearer to than any number of digits can tell: for x above 0, below 0, or
/// nowhere. (silu(2500) is 2500 less 10^-1082, gelu(2500) less 10^-1357000; softplus(2500) is more.)
enum class inside { nowhere, above_0, below_0 };
inline inside below_its_asymptote(std::string_view activation) {
    for (const std::string_view one : {"silu", "gelu", "gelu_tanh", "mish", "x sigmoid(x)"})
        if (activation == one) return inside::above_0;
    for (const std::string_view one : {"elu", "celu", "selu"})
        if (activation == one) return inside::below_0;
    return inside::nowhere;
}

/// f at the 256 codes of an 8-bit affine format, so that many outputs can be compared with it: in long double, where
/// that is too near to a tie in fifty digits, and then in a thousand (silu(113) / 2 is 56.5 less 2^-157). Each value is
/// computed once.
template <class Exact>
class exact_row {
public:
    /// The codes from `lowest` on.
    exact_row(const Exact& exact, affine in, int lowest, inside side)
        : exact_{exact}, in_{in}, lowest_{lowest}, side_{side} {
        for (std::size_t i = 0; i < 256; ++i) quick_[i] = value<long double>(i);
    }

    /// f in steps of out; its error is below 2^-55 of what it is.
    long double steps(int code, affine out) const { return quick_[place(code)] / static_cast<long double>(out.scale); }

    /// The code of out nearest to f, ties away from zero.
    int nearest(int code, affine out, int lowest, int highest) {
        const std::size_t i = place(code);
        const long double exact = steps(code, out), size = std::abs(exact);
        if (size > 1000) return exact < 0 ? lowest : highest;  // beyond all codes, whatever the zero point
        const long double whole = std::floor(size), rest = size - whole - 0.5L;
        const bool up = std::abs(rest) < 1e-9L ? reaches(i, out.scale, whole + 0.5L) : rest > 0;
        const int integer = static_cast<int>(whole) + up;
        return std::clamp((exact < 0 ? -integer : integer) + out.zero_point, lowest, highest);
    }

private:
    std::size_t place(int code) const { return static_cast<std::size_t>(code - lowest_); }

    template <class R>
    R value(std::size_t i) const {
        return exact_(R(R(static_cast<int>(i) + lowest_ - in_.zero_point) * R(in_.scale)));
    }

    /// Whether |f| in steps of `scale` is a tie or more.
    bool reaches(std::size_t i, double scale, long double tie) {
        if (!fifty_[i]) fifty_[i] = value<real50>(i);
        const real50 from = abs(*fifty_[i]) / real50(scale) - real50(tie);
        if (abs(from) > 1e-40) return from > 0;
        if (!thousand_[i]) thousand_[i] = value<real1000>(i);
        const real1000 rest = abs(*thousand_[i]) / real1000(scale) - real1000(tie);
        if (abs(rest) > ldexp(real1000(1), -3200)) return rest > 0;
        const int distance = static_cast<int>(i) + lowest_ - in_.zero_point;
        return side_ == inside::nowhere || (side_ == inside::above_0 ? distance <= 0 : distance >= 0);
    }

    Exact exact_;
    affine in_;
    int lowest_;
    inside side_;
    std::array<long double, 256> quick_{};
    std::array<std::optional<real50>, 256> fifty_{};
    std::array<std::optional<real1000>, 256> thousand_{};
};

}  // namespace fxact::test
