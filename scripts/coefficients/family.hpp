// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include <fxact/detail/bits/limbs.hpp>

/// What the generators compute and what the headers hold, in one notation, so that they can be compared.
namespace fxact::coefficients {

/// A number as the headers spell it. Two numbers of one type have the same text if and only if they have the same bits.
inline std::string text(std::uint8_t value) { return std::to_string(value); }
inline std::string text(std::uint16_t value) { return std::to_string(value); }
template <class T>
requires std::is_same_v<T, std::uint32_t> || std::is_same_v<T, std::uint64_t> std::string text(T value) {
    char digits[24];
    std::snprintf(digits, sizeof digits, "0x%0*llX", static_cast<int>(2 * sizeof(T)),
                  static_cast<unsigned long long>(value));
    return digits;
}
inline std::string text(double value) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%a", value);
    return digits;
}

/// A named constant of a header.
struct constant {
    std::string header;  ///< below include/fxact
    std::string name;    ///< as it is declared
    std::vector<std::string> values;

    void add(const auto& value) requires requires { text(value); }
    { values.push_back(text(value)); }
    template <std::size_t N>
    void add(const detail::limbs<N>& value) {
        for (const std::uint32_t limb : value.limb) add(limb);
    }
};

/// The largest error of an approximation; errors are binary logarithms.
struct figure {
    std::string constants;             ///< the names of its constants
    std::string function;              ///< what is approximated
    std::string interval;              ///< where
    std::string method;                ///< how
    std::string kind;                  ///< absolute or relative
    double stated;                     ///< the bound that the header states
    bool states_rounding = false;      ///< it holds for the rounded coefficients, too
    double of_fit = -infinite;         ///< before the coefficients are rounded
    double with_rounding = -infinite;  ///< of the rounded coefficients, evaluated without further error

    static constexpr double infinite = std::numeric_limits<double>::infinity();
};

struct family {
    std::vector<constant> constants;
    std::vector<figure> figures;
};

family exp();
family exp_lanes();
family fraction_heads();
family fixed_exp();
family expm1();
family log();
family tanh();
family normal();
family trigonometric();
family reciprocal();
family softmax_exp();
family activation();

/// The same constants, from the headers.
std::vector<constant> in_headers();

}  // namespace fxact::coefficients
