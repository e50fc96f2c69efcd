// SPDX-License-Identifier: MIT
#pragma once
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>

/// Numbers as they are written: decimal or hexadecimal, never infinite.
namespace fxact::tools {

/// The number that a text begins with, and the characters that it takes: none if it begins with no number.
struct number_read {
    double value = 0;
    std::size_t length = 0;
    bool is_finite() const { return std::isfinite(value); }
};
inline number_read read_number(const char* text) {
    const bool digit = *text >= '0' && *text <= '9', point = *text == '.' && text[1] >= '0' && text[1] <= '9';
    if (!digit && !point) return {};  // strtod would take inf and nan
    char* end = nullptr;
    const double value = std::strtod(text, &end);
    return {value, static_cast<std::size_t>(end - text)};
}

/// The number that a whole text is, with a sign if it has one. Not finite where it is none.
inline double whole_number(const std::string& text) {
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const number_read read = read_number(text.c_str() + sign);
    if (read.length == 0 || sign + read.length != text.size()) return std::nan("");
    return text[0] == '-' ? -read.value : read.value;
}

/// The shortest decimal that is the number again.
inline std::string shortest(double value) {
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}
/// The same as a C++ double: 2.0, not 2.
inline std::string shortest_double(double value) {
    std::string text = shortest(value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

}  // namespace fxact::tools
