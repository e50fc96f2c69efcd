// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <type_traits>
#include <vector>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax/integer.hpp>
#include <fxact/detail/softmax/log_integer.hpp>

#include "../oracle/real.hpp"

/// What softmax and its family must give for a row, from the definitions; equal logits are computed once.
namespace fxact::test {

/// Rows are long: 64 bits of mantissa, 11 more than double has, do for them; where long double has fewer, 50 digits.
using row_real = std::conditional_t<(std::numeric_limits<long double>::digits >= 64), long double, real50>;

template <class Real = real50, class T>
Real exact_value(T x) {
    if constexpr (discrete<T>)
        return Real(std::int64_t{raw_of(x)} - zero_point_of<T>) * Real(step_of<T>);
    else
        return Real(x);
}

/// A row's logits in order, each with what it should become.
struct exact_logit {
    row_real probability;
    row_real log_probability;
    std::size_t first;  ///< its first place in the row
    std::size_t count;
};

/// Finite rows only.
template <class In>
std::map<row_real, exact_logit> exact_softmax(const std::vector<In>& row, double temperature = 1) {
    using std::exp, std::log1p;
    std::map<row_real, exact_logit> logits;
    for (std::size_t i = 0; i < row.size(); ++i)
        ++logits.try_emplace(exact_value<row_real>(row[i]), exact_logit{0, 0, i, 0}).first->second.count;
    const row_real highest = logits.rbegin()->first;
    row_real others = 0;  // all but one of the largest
    for (auto& [x, logit] : logits) {
        logit.probability = exp((x - highest) / row_real(temperature));
        others += logit.probability * row_real(x == highest ? logit.count - 1 : logit.count);
    }
    for (auto& [x, logit] : logits) {
        logit.probability /= 1 + others;
        logit.log_probability = (x - highest) / row_real(temperature) - log1p(others);
    }
    return logits;
}

/// |y - exact| in LSB of a discrete format, in units in the last place of float and double. What a format cannot hold
/// is the nearer of its ends.
template <class Out, class Real>
double error_of(Out y, const Real& exact) {
    if constexpr (discrete<Out>)
        return error_in_lsb<Out>(std::int64_t{raw_of(y)}, exact);
    else
        return ulps(y, exact);
}

/// The promise of softmax: of codes of 8 and 16 bits, with shorter products, it is less.
template <class Out, class In>
constexpr double softmax_bound() {
    if constexpr (std::is_same_v<Out, float>)
        return 2.0;
    else if constexpr (std::is_same_v<Out, double>)
        return 4.0;
    else if constexpr (sizeof(rep_of<Out>) == 4)
        return 0.5 + 0x1p-20 + 0x1p-32 / step_of<Out>;
    else if constexpr (!detail::logit_code<In> || !detail::softmax_code<Out>)
        return 0.5 + 0x1p-20;
    else
        return sizeof(rep_of<Out>) == 1 ? 0.5 + 0x1p-10 : 0.69;
}
/// The promise of log_softmax.
template <class Out, class In>
constexpr double log_softmax_bound() {
    if constexpr (!discrete<Out>)
        return 1.0;
    else if constexpr (!detail::logit_code<In> || !detail::log_softmax_code<Out>)
        return 0.5 + 0x1p-20;
    else
        return sizeof(rep_of<Out>) == 1 ? 0.5 + 0x1p-10 : 0.63;
}

}  // namespace fxact::test
