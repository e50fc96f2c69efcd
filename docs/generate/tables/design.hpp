// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fxact/design.hpp>
#include <fxact/fxact.hpp>

/// The tables that the page states.
namespace fxact::docs {

/// The largest errors for which the page states tables; 0 stands for correctly rounded results.
inline constexpr double errors_asked[]{0, 0.55, 0.6, 0.75, 1, 1.5, 2, 4};

/// A table, and what it is the answer to.
struct design {
    std::string function, output;
    double asked = 0;
    fxact::prefer preference = prefer::size;
    std::size_t bytes = 0;
    double max_error = 0;
    std::string interpolation;
    std::size_t entries = 0;
    int node_bytes = 0;
    fxact::symmetry symmetry = symmetry::unstated;
    look_up_cost instructions{};
};

inline std::string name_of(const table_design& d) {
    switch (d.interpolation) {
        case interpolation::direct:
            return "direct";
        case interpolation::nearest:
            return "nearest";
        case interpolation::linear:
            return "linear";
        case interpolation::quadratic:
            return d.corrections.empty() ? "quadratic" : "quadratic and corrections";
        case interpolation::polynomial:
            return d.shape_.layout.degree == 2 ? "polynomial, degree 2" : "polynomial, degree 3";
        default:
            return "?";
    }
}

template <class F>
design design_of(const F& f, const std::string& function, const format& out, const std::string& output, double asked,
                 prefer preference) {
    table_spec spec{.prefer = preference};
    if (asked == 0)
        spec.exact = true;
    else
        spec.max_error = asked;
    const table_design d = fxact::design(f, format_of<q<3, 12>>, out, spec);
    if (!d.met) throw std::runtime_error(function + ": " + d.problem);
    return {function,   output,    asked,        preference, d.bytes,       d.max_error,
            name_of(d), d.entries, d.node_bytes, d.symmetry, d.instructions};
}

/// The tables of each function for each error, by preference.
inline std::vector<design> all_designs() {
    std::vector<design> all;
    const auto add = [&all](const auto& f, const std::string& function, const format& out, const std::string& output) {
        for (const double error : errors_asked)
            for (const prefer preference : {prefer::size, prefer::balanced, prefer::speed})
                all.push_back(design_of(f, function, out, output, error, preference));
    };
    add(sigmoid, "sigmoid", format_of<q15>, "q15");
    add(fxact::tanh, "tanh", format_of<q15>, "q15");
    add(fxact::exp, "exp", format_of<q<3, 12>>, "q<3,12>");
    add(gelu, "gelu", format_of<q<3, 12>>, "q<3,12>");
    add(silu, "silu", format_of<q<3, 12>>, "q<3,12>");
    return all;
}

}  // namespace fxact::docs
