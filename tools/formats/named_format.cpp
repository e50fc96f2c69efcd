// SPDX-License-Identifier: MIT
#include "named_format.hpp"

#include <cmath>
#include <limits>

#include "../words/number.hpp"
#include "../words/wrong_words.hpp"

namespace fxact::tools {
namespace {

constexpr const char* examples = "; write q3.12, q15, uq0.8 or int8:0.05:-3 (integer, scale, zero point)";

std::string quoted(const std::string& text) {
    std::string shown = text.substr(0, 40);
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) > 126) c = '?';
    return "\"" + shown + "\"";
}

/// The digits that a text consists of as a number below 1000; -1 if it is anything else.
int small_number(const std::string& text) {
    if (text.empty() || text.size() > 3 || text.find_first_not_of("0123456789") != std::string::npos) return -1;
    return std::stoi(text);
}

/// q3.12, q15, uq0.8, uq8, q<3, 12> without spaces.
named_format fixed_point(const std::string& text) {
    const bool has_sign = text[0] == 'q';
    std::string digits = text.substr(has_sign ? 1 : 2);
    if (digits.size() > 2 && digits.front() == '<' && digits.back() == '>')
        digits = digits.substr(1, digits.size() - 2);
    const std::size_t split = digits.find_first_of(".,");
    const int integer = split == std::string::npos ? 0 : small_number(digits.substr(0, split)),
              fraction = small_number(split == std::string::npos ? digits : digits.substr(split + 1));
    const std::string prefix = has_sign ? "q" : "uq";
    if (integer < 0 || fraction < 0) throw wrong_words{"there is no format " + quoted(text) + examples};
    const int bits = integer + fraction + (has_sign ? 1 : 0);
    if (bits != 8 && bits != 16 && bits != 32) {
        const int nearest = bits < 12 ? 8 : bits < 24 ? 16 : 32, left = nearest - (has_sign ? 1 : 0) - integer;
        throw wrong_words{
            quoted(text) + " has " + std::to_string(bits) + " bits" + (has_sign ? " with its sign" : "") +
            ", and a format has 8, 16 or 32" +
            (left >= 0 ? "; write " + prefix + std::to_string(integer) + "." + std::to_string(left) : "")};
    }
    const std::string i = std::to_string(integer), f = std::to_string(fraction);
    return {{bits, has_sign, std::ldexp(1.0, -fraction), 0},
            prefix + i + "." + f,
            "fxact::" + prefix + "<" + i + ", " + f + ">"};
}

/// 0.05, 0x1p-8, or 0.05f for the float nearest to it.
double scale_of(const std::string& text, const std::string& all) {
    const bool is_float = text.size() > 1 && text.back() == 'f' && text.find_first_of("xX") == std::string::npos;
    const double exact = whole_number(is_float ? text.substr(0, text.size() - 1) : text);
    const double scale = is_float ? static_cast<double>(std::strtof(text.c_str(), nullptr)) : exact;
    if (std::isfinite(exact) && scale > 0 && scale <= (std::numeric_limits<double>::max)()) return scale;
    throw wrong_words{"the scale in " + quoted(all) + " must be a finite number above 0, such as 0.05, 0x1p-8 or 0.1f"};
}

/// int8:scale:zero_point
named_format affine_format(const std::string& text) {
    const std::size_t first = text.find(':');
    const std::string integer = text.substr(0, first);
    const bool has_sign = integer[0] == 'i';
    const int bits = small_number(integer.substr(has_sign ? 3 : 4));
    if (bits != 8 && bits != 16 && bits != 32)
        throw wrong_words{"there is no integer " + quoted(integer) +
                          "; it is int8, uint8, int16, uint16, int32 or uint32"};
    const std::size_t second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second == std::string::npos)
        throw wrong_words{quoted(text) + " needs a scale and a zero point, such as " + integer + ":0.05:0"};
    format made{bits, has_sign, scale_of(text.substr(first + 1, second - first - 1), text), 0};
    const double zero = whole_number(text.substr(second + 1)), lowest = static_cast<double>(made.first_code()),
                 highest = std::fmin(static_cast<double>(made.last_code()), std::numeric_limits<int>::max());
    if (!(zero >= lowest && zero <= highest) || zero != std::floor(zero))
        throw wrong_words{"the zero point in " + quoted(text) + " must be an integer from " + shortest(lowest) +
                          " to " + std::to_string(static_cast<long long>(highest))};
    made.zero_point = static_cast<int>(zero);
    const std::string scale = shortest(made.step), offset = std::to_string(made.zero_point);
    return {
        made, integer + ":" + scale + ":" + offset,
        "fxact::quantized<std::" + integer + "_t, fxact::affine{" + shortest_double(made.step) + ", " + offset + "}>"};
}

}  // namespace

named_format named_format::parse(const std::string& given) {
    std::string text;
    for (const char c : given)
        if (c != ' ') text += c;
    if (text.rfind("int", 0) == 0 || text.rfind("uint", 0) == 0) return affine_format(text);
    if (text.rfind("q", 0) == 0 || text.rfind("uq", 0) == 0) return fixed_point(text);
    throw wrong_words{text.empty() ? std::string("the format is empty") + examples
                                   : "there is no format " + quoted(given) + examples};
}

std::string named_format::integer() const {
    return (format.is_signed ? "int" : "uint") + std::to_string(format.bits) + "_t";
}

std::string named_format::identifier() const {
    std::string name = text.substr(0, text.find(':'));
    for (char& c : name)
        if (c == '.') c = '_';
    return name;
}

}  // namespace fxact::tools
