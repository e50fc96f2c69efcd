// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "docstring.hpp"
#include "measure.hpp"
#include "row.hpp"
#include "text.hpp"

/// Whether the list tells the truth. Each of these returns complaints.
namespace fxact::docs {

using complaints = std::vector<std::string>;

/// Whether f itself steps there, and not only its derivative.
inline bool steps_at(const row& f, double x) {
    constexpr double aside = 0x1p-30;
    const double here = f.in_double(x);
    return std::abs(f.in_double(x - aside) - here) > 1e-6 || std::abs(f.in_double(x + aside) - here) > 1e-6;
}

/// Where f or f' changes by more than its neighbourhood allows, found by halving; |f''| is below 23,000 in [-10, 10].
inline std::vector<double> find_kinks(const row& f) {
    constexpr double narrow = 0x1p-24, step = 0.004;
    const auto slope = [&f](double x) {
        return f.derivative ? f.derivative(x) : (f.in_double(x + narrow) - f.in_double(x)) / narrow;
    };
    const auto change = [&](double a, double b) {
        return std::fmax(std::abs(f.in_double(b) - f.in_double(a)), std::abs(slope(b) - slope(a)));
    };
    std::vector<double> found;
    for (int i = -160; i < 160; ++i) {
        double low = i / 16.0, high = (i + 1) / 16.0;
        while (change(low, high) > step && high - low > narrow) {
            const double middle = (low + high) / 2;
            (change(low, middle) > change(middle, high) ? high : low) = middle;
        }
        if (change(low, high) > step && (found.empty() || low - found.back() > 1e-6)) found.push_back(low);
    }
    return found;
}

inline complaints check_kinks(const row& f) {
    complaints result;
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
    const std::vector<double> found = find_kinks(f);
    for (const double x : found) {
        bool stated = false;
        for (const kink& k : f.about.kinks) stated = stated || near(k.at, x);
        if (!stated) result.push_back("has a kink at " + printed("%.9g", x) + ", which the list does not state");
    }
    for (const kink& k : f.about.kinks) {
        bool seen = false;
        for (const double x : found) seen = seen || near(k.at, x);
        if (!seen) result.push_back("has no kink at " + printed("%.9g", k.at));
        const double gives = f.derivative ? f.derivative(k.at) : f.in_double(k.at);
        if (!near(gives, k.gives))
            result.push_back("gives " + printed("%.9g", gives) + " at the kink " + printed("%.9g", k.at) + ", not " +
                             printed("%.9g", k.gives));
    }
    return result;
}

/// The derivative is the formula's, from x and from f(x), wherever there is no kink.
inline complaints check_derivative(const row& f) {
    constexpr long double aside = 0x1p-16L;
    if (!f.derivative != f.about.derivative.empty()) return {"has a derivative or none, unlike the list"};
    if (!f.derivative) return {};
    for (int i = 0; i < 200; ++i) {
        const double x = f.about.shown.low + (f.about.shown.high - f.about.shown.low) * (i + 0.5) / 200,
                     slope = f.derivative(x);
        bool at_kink = false;
        for (const kink& k : f.about.kinks) at_kink = at_kink || std::abs(x - k.at) < 1e-3;
        if (at_kink) continue;
        const auto wide = static_cast<long double>(x);
        const long double quotient = (f.exact(wide + aside) - f.exact(wide - aside)) / (2 * aside);
        if (!(std::abs(slope - static_cast<double>(quotient)) < 1e-7))
            return {"derivative is wrong at " + printed("%.9g", x)};
        if (f.derivative_from_output && !(std::abs(f.derivative_from_output(f.in_double(x)) - slope) < 1e-9))
            return {"derivative_from_output is wrong at " + printed("%.9g", x)};
    }
    return {};
}

/// The header's bounds in float and double, 1 LSB and correct rounding in fixed point.
inline complaints check_bounds(const row& f, const figures& found, const docstring& said) {
    complaints result;
    const auto above = [&result](const char* type, double ulp, double promised) {
        if (!(ulp <= promised))
            result.push_back("is " + printed("%.4f", ulp) + " ulp off in " + type + ", and its header says " +
                             printed("%g", promised));
    };
    above("float", found.float_ulp, said.float_ulp);
    above("double", found.double_ulp, said.double_ulp);
    if (f.about.parameters.empty() && !said.range.empty() && said.range != f.about.range)
        result.push_back("has the range " + f.about.range + ", and its header says " + said.range);
    if (!(found.q31_lsb <= 1)) result.push_back("is " + printed("%.3f", found.q31_lsb) + " LSB off in q31");
    if (found.q15_right != 65536)
        result.push_back("is correctly rounded for only " + grouped(found.q15_right) + " codes of q15");
    if (found.q3_12_right != 65536)
        result.push_back("is correctly rounded for only " + grouped(found.q3_12_right) + " codes of q<3,12>");
    if (!found.range_complaint.empty()) result.push_back(found.range_complaint);
    return result;
}

inline complaints verify(const row& f, const figures& found, const docstring& said) {
    complaints all = check_bounds(f, found, said);
    for (const complaints& some : {check_kinks(f), check_derivative(f)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace fxact::docs
