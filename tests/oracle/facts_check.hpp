// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <fxact/facts.hpp>

/// Whether a function keeps what it states, judged by a sweep over its inputs. Facts must be true and complete: a range
/// that results never come near, or an order that is kept and not stated, is a complaint too.
namespace fxact::test {

using complaints = std::vector<std::string>;

inline std::string text_of(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

/// How often something happened, and the first input at which it did.
struct occurrences {
    long long count = 0;
    double first = 0;

    void at(double x) {
        if (count++ == 0) first = x;
    }
    std::string where() const { return std::to_string(count) + " times, first at " + text_of(first); }
};

/// A limit of a range as results round to it.
template <class T>
T rounded_limit(double limit) {
    if (limit == facts{}.lowest) return -std::numeric_limits<T>::infinity();
    if (limit == facts{}.highest) return std::numeric_limits<T>::infinity();
    return static_cast<T>(limit);
}

/// The range of results, over inputs in any order.
template <class T>
class observed_range {
public:
    explicit observed_range(const facts& about)
        : about_{about}, low_{rounded_limit<T>(about.lowest)}, high_{rounded_limit<T>(about.highest)} {}

    void see(T x, T y) {
        if (!(y >= low_)) too_low_.at(static_cast<double>(x));
        if (!(y <= high_)) too_high_.at(static_cast<double>(x));
        lowest_ = std::min(lowest_, y);
        highest_ = std::max(highest_, y);
    }

    complaints against_facts() const {
        complaints result;
        if (too_low_.count != 0)
            result.push_back("is below its lowest, " + text_of(about_.lowest) + ", " + too_low_.where());
        if (too_high_.count != 0)
            result.push_back("is above its highest, " + text_of(about_.highest) + ", " + too_high_.where());
        return result;
    }

    /// After inputs from one end of the numbers to the other: an end that is never reached, or that is not stated.
    complaints left_unsaid() const {
        complaints result;
        check_end("lowest", about_.lowest, facts{}.lowest, static_cast<double>(lowest_), result);
        check_end("highest", about_.highest, facts{}.highest, static_cast<double>(highest_), result);
        return result;
    }

private:
    /// Ends are stated with five digits.
    static void check_end(const std::string& name, double stated, double unstated, double seen, complaints& result) {
        if (stated != unstated && !(seen == stated || std::abs(seen - stated) < 1e-5 * (1 + std::abs(stated))))
            result.push_back("never comes near its " + name + ", " + text_of(stated) + ", only to " + text_of(seen));
        if (stated == unstated && std::abs(seen) < 1e30)
            result.push_back("has a " + name + ", " + text_of(seen) + ", and does not state it");
    }

    facts about_;
    T low_, high_;
    T lowest_ = std::numeric_limits<T>::infinity(), highest_ = -std::numeric_limits<T>::infinity();
    occurrences too_low_, too_high_;
};

/// Range, order and symmetry, over inputs in ascending order.
template <class T>
class observed_shape {
public:
    observed_shape(const facts& about, T at_zero) : about_{about}, range_{about}, at_zero_{at_zero} {}

    /// mirror(): f(-x), which is called only as long as it matters.
    template <class Mirror>
    void see(T x, T y, const Mirror& mirror) {
        const auto at = static_cast<double>(x);
        range_.see(x, y);
        if (y < before_) decreases_.at(at);
        before_ = y;
        if (x < 0 && (about_.symmetry != symmetry::unstated || not_odd_.count == 0 || not_even_.count == 0)) {
            const T other = mirror();
            if (!odd(y, other)) not_odd_.at(at);
            if (y != other) not_even_.at(at);
        }
    }

    complaints against_facts() const {
        complaints result = range_.against_facts();
        if (about_.non_decreasing && decreases_.count != 0) result.push_back("decreases " + decreases_.where());
        if (about_.symmetry == symmetry::odd && not_odd_.count != 0) result.push_back("is not odd " + not_odd_.where());
        if (about_.symmetry == symmetry::even && not_even_.count != 0)
            result.push_back("is not even " + not_even_.where());
        return result;
    }

    /// What the facts could have said, after inputs from one end of the numbers to the other.
    complaints left_unsaid() const {
        complaints result = range_.left_unsaid();
        if (!about_.non_decreasing && decreases_.count == 0) result.push_back("never decreases, and does not state it");
        if (about_.symmetry == symmetry::unstated && not_odd_.count == 0)
            result.push_back("is odd, and does not state it");
        if (about_.symmetry == symmetry::unstated && not_even_.count == 0)
            result.push_back("is even, and does not state it");
        return result;
    }

private:
    /// Where f(0) is 0 to the bit; elsewhere to an ulp, as both sides are rounded.
    bool odd(T y, T other) const {
        if (y == -other) return true;
        return std::abs(y + other - 2 * at_zero_) <= 2 * std::numeric_limits<T>::epsilon() * std::abs(at_zero_);
    }

    facts about_;
    observed_range<T> range_;
    T at_zero_;
    T before_ = -std::numeric_limits<T>::infinity();
    occurrences decreases_, not_odd_, not_even_;
};

using real_function = std::function<double(double)>;

/// Where f or f' changes by more than its neighborhood allows, found by halving; |f''| must be below 23,000 in
/// [-10, 10]. Without a derivative only jumps of f are found, and its bends by difference quotients.
inline std::vector<double> find_kinks(const real_function& f, const real_function& derivative) {
    constexpr double narrow = 0x1p-24, step = 0.004;
    const auto slope = [&](double x) { return derivative ? derivative(x) : (f(x + narrow) - f(x)) / narrow; };
    const auto change = [&](double a, double b) {
        return std::fmax(std::abs(f(b) - f(a)), std::abs(slope(b) - slope(a)));
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

inline complaints check_kinks(const kink_list& kinks, const real_function& f, const real_function& derivative) {
    complaints result;
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
    const std::vector<double> found = find_kinks(f, derivative);
    for (const double x : found)
        if (std::none_of(kinks.begin(), kinks.end(), [&](double k) { return near(k, x); }))
            result.push_back("has a kink at " + text_of(x) + ", and does not state it");
    for (const double k : kinks)
        if (std::none_of(found.begin(), found.end(), [&](double x) { return near(k, x); }))
            result.push_back("has no kink at " + text_of(k));
    return result;
}

/// An activation that is flat wherever it has a derivative refuses to give one.
template <class F>
concept differentiable = requires(const F& f) {
    f.derivative(0.0);
}
&&!requires { typename F::flat; };

template <class F>
real_function derivative_in_double(const F& f) {
    if constexpr (differentiable<F>)
        return [f](double x) { return f.derivative(x); };
    else
        return {};
}

/// The kinks, and a text about the derivative if and only if there is one.
template <class F>
complaints check_derivative_facts(const F& f, const facts& about) {
    complaints result = check_kinks(about.kinks, f, derivative_in_double(f));
    if (differentiable<F> != (about.derivative != nullptr))
        result.push_back(differentiable<F> ? "has a derivative, and no text about it"
                                           : "has no derivative to describe");
    return result;
}

/// "exact", "float and double 1 ulp", "float 0.67 ulp, double 0.51 ulp"; with a word before each number.
inline std::string error_in_words(const facts& about, const std::string& before = "") {
    const auto ulp = [&before](double value) -> std::string {
        return value == 0.5 ? " correctly rounded" : " " + before + text_of(value) + " ulp";
    };
    if (about.float_ulp == 0 && about.double_ulp == 0) return "exact";
    if (about.float_ulp == about.double_ulp) return "float and double" + ulp(about.float_ulp);
    return "float" + ulp(about.float_ulp) + ", double" + ulp(about.double_ulp);
}

/// What the name of an activation's test must say.
inline std::string error_claim(const facts& about) { return error_in_words(about, "within "); }

}  // namespace fxact::test
