// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <vector>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <fxact/concepts.hpp>

/// What softmax must give for a row, from the definition and 50 digits; equal logits are computed once.
namespace fxact::test {

using oracle_real = boost::multiprecision::cpp_bin_float_50;

template <class T>
oracle_real exact_value(T x) {
    if constexpr (discrete<T>)
        return oracle_real{std::int64_t{raw_of(x)} - zero_point_of<T>} * oracle_real{step_of<T>};
    else
        return oracle_real{x};
}

/// A row's logits in order, each with what it should become.
struct exact_logit {
    oracle_real probability;
    std::size_t first;  ///< where it stands first in the row
    std::size_t count;
};

/// Finite rows only.
template <class In>
std::map<oracle_real, exact_logit> exact_softmax(const std::vector<In>& row) {
    std::map<oracle_real, exact_logit> logits;
    for (std::size_t i = 0; i < row.size(); ++i) ++logits.try_emplace(exact_value(row[i]), exact_logit{0, i, 0}).first->second.count;
    const oracle_real highest = logits.rbegin()->first;
    oracle_real sum = 0;
    for (auto& [x, logit] : logits) {
        logit.probability = exp(x - highest);
        sum += logit.probability * logit.count;
    }
    for (auto& [x, logit] : logits) logit.probability /= sum;
    return logits;
}

/// |y - exact| in LSB of a discrete format, in units in the last place of float and double. What a format cannot hold is the
/// nearer of its ends.
template <class Out>
double error_of(Out y, oracle_real exact) {
    oracle_real unit;
    if constexpr (discrete<Out>) {
        unit = step_of<Out>;
        using limits = std::numeric_limits<rep_of<Out>>;
        const oracle_real lowest = exact_value(format_traits<Out>::from_raw(limits::min()));
        const oracle_real highest = exact_value(format_traits<Out>::from_raw(limits::max()));
        exact = std::clamp(exact, lowest, highest);
    } else {
        using limits = std::numeric_limits<Out>;
        unit = ldexp(oracle_real{1}, std::max(exact == 0 ? limits::min_exponent : ilogb(exact) + 1, limits::min_exponent) - limits::digits);
    }
    return static_cast<double>(abs(exact_value(y) - exact) / unit);
}

/// The promise of softmax.hpp.
template <class Out>
constexpr double softmax_bound() {
    if constexpr (std::is_same_v<Out, float>)
        return 2.0;
    else if constexpr (std::is_same_v<Out, double>)
        return 4.0;
    else
        return sizeof(rep_of<Out>) == 1 ? 0.5 + 0x1p-10 : sizeof(rep_of<Out>) == 2 ? 0.51 : 0.5 + 0x1p-31 / step_of<Out>;
}

}  // namespace fxact::test
