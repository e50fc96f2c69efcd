// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdio>
#include <string>

namespace fxact::docs {

/// A number as printf writes it.
inline std::string printed(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// Up to so many decimals, without zeros at the end and without -0.
inline std::string decimal(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string result = text;
    if (result.find('.') != std::string::npos) {
        result.erase(result.find_last_not_of('0') + 1);
        if (result.back() == '.') result.pop_back();
    }
    return result == "-0" ? "0" : result;
}

/// Rounded up to two decimals, so that it remains a bound of what was measured.
inline std::string bound(double value) { return value == 0 ? "0" : printed("%.2f", std::ceil(value * 100) / 100); }

/// 65,536
inline std::string grouped(long long value) {
    std::string digits = std::to_string(value);
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3) digits.insert(static_cast<std::size_t>(i), ",");
    return digits;
}

inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

}  // namespace fxact::docs
