// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "oracle/formulas.hpp"

/// 16-bit tables in use today. Those whose algorithm is published to the bit are re-implemented here; their error
/// is measured over all codes of q<3,12>.
namespace fxact::docs {

struct published_table {
    std::string system, function;
    std::size_t bytes;
    double error;       // in LSB of the output: 2^-15
    std::string known;  // how
    char mark;          // in the plot: a letter for its shape; 0 where it would lie outside
};

namespace detail {
namespace formulas = test::formulas;
using real = long double;
using real_function = std::function<real(real)>;

/// The nearest integer, halves up.
inline std::int64_t half_up(real v) { return static_cast<std::int64_t>(std::floor(v + 0.5L)); }

/// The largest |look_up(code) - f| over all codes of q<3,12>, in steps of 2^-15, with f clamped to what q15 holds.
inline double largest_error(const real_function& f, const std::function<std::int64_t(std::int64_t)>& look_up) {
    real largest = 0;
    for (std::int64_t code = -32768; code < 32768; ++code) {
        const real exact = std::clamp(32768 * f(static_cast<real>(code) / 4096), -32768.0L, 32767.0L);
        largest = std::max(largest, std::abs(static_cast<real>(look_up(code)) - exact));
    }
    return static_cast<double>(largest);
}

/// CMSIS-NN's arm_nn_activation_s16: 256 entries of sigmoid at multiples of 1/24, moved by half the chord's error, for
/// both functions.
inline std::vector<std::int64_t> cmsis_nn_entries() {
    std::vector<std::int64_t> entries;
    const auto f = [](real i) { return 65536 * formulas::sigmoid(i / 24); };
    for (int i = 0; i < 255; ++i) {
        const auto at = static_cast<real>(i);
        entries.push_back(half_up(f(at) - ((f(at) + f(at + 1)) / 2 - f(at + 0.5L)) / 2));
    }
    entries.push_back(65535);
    return entries;
}
inline std::int64_t cmsis_nn_sigmoid(const std::vector<std::int64_t>& t, std::int64_t code) {
    const std::int64_t v = 3 * code, size = v < 0 ? -v : v, part = size & 511;
    const auto u = static_cast<std::size_t>(size >> 9);
    const std::int64_t sum = u >= 255 ? 0x7FFF << 10 : (t[u] << 9) + part * (t[u + 1] - t[u]);
    return v >= 0 ? (sum + 512) >> 10 : ((1 << 25) - sum + 511) >> 10;
}
inline std::int64_t cmsis_nn_tanh(const std::vector<std::int64_t>& t, std::int64_t code) {
    const std::int64_t v = 3 * code, size = v < 0 ? -v : v, part = size & 255;
    const auto u = static_cast<std::size_t>(size >> 8);
    const std::int64_t sum = u >= 255 ? 0xFFFF << 8 : (t[u] << 8) + part * (t[u + 1] - t[u]);
    return v >= 0 ? (sum - (1 << 23) + 128) >> 8 : (-sum + (1 << 23) + 127) >> 8;
}

/// NNoM's 256 samples at multiples of 1/16, straight lines between them, rounded down.
inline std::function<std::int64_t(std::int64_t)> nnom(const real_function& f) {
    std::vector<std::int64_t> t;
    for (int i = 0; i < 256; ++i)
        t.push_back(std::min<std::int64_t>(32767, half_up(32768 * f(static_cast<real>(i < 128 ? i : i - 256) / 16))));
    return [t](std::int64_t code) {
        const std::int64_t i = code >> 8, part = code & 255;
        const auto at = [&t](std::int64_t index) { return t[static_cast<std::size_t>(index & 255)]; };
        return i == 127 ? at(i) : ((256 - part) * at(i) + at(i + 1) * part) >> 8;
    };
}
}  // namespace detail

inline std::vector<published_table> published_tables() {
    using namespace detail;
    const real_function sigmoid = formulas::sigmoid, tanh = formulas::tanh;
    const auto shared = cmsis_nn_entries();
    const char *made = "re-implemented, all codes", *read = "modeled from its source",
               *run = "measured; tensorflow's PR 34589 agrees";
    return {
        {"CMSIS-NN and TFLM, one table for both", "sigmoid", 512,
         largest_error(sigmoid, [&](std::int64_t code) { return cmsis_nn_sigmoid(shared, code); }), made, 'c'},
        {"CMSIS-NN and TFLM, one table for both", "tanh", 512,
         largest_error(tanh, [&](std::int64_t code) { return cmsis_nn_tanh(shared, code); }), made, 'c'},
        {"NNoM, q15", "sigmoid", 512, largest_error(sigmoid, nnom(sigmoid)), made, 'n'},
        {"NNoM, q15", "tanh", 512, largest_error(tanh, nnom(tanh)), made, 'n'},
        {"gemmlowp, int16, computed without a table", "sigmoid", 0, 6.4, run, 0},
        {"gemmlowp, int16, computed without a table", "tanh", 0, 11.8, run, 0},
        {"CMSIS-NN, float", "tanh", 1028, 6.7e-4 * 32768, read, 0},
        {"hls4ml, 1,024 entries of 18 bits", "sigmoid", 2304, 4.6e-3 * 32768, read, 0},
        {"hls4ml, 1,024 entries of 18 bits", "tanh", 2304, 7.8e-3 * 32768, read, 0},
    };
}

}  // namespace fxact::docs
