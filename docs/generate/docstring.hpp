// SPDX-License-Identifier: MIT
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>
#include <string>

#include "text.hpp"

namespace fxact::docs {

/// What the docstring of a header promises, as far as it does so in numbers.
struct docstring {
    double float_ulp = 1, double_ulp = 1;  // 0: exact
    std::string range;                     // "[0, inf]", or empty
};

inline docstring read_docstring(const std::filesystem::path& header) {
    std::ifstream file(header, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.empty()) throw std::runtime_error(header.string() + ": cannot be read");

    docstring said;
    std::smatch found;
    if (std::regex_search(text, std::regex("/// Error +exact")))
        said.float_ulp = said.double_ulp = 0;
    else if (std::regex_search(text, found, std::regex("/// Error +float ([0-9.]+) ulp, double ([0-9.]+) ulp")))
        said.float_ulp = std::strtod(found.str(1).c_str(), nullptr),
        said.double_ulp = std::strtod(found.str(2).c_str(), nullptr);
    if (std::regex_search(text, found, std::regex("/// Range +(\\[(-?[0-9.]+|min), (-?[0-9.]+|max)\\])")))
        said.range = replaced(replaced(found.str(1), "min", "-inf"), "max", "inf");
    return said;
}

}  // namespace fxact::docs
