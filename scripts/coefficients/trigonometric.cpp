// SPDX-License-Identifier: MIT
// The constants of sin, cos and atan: pi, the first bits of 2/pi, and the table of atan(j/4).
//
// Method  pi and 2/pi rounded down, the table to nearest; 2/pi in 1,344 bits, from pi in 500 decimal digits
#include "fit.hpp"

namespace fxact::coefficients {
namespace {

const std::string angle_header = "detail/math/angle.hpp", atan_header = "detail/math/atan.hpp";

/// x in [2^exponent, 2^(exponent + 1)) as a mantissa.
template <class Word>
void add_mantissa(constant& to, const real& x, int exponent, rounding how) {
    to.add(to_word<Word>(ldexp(x, std::numeric_limits<Word>::digits - 1 - exponent), how));
}
void add_limbs(constant& to, const real& x, int exponent, rounding how) {
    const real half = how == rounding::nearest ? power_of_two(-161) : real(0);
    for (const std::uint32_t limb : limbs_of(ldexp(x, -1 - exponent) + half, 5)) to.add(limb);
}

template <class Word>
void add_pi(family& to, const std::string& word) {
    constant mantissa{angle_header, "pi_mantissa<" + word + ">", {}};
    add_mantissa<Word>(mantissa, pi(), 1, rounding::down);
    to.constants.push_back(mantissa);
}

/// atan(j/4) for j = 1..4, and the exponent of each.
real atan_of_quarters(int j) { return atan(real(j) / 4); }
constexpr int atan_exponents[]{-3, -2, -1, -1};

template <class Word>
void add_atan_table(family& to, const std::string& word) {
    constant table{atan_header, "atan_table<" + word + ">", {}};
    for (int j = 1; j <= 4; ++j)
        add_mantissa<Word>(table, atan_of_quarters(j), atan_exponents[j - 1], rounding::nearest);
    to.constants.push_back(table);
}

constant two_over_pi() {
    using long_real = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<500>>;
    constant words{angle_header, "two_over_pi", {}};
    long_real fraction = 2 / boost::math::constants::pi<long_real>();
    for (int i = 0; i < 42; ++i) {
        fraction = ldexp(fraction, 32);
        const auto word = static_cast<std::uint32_t>(fraction);
        words.add(word);
        fraction -= word;
    }
    return words;
}

}  // namespace

family trigonometric() {
    family all;
    add_pi<std::uint32_t>(all, "std::uint32_t");
    add_pi<std::uint64_t>(all, "std::uint64_t");
    constant wide_pi{angle_header, "pi_mantissa<limbs<5>>", {}};
    add_limbs(wide_pi, pi(), 1, rounding::down);
    all.constants.push_back(wide_pi);
    all.constants.push_back(two_over_pi());

    add_atan_table<std::uint32_t>(all, "std::uint32_t");
    add_atan_table<std::uint64_t>(all, "std::uint64_t");
    constant wide_table{atan_header, "atan_table<limbs<5>>", {}};
    for (int j = 1; j <= 4; ++j) add_limbs(wide_table, atan_of_quarters(j), atan_exponents[j - 1], rounding::nearest);
    all.constants.push_back(wide_table);
    return all;
}

}  // namespace fxact::coefficients
