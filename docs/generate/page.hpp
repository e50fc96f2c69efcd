// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <string>
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
inline std::string header_of(const row& f) { return "../include/fxact/activation/" + f.header() + ".hpp"; }

/// A minus for a hyphen, and nothing that ends a cell.
inline std::string cell(const std::string& text) { return replaced(replaced(text, "|", "\\|"), "-", "−"); }

/// "{0} (0.5, inf]" as "{0} ∪ (0.5, ∞]"
inline std::string range_cell(std::string text) {
    for (const char* end : {"} ", ") ", "] "}) text = replaced(text, end, std::string(end) + "∪ ");
    return cell(replaced(text, "inf", "∞"));
}

/// "±3: f′ = 0", "0: f steps, f = 1"
inline std::string kinks(const row& f) {
    std::string result;
    const auto& all = f.about.kinks;
    std::vector<bool> told(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (told[i]) continue;
        std::string where = decimal(all[i].at, 4);
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (all[j].at == -all[i].at && all[j].gives == all[i].gives) {
                told[j] = true;
                where = "±" + decimal(std::abs(all[i].at), 4);
            }
        result += (result.empty() ? "" : "; ") + where + ": " + (steps_at(f, all[i].at) ? "f steps, " : "") +
                  (f.derivative ? "f′ = " : "f = ") + decimal(all[i].gives, 5);
    }
    return result.empty() ? "none" : cell(result);
}

inline std::string share(long long right) { return printed("%g %%", 100.0 * static_cast<double>(right) / 65536); }

inline std::string table_line(const measured_row& r) {
    const auto& [f, found] = r;
    const auto& about = f.about;
    const std::string name = "[" + f.name + "](" + (about.plotted ? "#" + f.name : header_of(f)) + ")";
    return "| " + name + (about.parameters.empty() ? "" : " `" + about.parameters + "`") + " | " + cell(about.formula) +
           " | " + range_cell(about.range) + " | " + kinks(f) + " | " +
           (about.derivative.empty() ? "none" : cell(about.derivative)) + " | " + bound(found.float_ulp) +
           (about.cancels ? "\\*" : "") + " | " + bound(found.double_ulp) + " | " + share(found.q15_right) + " | " +
           share(found.q3_12_right) + " | " + bound(found.q31_lsb) + " |\n";
}
}  // namespace detail

inline std::string page(const std::vector<measured_group>& groups) {
    std::string text = R"(# The activations

Written by `scripts/activations.sh`; do not edit. Every figure was measured by the program in [generate](generate), which refuses
to write this page if a result leaves the range, a kink is missing or made up, a derivative is not the formula's (from x, or from
y = f(x) where the library offers that), or an error or the range is not what the header says.

- **float, double**: the bound in ulp that the header states. The activation's own test asserts it: for every 1,009th float, for all
  2^32 in the exhaustive preset, and for 4,000 doubles; this program tries )" +
                       grouped(samples::floats) + " floats and " + grouped(samples::doubles) + R"( doubles more.
  Where the header only promises 1 ulp, whatever the parameters, it is the largest error found with those shown, rounded up.
- **q15, q<3,12>**: from the format to itself, the share of all 65,536 codes whose result is the exact value correctly rounded.
- **q31**: the largest error in LSB, rounded up, over )" +
                       grouped(samples::q31_codes) + R"( codes.
- **Range** is that of the results, rounded ones included. A format that ends before it gives its last value.
- **Kinks** are where f or f′ steps, with what the library gives there. s is sigmoid(x); y is f(x).

)";
    text += "| function | formula | range | kinks | derivative | float | double | q15 | q<3,12> | q31 |\n";
    text += "|---|---|---|---|---|---:|---:|---:|---:|---:|\n";
    bool footnote = false;
    for (const auto& group : groups)
        for (const auto& r : group.rows) {
            text += detail::table_line(r);
            footnote = footnote || r.what.about.cancels;
        }
    if (footnote)
        text += "\n\\* Where its sum cancels, next to a root, an error of float below 2<sup>" +
                detail::cell(decimal(std::log2(near_root), 0)) + "</sup> is not counted.\n";

    text += R"(
The plots show f (blue), f′ (orange, dashed) and the error of float: in each column the area between the lowest and the highest
error found in it. A dot is the value where a curve steps. Dotted lines are at half an ulp, the best there can be.
)";
    for (const auto& group : groups) {
        bool titled = false;
        for (const auto& [f, found] : group.rows) {
            if (!f.about.plotted) continue;
            if (!titled) text += "\n## " + group.title + "\n";
            titled = true;
            text += "\n### [" + f.name + "](" + detail::header_of(f) + ")\n\n![" + f.name +
                    ", its derivative and its error](plots/" + f.name + ".svg)\n";
        }
    }
    return text;
}

}  // namespace fxact::docs
