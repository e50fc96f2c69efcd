// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdio>
#include <string>
#include <type_traits>
#include <utility>

#include <fxact/fxact.hpp>

#include "table/internals.hpp"

/// What the compiler designed, as the page and its data state it.
namespace fxact::docs {

/// The largest errors for which the page states the smallest tables; 0 stands for correctly rounded results.
inline constexpr double errors_asked[]{0, 0.55, 0.6, 0.75, 1, 1.5, 2, 4};
constexpr table_spec spec_for(double error) {
    table_spec spec;
    if (error == 0)
        spec.exact = true;
    else
        spec.max_error = error;
    return spec;
}

/// A table on one line: what was asked, and what came of it.
struct design {
    std::string function, output;
    double asked = 0;
    std::size_t bytes = 0;
    double max_error = 0;
    std::string interpolation;
    std::size_t entries = 0;
    int node_bytes = 0;
    std::string half;

    /// As frontier.txt has it; the error is cut to six digits, the last of which it is uncertain by.
    std::string line() const {
        char text[200];
        std::snprintf(text, sizeof text, "%s %s %g %zu %.6f %s %zu %d %s", function.c_str(), output.c_str(), asked,
                      bytes, max_error, interpolation.c_str(), entries, node_bytes, half.c_str());
        return text;
    }
};

inline const char* name_of(interpolation method) {
    switch (method) {
        case interpolation::direct:
            return "direct";
        case interpolation::nearest:
            return "nearest";
        case interpolation::linear:
            return "linear";
        case interpolation::quadratic:
            return "quadratic";
        default:
            return "?";
    }
}
inline const char* name_of(fxact::symmetry symmetry) {
    return symmetry == fxact::symmetry::odd ? "odd" : symmetry == fxact::symmetry::even ? "even" : "whole";
}

template <class Table>
design design_of(std::string function, std::string output, double asked) {
    return {std::move(function),
            std::move(output),
            asked,
            Table::bytes,
            Table::max_error,
            std::string(name_of(Table::interpolation)) + (test::is_corrected<Table> ? "+list" : ""),
            Table::entries,
            static_cast<int>(sizeof(typename std::remove_cvref_t<decltype(Table::data())>::value_type)),
            name_of(test::symmetry_of<Table>)};
}

}  // namespace fxact::docs
