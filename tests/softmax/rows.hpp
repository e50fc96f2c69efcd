// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "../oracle/formats.hpp"
#include "oracle.hpp"

/// Rows of logits that are hard to get right.
namespace fxact::test {

inline std::mt19937_64 noise{5};

template <class In>
In logit_at(double place) {  // 0 is the lowest logit, 1 the highest; floats: -20 .. 20
    if constexpr (discrete<In>) {
        const auto lowest = static_cast<double>(lowest_code<In>), highest = static_cast<double>(highest_code<In>);
        return make<In>(std::llround(lowest + (highest - lowest) * place));
    } else {
        return static_cast<In>(40 * place - 20);
    }
}

enum class shape { equal, one_hot, two_hot, ramp, one_hot_near, random, random_near };
inline constexpr shape shapes[]{shape::equal,        shape::one_hot, shape::two_hot,    shape::ramp,
                                shape::one_hot_near, shape::random,  shape::random_near};

template <class In>
std::vector<In> row_of(shape s, std::size_t n) {
    std::vector<In> row(n);
    std::uniform_real_distribution<double> uniform{0, 1};
    // The rest of this row is just so far from the one that all of it together weighs as much.
    double near = 0;
    if constexpr (discrete<In>)
        near = 1 - std::log(static_cast<double>(n) + 1) / (step_of<In> * static_cast<double>(code_count<In> - 1));
    if (near < 0) near = 0;
    for (std::size_t i = 0; i < n; ++i) {
        switch (s) {
            case shape::equal:
                row[i] = logit_at<In>(0.7);
                break;
            case shape::one_hot:
                row[i] = logit_at<In>(i == n / 2 ? 1 : 0);
                break;
            case shape::two_hot:
                row[i] = logit_at<In>(i == n / 2 || i == n - 1 ? 1 : 0);
                break;
            case shape::ramp:
                row[i] = logit_at<In>(n == 1 ? 0 : static_cast<double>(i) / static_cast<double>(n - 1));
                break;
            case shape::one_hot_near:
                row[i] = logit_at<In>(i == n / 3 ? 1 : near);
                break;
            case shape::random:
                row[i] = logit_at<In>(uniform(noise));
                break;
            case shape::random_near:
                row[i] = logit_at<In>(0.9 + uniform(noise) / 20);
                break;
        }
    }
    return row;
}

inline constexpr std::size_t short_lengths[]{1, 2, 3, 10, 100, 511, 512, 513, 1000};
inline constexpr std::size_t long_lengths[]{4095, 4096, 65'536};

/// Rows of floats whose largest logit is no finite number: each output is NaN, as in PyTorch.
template <class T>
std::vector<std::vector<T>> rows_of_nan() {
    constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
    std::vector<std::vector<T>> rows{{-inf}, {-inf, -inf}};
    for (const T hot : {nan, -nan, inf})
        for (std::size_t at = 0; at < 3; ++at) {
            rows.push_back({1, -inf, 2});
            rows.back()[at] = hot;
        }
    return rows;
}
template <class T>
bool all_nan(const std::vector<T>& out) {
    return std::all_of(out.begin(), out.end(), [](T y) { return std::isnan(y); });
}

/// How a row's outputs compare with what they should be.
struct row_errors {
    double worst = 0;        ///< the largest error, see error_of
    bool ordered = true;     ///< a larger logit never gets less
    bool equal_kept = true;  ///< equal logits get equal results
};

/// exact(logit) is what an output should be: a member of exact_logit.
template <class In, class Out>
row_errors compare_row(const std::vector<In>& row, const std::vector<Out>& out, row_real exact_logit::*exact,
                       double temperature = 1) {
    const auto logits = exact_softmax(row, temperature);
    row_errors result;
    const Out* below = nullptr;
    for (const auto& [x, logit] : logits) {
        const Out& y = out[logit.first];
        const double error = error_of(y, logit.*exact);
        if (!(error <= result.worst)) result.worst = error;  // NaN is the worst
        if (below != nullptr && !(exact_value<row_real>(*below) <= exact_value<row_real>(y))) result.ordered = false;
        below = &y;
    }
    for (std::size_t i = 0; i < row.size() && logits.size() < row.size(); ++i)
        result.equal_kept =
            result.equal_kept && out[i] == out[logits.find(exact_value<row_real>(row[i]))->second.first];
    return result;
}

}  // namespace fxact::test
