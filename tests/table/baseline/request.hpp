// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>

/// A designer of tables as a firmware engineer would write it in a day, to compare the library's designs with. It has
/// no code of the library, and runs on the host only.
namespace fxact::baseline {

using real = long double;

/// real = (code - zero_point) * scale
struct format {
    int bits = 16;
    bool has_sign = true;
    double scale = 1;
    std::int64_t zero_point = 0;

    std::int64_t lowest() const { return has_sign ? -(std::int64_t{1} << (bits - 1)) : 0; }
    std::int64_t highest() const { return (std::int64_t{1} << (bits - has_sign)) - 1; }
    std::int64_t saturated(std::int64_t code) const {
        return code < lowest() ? lowest() : code > highest() ? highest() : code;
    }
    real value(std::int64_t code) const { return static_cast<real>(code - zero_point) * static_cast<real>(scale); }

    friend bool operator==(const format&, const format&) = default;
};

/// What the designer may use. None of it costs bytes, except for corrections.
struct tricks {
    bool folds = true;         // half a table for odd and even functions
    bool cut_tails = true;     // no entries where the result no longer changes
    bool beyond_range = true;  // entries outside the output's range, and results that are clamped to it
    bool corrections = true;   // if exact: a list of the codes that round to the wrong side
};

/// The fields have the meaning and the defaults of table_spec: with nothing asked for, one correctly rounded entry per
/// code for inputs of 8 bits, and the smallest table within 1 LSB for wider ones; with max_bytes alone, the smallest
/// error.
struct request {
    std::string name;
    std::function<real(real)> function;
    format in, out;
    double max_error = 0;  // 0: none
    std::size_t max_bytes = 0;
    double low = std::numeric_limits<double>::lowest(), high = std::numeric_limits<double>::max();
    bool exact = false;
    tricks allowed{};

    bool wants_least_error() const { return max_error == 0 && max_bytes != 0 && !exact; }
    bool wants_direct() const { return max_error == 0 && max_bytes == 0 && !exact && in.bits == 8; }
};

struct answer {
    bool met = false;
    std::size_t bytes = 0;
    double max_error = 0;  // in LSB of the output
    std::string layout;    // in words
};

}  // namespace fxact::baseline
