// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <istream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "shape.hpp"

/// Reading the images: a CSV line is 64 pixels, 0 to 16, and the digit that they show.
namespace digits {

struct sample {
    std::array<std::uint8_t, inputs> pixels{};
    std::uint8_t digit = 0;
};

/// A file that is not what it should be; what() is one line, "file:line: what is wrong".
struct bad_data : std::runtime_error {
    using std::runtime_error::runtime_error;
};

namespace detail {

inline constexpr std::size_t fields = inputs + 1;

/// A field as a message can show it: short, and without characters that a terminal would act on.
inline std::string quoted(std::string_view field) {
    constexpr std::size_t longest = 20;
    std::string text = "'";
    for (const char c : field.substr(0, longest)) text += c >= ' ' && c <= '~' ? c : '?';
    return text + (field.size() > longest ? "...'" : "'");
}

inline std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> parts;
    for (std::size_t comma = line.find(','); comma != line.npos; comma = line.find(',')) {
        parts.push_back(line.substr(0, comma));
        line.remove_prefix(comma + 1);
    }
    parts.push_back(line);
    return parts;
}

/// The integer in a field, or the sentence that says why there is none, thrown.
inline std::uint8_t parse_field(std::string_view text, std::size_t index) {
    const bool is_pixel = index < inputs;
    const int largest = is_pixel ? ink : static_cast<int>(classes) - 1;
    const std::string place = is_pixel ? "pixel " + std::to_string(index + 1) : std::string{"the digit"};
    if (text.empty()) throw bad_data(place + " is missing");
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        throw bad_data(place + " is " + quoted(text) + ", which is not a whole number");
    if (error != std::errc{} || value < 0 || value > largest)
        throw bad_data(place + " is " + quoted(text) + "; it must be 0 to " + std::to_string(largest));
    return static_cast<std::uint8_t>(value);
}

inline sample parse_line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) throw bad_data("the line is empty");
    const std::vector<std::string_view> parts = split(line);
    if (parts.size() != fields)
        throw bad_data(std::to_string(parts.size()) + (parts.size() == 1 ? " number" : " numbers") +
                       " where there must be 65: 64 pixels and the digit");
    sample result;
    for (std::size_t i = 0; i < inputs; ++i) result.pixels[i] = parse_field(parts[i], i);
    result.digit = parse_field(parts[inputs], inputs);
    return result;
}

}  // namespace detail

/// Every line, or the first that is damaged, thrown as bad_data.
inline std::vector<sample> read_csv(std::istream& in, const std::string& name) {
    std::vector<sample> samples;
    std::string line;
    while (std::getline(in, line)) {
        try {
            samples.push_back(detail::parse_line(line));
        } catch (const bad_data& damage) {
            throw bad_data(name + ":" + std::to_string(samples.size() + 1) + ": " + damage.what());
        }
    }
    if (in.bad()) throw bad_data(name + ": cannot be read");
    if (samples.empty()) throw bad_data(name + ": is empty");
    return samples;
}

inline std::vector<sample> read_csv(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw bad_data(path + ": cannot be opened");
    return read_csv(file, path);
}

}  // namespace digits
