// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include "family.hpp"

/// Interpolation in 100 decimal digits, and rounding to the words of the headers.
namespace fxact::coefficients {

using real = boost::multiprecision::cpp_bin_float_100;

inline real power_of_two(int exponent) { return ldexp(real(1), exponent); }
inline real pi() { return boost::math::constants::pi<real>(); }

// ---- rounding

enum class rounding { down, nearest };

/// x >= 0 as an integer; beyond the word, its largest value (of a fraction that rounds to 1).
template <class Word>
Word to_word(const real& x, rounding how) {
    const real whole = floor(how == rounding::nearest ? real(x + 0.5) : x);
    if (whole < 0) throw std::range_error("a coefficient is below 0");
    const real largest = std::numeric_limits<Word>::max();
    if (whole > largest + 1) throw std::range_error("a coefficient is beyond its word");
    return whole > largest ? std::numeric_limits<Word>::max() : static_cast<Word>(whole);
}

/// The first words of a fraction below 1, the highest one last, as limbs hold them; rounded down.
inline std::vector<std::uint32_t> limbs_of(real fraction, std::size_t count) {
    std::vector<std::uint32_t> limbs(count);
    for (std::size_t i = count; i-- > 0;) {
        fraction = ldexp(fraction, 32);
        limbs[i] = to_word<std::uint32_t>(fraction, rounding::down);
        fraction -= limbs[i];
    }
    return limbs;
}

/// Doubles that add up to x: each the nearest to what those before it leave.
inline std::vector<double> doubles_of(real x, std::size_t count) {
    std::vector<double> terms;
    for (; count > 0; --count) {
        terms.push_back(static_cast<double>(x));
        x -= terms.back();
    }
    return terms;
}

// ---- polynomials

/// Coefficients, the constant one first.
using polynomial = std::vector<real>;

inline real value_at(const polynomial& p, const real& x) {
    real sum = 0;
    for (std::size_t k = p.size(); k-- > 0;) sum = sum * x + p[k];
    return sum;
}

/// The Chebyshev nodes of the first kind in [0, 1].
inline std::vector<real> chebyshev_nodes(int count) {
    std::vector<real> nodes;
    for (int i = 0; i < count; ++i) nodes.push_back((1 - cos(pi() * (2 * i + 1) / (2 * count))) / 2);
    return nodes;
}

/// The polynomial through f at the nodes, by Newton's divided differences.
template <class F>
polynomial interpolated(F f, const std::vector<real>& nodes) {
    std::vector<real> difference;
    for (const real& x : nodes) difference.push_back(f(x));
    for (std::size_t order = 1; order < nodes.size(); ++order)
        for (std::size_t i = nodes.size(); i-- > order;)
            difference[i] = (difference[i] - difference[i - 1]) / (nodes[i] - nodes[i - order]);
    polynomial p{difference.back()};
    for (std::size_t i = nodes.size() - 1; i-- > 0;) {  // p <- p (x - nodes[i]) + difference[i]
        p.push_back(0);
        for (std::size_t k = p.size() - 1; k > 0; --k) p[k] = p[k - 1] - nodes[i] * p[k];
        p[0] = difference[i] - nodes[i] * p[0];
    }
    return p;
}

/// Points of (0, 1], so dense that one of them meets each peak of an interpolation's error within 0.01 bits.
inline std::vector<real> sample_points(std::size_t nodes) {
    const std::size_t count = 16 * nodes;
    std::vector<real> points{power_of_two(-40)};
    for (std::size_t i = 1; i <= count; ++i) points.push_back(real(i) / count);
    return points;
}

// ---- coefficients in words

/// A polynomial whose coefficients are rounded to words, one by one from the constant one on. The signs of the
/// coefficients are those of the formula that uses them, and not stored.
class fixed_point {
public:
    explicit fixed_point(polynomial exact) : exact_{std::move(exact)} {}

    /// The next `count` coefficients into `to`, the k-th times 2^(bits + step * k).
    template <class Word>
    void round(constant& to, std::size_t count, int bits, int step, rounding how) {
        for (; count > 0; --count) {
            const std::size_t k = rounded_.size();
            const int scale = bits + step * static_cast<int>(k);
            const bool negative = exact_.at(k) < 0;
            const auto word = to_word<Word>(ldexp(abs(exact_[k]), scale), how);
            to.add(word);
            const real size = ldexp(real(word), -scale);
            rounded_.push_back(negative ? real(-size) : size);
        }
    }
    const polynomial& exact() const { return exact_; }
    const polynomial& rounded() const { return rounded_; }

    /// The largest errors of both: those of error(the polynomial's value at x, f(x), x).
    template <class F, class Error>
    void measure(figure& to, F f, Error error) const {
        if (rounded_.size() != exact_.size()) throw std::logic_error("a coefficient was left out: " + to.constants);
        real worst_exact = 0, worst_rounded = 0;
        for (const real& x : sample_points(exact_.size())) {
            const real truth = f(x);
            worst_exact = (std::max)(worst_exact, real(abs(error(value_at(exact_, x), truth, x))));
            worst_rounded = (std::max)(worst_rounded, real(abs(error(value_at(rounded_, x), truth, x))));
        }
        to.of_fit = static_cast<double>(log2(worst_exact));
        to.with_rounding = static_cast<double>(log2(worst_rounded));
    }

private:
    polynomial exact_, rounded_;
};

}  // namespace fxact::coefficients
