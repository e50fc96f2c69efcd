// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "measure.hpp"
#include "row.hpp"
#include "text.hpp"
#include "verify.hpp"

namespace fxact::docs {

struct measured_row {
    row what;
    figures found;
};
struct measured_group {
    std::string title;
    std::vector<measured_row> rows;
};

namespace detail {
inline std::string header_of(const row& f) { return "../include/fxact/activation/" + f.name + ".hpp"; }

/// Mathematics for a cell: a minus for a hyphen, symbols for names, and nothing that ends the cell.
inline std::string cell(std::string text) {
    for (const auto& [plain, typeset] : {std::pair{"|", "\\|"},
                                         {"-", "−"},
                                         {"^2", "²"},
                                         {"^3", "³"},
                                         {"Phi", "Φ"},
                                         {"phi", "φ"},
                                         {"sqrt ", "√"},
                                         {"sqrt", "√"},
                                         {"pi)", "π)"},
                                         {" u'", " u′"},
                                         {">=", "≥"}})
        text = replaced(text, plain, typeset);
    return text;
}

inline std::string range_cell(const facts& about) {
    const auto end = [](double limit, double unstated, const char* infinite) {
        return limit == unstated ? infinite : decimal(limit, 5);
    };
    return cell("[" + end(about.lowest, facts{}.lowest, "-∞") + ", " + end(about.highest, facts{}.highest, "∞") + "]");
}

/// "±3: f′ = 0", "0: f steps, f = 1"
inline std::string kinks(const row& f) {
    const auto gives = [&f](double x) { return f.derivative ? f.derivative(x) : f.in_double(x); };
    const std::vector<double> all(f.about.kinks.begin(), f.about.kinks.end());
    std::string result;
    for (const double k : all) {
        const auto mirrored = std::find(all.begin(), all.end(), -k);
        const bool both = k != 0 && mirrored != all.end() && gives(k) == gives(-k);
        if (both && k > 0) continue;  // told with -k
        result += (result.empty() ? "" : "; ") + (both ? "±" + decimal(-k, 4) : decimal(k, 4)) + ": " +
                  (steps_at(f, k) ? "f steps, " : "") + (f.derivative ? "f′ = " : "f = ") + decimal(gives(k), 5);
    }
    return result.empty() ? "none" : cell(result);
}

/// A stated bound as it is; a measured error rounded up.
inline std::string error(double shown, double stated) {
    return shown != 0 && shown == stated ? printed("%.2f", shown) : bound(shown);
}

inline std::string share(long long right) { return printed("%g %%", 100.0 * static_cast<double>(right) / 65536); }

inline std::string table_line(const measured_row& r) {
    const auto& [f, found] = r;
    const facts& about = f.about;
    return "| [" + f.name + "](#" + f.name + ")" + (f.parameters.empty() ? "" : " `" + f.parameters + "`") + " | " +
           cell(about.formula) + " | " + range_cell(about) + " | " + kinks(f) + " | " +
           (about.derivative == nullptr ? "none" : cell(about.derivative)) + " | " +
           error(found.float_ulp, about.float_ulp) + (about.absolute_error > 0 ? "\\*" : "") + " | " +
           error(found.double_ulp, about.double_ulp) + " | " + share(found.q15_right) + " | " +
           share(found.q3_12_right) + " | " + bound(found.q31_lsb) + " |\n";
}
}  // namespace detail

inline std::string page(const std::vector<measured_group>& groups, const std::string& usage) {
    std::string text =
        R"(# Activations

<!-- Written by scripts/activations.sh from what the headers state; do not edit. -->

```cpp
)" + usage +
        R"(```

`#include <fxact/fxact.hpp>` brings all of them; each also has a header of its own, such as
`<fxact/activation/sigmoid.hpp>`. The program above is [examples/activations.cpp](../examples/activations.cpp);
[examples/own_activation.cpp](../examples/own_activation.cpp) adds an activation of your own.

`maximum(a, b)`, `minimum(a, b)`, `clip(x, low, high)` and `select(condition, a, b)` return one of their arguments
unchanged, without a branch: [select.hpp](../include/fxact/activation/select.hpp).

## Formulas, ranges and errors

In the formulas, s is sigmoid(x) and y is f(x). The columns:

- **range**: the smallest and the largest result. A fixed-point format that ends earlier saturates.
- **kinks**: the points where f or f′ jumps, and the value that the library returns there.
- **derivative**: the formula behind `.derivative(x)`. A second formula, in y, is that of `.derivative_from_output(y)`.
- **float, double**: the largest error of a result in ulp, the distance between neighboring floating-point numbers. 0.5
  is that of correct rounding, and 0 means exact. The header states the bound, and the activation's
  test asserts it for every 1,009th float and 4,000 doubles, in the exhaustive tests for all 2^32 floats. The program
  that writes this page tries )" +
        grouped(samples::floats) + " floats and " + grouped(samples::doubles) + R"( doubles more.
  Where a header promises 1 ulp for all parameters, the column shows the largest error found for the row, rounded up.
- **q15, q<3,12>**: how many of the 65,536 inputs of that format give the correctly rounded result in the same format.
- **q31**: the largest error in units of the last bit (LSB), rounded up, over )" +
        grouped(samples::q31_codes) + R"( inputs.

)";
    text += "| function | formula | range | kinks | derivative | float | double | q15 | q<3,12> | q31 |\n";
    text += "|---|---|---|---|---|---:|---:|---:|---:|---:|\n";
    double cancels = 0;
    for (const auto& group : groups)
        for (const auto& r : group.rows) {
            text += detail::table_line(r);
            cancels = std::max(cancels, r.what.about.absolute_error);
        }
    if (cancels > 0)
        text += "\n\\* Next to the root, where the sum cancels, float errors below 2<sup>" +
                detail::cell(decimal(std::log2(cancels) - 24, 0)) + "</sup> are not counted.\n";

    text += R"(
The plots show f (blue, solid), f′ (orange, dashed) and, on the right, the float error: in each column, the area between
the lowest and the highest error found. A dot marks the value where a curve jumps. The dotted lines are at ±0.5 ulp, the
smallest error possible.
)";
    for (const auto& group : groups) {
        text += "\n## " + group.title + "\n";
        for (const auto& [f, found] : group.rows)
            text += "\n### [" + f.name + "](" + detail::header_of(f) + ")\n\n![" + f.name +
                    ", its derivative and its error](plots/" + f.name + ".svg)\n";
    }
    return text;
}

}  // namespace fxact::docs
