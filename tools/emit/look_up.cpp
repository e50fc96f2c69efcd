// SPDX-License-Identifier: MIT
#include "look_up.hpp"

#include <cstdint>
#include <limits>
#include <vector>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>

namespace fxact::tools {
namespace {

using detail::lookup::table_layout;
using detail::lookup::table_shape;

/// A constant; the smallest integers have no literal.
std::string literal(std::int64_t value) {
    if (value == std::numeric_limits<std::int64_t>::min() || value == std::numeric_limits<std::int32_t>::min())
        return "(" + std::to_string(value + 1) + " - 1)";
    return value < 0 ? "(" + std::to_string(value) + ")" : std::to_string(value);
}
std::string power_of_2(int bits) { return std::to_string(std::int64_t{1} << bits); }
std::string plus(const std::string& value, std::int64_t constant) {
    if (constant == 0) return value;
    const std::string sign = constant < 0 ? " - " : " + ";
    return value + sign + literal(constant < 0 ? -constant : constant);
}
std::string times_power(const std::string& value, int bits) {
    return bits == 0 ? value : value + " * " + power_of_2(bits);
}
std::string shifted(const std::string& value, int bits) {
    return bits == 0 ? value : value + " >> " + std::to_string(bits);
}

/// Writes the body of one table's look-up. The steps and the widths of integers are those of table/lookup/lookup.hpp,
/// which the designer has proved not to overflow; a place in a 32-bit input format has 64 bits here.
class body_writer {
public:
    body_writer(const table_design& of, const std::string& name, const dialect& in)
        : t_{of}, s_{of.shape_}, l_{of.shape_.layout}, d_{in}, name_{name} {}

    std::string body() {
        if (l_.method == interpolation::direct)
            direct();
        else
            interpolated();
        return text_;
    }
    bool counts_zeros() const { return l_.is_logarithmic(); }

private:
    // ---- words of the language
    void line(const std::string& text) { text_ += "    " + text + "\n"; }
    std::string int32() const { return d_.type(32, true); }
    std::string wide() const { return d_.type(s_.wide ? 64 : 32, true); }
    std::string place() const { return d_.type(t_.in.bits == 32 ? 64 : 32, true); }
    std::string cast(const std::string& to, const std::string& value) const { return d_.cast(to, value); }
    std::string out_type() const { return d_.type(t_.out.bits, t_.out.is_signed); }
    std::string node(const std::string& index) const {
        return d_.element(name_ + "_nodes", index, t_.node_bytes, t_.nodes_have_sign);
    }
    /// if (variable < limit) variable = limit, and likewise above.
    void clamp(const std::string& variable, std::int64_t low, std::int64_t high, bool below, bool above) {
        if (below) line("if (" + variable + " < " + literal(low) + ") { " + variable + " = " + literal(low) + "; }");
        if (above) line("if (" + variable + " > " + literal(high) + ") { " + variable + " = " + literal(high) + "; }");
    }

    // ---- one entry for each code
    void direct() {
        if (!s_.clamps_low && !s_.clamps_high) {
            line("return " + node(cast(d_.type(t_.in.bits, false), "code")) + ";");
            return;
        }
        line(place() + " x = " + cast(place(), "code") + ";");
        clamp("x", l_.covered.first, l_.covered.last, s_.clamps_low, s_.clamps_high);
        line("return " + node(plus("x", -std::int64_t{l_.covered.first})) + ";");
    }

    void interpolated() {
        line(place() + " x = " + cast(place(), "code") + ";");
        clamp("x", l_.covered.first, l_.covered.last, s_.clamps_low, s_.clamps_high);
        if (s_.zero != 0) line("x = " + plus("x", -std::int64_t{s_.zero}) + ";");
        if (!l_.counts_from_zero())
            simple_place();
        else if (l_.is_logarithmic())
            logarithmic_place();
        else
            folded_place();
        if (l_.is_polynomial())
            polynomial();
        else
            curve();
    }

    // ---- where a code is: at, the number of its first node; part, the place within its segment
    bool has_part() const { return l_.method != interpolation::nearest; }
    int part_bits() const { return l_.part_bits(s_.zero); }
    int idle_bits() const { return l_.place_bits(s_.zero) - part_bits(); }
    /// A place's value in 32 bits; in a logarithmic table it is a word without a sign.
    std::string from_place(const std::string& value) const {
        return place() == int32() && !l_.is_logarithmic() ? value : cast(int32(), value);
    }
    void node_number(const std::string& segment) {
        std::string at = plus(segment, -std::int64_t{s_.first_segment});
        if (l_.entries_each() != 1)
            at = (s_.first_segment == 0 ? at : "(" + at + ")") + " * " + std::to_string(l_.entries_each());
        line("const " + int32() + " at = " + from_place(at) + ";");
    }
    void part(const std::string& distance) {
        if (has_part()) line("const " + int32() + " part = " + from_place(shifted(distance, idle_bits())) + ";");
    }
    void simple_place() {
        const std::string bits = std::to_string(l_.segment_bits);
        node_number(l_.segment_bits == 0 ? "x" : "(x >> " + bits + ")");
        part("(x & " + literal((std::int64_t{1} << l_.segment_bits) - 1) + ")");
    }
    /// Below zero the last code of a segment is a whole segment from its start.
    void fold() {
        const bool counts_below = l_.is_logarithmic() ? has_part() : l_.segment_bits != 0;
        if (counts_below || l_.symmetry == symmetry::odd) line("const " + int32() + " negative = (x < 0) ? 1 : 0;");
        line("const " + place() + " distance = (x < 0) ? -x : x;");
    }
    void folded_place() {
        fold();
        if (l_.segment_bits == 0) {
            line("const " + place() + " segment = distance;");
        } else {
            line("const " + place() + " segment = (distance - negative) >> " + std::to_string(l_.segment_bits) + ";");
        }
        node_number("segment");
        part("(distance - (" + times_power("segment", l_.segment_bits) + "))");
    }
    /// A segment's number is the distance from zero as a small floating-point number.
    void logarithmic_place() {
        const int bits = l_.place_bits(s_.zero), octave = l_.octave_bits, least = l_.segment_bits + octave;
        const bool below = l_.is_folded() && l_.method != interpolation::nearest;
        if (l_.is_folded())
            fold();
        else
            line("const " + place() + " distance = x;");
        const std::string word = d_.type(32, false), counted = below ? "distance - negative" : "distance";
        line("const " + word + " counted = " + cast(word, counted) + ";");
        line("const " + int32() + " up = " + name_ + "_leading_zeros(counted | " +
             std::to_string(std::uint64_t{1} << least) + "U) - " + literal(31 - bits - octave) + ";");
        line("const " + word + " segment = (counted << up) >> " + std::to_string(bits) + ";");
        const std::string longer = "((" + literal(bits - l_.segment_bits) + " - up) * " + power_of_2(octave) + ")";
        node_number(cast(int32(), "segment") + " + " + longer);
        const std::string place_in =
            "((" + cast(word, "distance") + " << up) - (segment << " + std::to_string(bits) + "))";
        part(place_in);
    }

    // ---- the sum that the nodes give
    void take_node(const std::string& variable, const std::string& type, int offset) {
        line("const " + type + " " + variable + " = " + cast(type, node(plus("at", offset))) + ";");
    }
    void curve() {
        const std::string type = wide();
        if (l_.method == interpolation::linear) {
            take_node("left", type, 0);
            take_node("right", type, 1);
            line(type + " sum = (" + times_power("left", part_bits()) + ") + ((right - left) * part);");
        } else if (l_.method == interpolation::quadratic) {
            parabola();
        } else {
            line(type + " sum = " + cast(type, node("at")) + ";");
        }
        if (s_.before != 0) line("sum = " + plus("sum", s_.before) + ";");
        if (l_.symmetry == symmetry::odd) line("if (negative != 0) { sum = -1 - sum; }");
        if (s_.after != 0) line("sum = " + plus("sum", s_.after) + ";");
        if (t_.corrections.empty())
            give(shifted("sum", s_.shift), type);
        else
            corrected();
    }
    void parabola() {
        const int bits = part_bits();
        const std::string term = s_.short_terms ? int32() : wide();
        take_node("first", term, 0);
        take_node("second", term, 1);
        take_node("third", term, 2);
        line("const " + term + " t = " + cast(term, "part") + ";");
        line("const " + term + " rise = second - first;");
        line("const " + term + " bend = (third - second) - rise;");
        line("const " + term + " line = (" + times_power("(first + second)", bits - 1) + ") + (rise * t);");
        const std::string line_in_sum = times_power(cast(wide(), "line"), bits + 1 - s_.dropped),
                          product = cast(wide(), "bend") + " * (t * t)";
        line(wide() + " sum = (" + line_in_sum + ") + (" + shifted("(" + product + ")", s_.dropped) + ");");
    }
    void polynomial() {
        const auto& own = s_.own;
        const std::string type = int32();
        std::string start = node("at");
        if (own.starts_unsigned) start = cast(d_.type(16, false), start);
        line("const " + type + " start = " + cast(type, start) + ";");
        take_node("slope", type, 1);
        take_node("bend", type, 2);
        std::string bent = "bend * part";
        if (l_.degree == 3) {
            take_node("jerk", type, 3);
            const std::string lifted = times_power("bend", own.bend_up);
            bent = shifted("((" + lifted + " + (jerk * part)) * part)", own.bend_down);
        }
        line("const " + type + " product = ((" + times_power("slope", own.slope_up) + ") + (" + bent + ")) * part;");
        // The sum may take more than 32 bits, so that its parts are shifted first; that gives the same.
        const std::int64_t behind = s_.after >> own.product_bits, ahead = s_.after - (behind << own.product_bits);
        const std::string rounded = ahead == 0 ? "product" : "(" + plus("product", ahead) + ")";
        line("const " + type + " sum = start + (" + shifted(rounded, own.product_bits) + ");");
        give(shifted(behind == 0 ? "sum" : "(" + plus("sum", behind) + ")", s_.shift - own.product_bits), type);
    }
    void give(const std::string& integer, const std::string& type) {
        if (!l_.saturates) {
            line("return " + cast(out_type(), integer) + ";");
            return;
        }
        line(type + " result = " + integer + ";");
        clamp("result", t_.out.first_code(), t_.out.last_code(), true, true);
        line("return " + cast(out_type(), "result") + ";");
    }

    // ---- a list of the codes whose results round to the other side
    void corrected() {
        const int digits = detail::lookup::tie_digits_of(s_.shift);
        const std::int64_t one = std::int64_t{1} << digits, half = one / 2;
        const std::string type = int32();
        line(type + " curve = " + cast(type, shifted("sum", s_.shift - digits)) + ";");
        line("const " + type + " above = curve & " + literal(one - 1) + ";");
        line("const " + type + " tie = (above < " + literal(half) + ") ? (above + 1) : (" + literal(one) +
             " - above);");
        line("if (tie <= " + literal(t_.correction_form_.search_radius) + ") {");
        key();
        line("    const " + type + " found = " + name_ + "_is_corrected(key);");
        line("    if (found != 0) { curve = (above < " + literal(half) + ") ? (curve - " + literal(one) +
             ") : (curve + " + literal(one) + "); }");
        line("}");
        give(shifted("curve", digits), type);
    }
    void key() {
        const std::string type = int32();
        line("    " + type + " key = " + cast(type, "code") + ";");
        const bool below = l_.domain.first > t_.in.first_code(), above = l_.domain.last < t_.in.last_code();
        if (below) line("    if (key < " + literal(l_.domain.first) + ") { key = " + literal(l_.domain.first) + "; }");
        if (above) line("    if (key > " + literal(l_.domain.last) + ") { key = " + literal(l_.domain.last) + "; }");
        if (!t_.correction_form_.by_magnitude) return;
        if (s_.zero != 0) line("    key = " + plus("key", -std::int64_t{s_.zero}) + ";");
        line("    if (key < 0) { key = -key; }");
    }

    const table_design& t_;
    const table_shape& s_;
    const table_layout& l_;
    const dialect& d_;
    std::string name_, text_;
};

/// The zero bits above the highest one of a word that is not 0.
std::string leading_zeros(const std::string& name, const dialect& d) {
    const std::string word = d.type(32, false), result = d.type(32, true);
    std::string text = "static inline " + result + " " + name + "_leading_zeros(" + word + " word)\n{\n    " + word +
                       " rest = word;\n    " + result + " count = 0;\n";
    for (int bits = 16; bits > 0; bits /= 2) {
        const std::string digits = std::to_string(bits);
        text += "    if ((rest >> " + std::to_string(32 - bits) + ") == 0U) {\n        count += " + digits +
                ";\n        rest <<= " + digits + ";\n    }\n";
    }
    return text + "    return count;\n}\n\n";
}

/// Whether the sorted list of corrections has a key: by halves.
std::string is_corrected(const table_design& t, const std::string& name, const dialect& d) {
    const std::string type = d.type(32, true);
    const auto entry = [&](const char* index) {
        const int bytes = static_cast<int>(t.in.bytes());
        return d.cast(type, d.element(name + "_corrections", index, bytes, corrections_have_sign(t)));
    };
    return "static inline " + type + " " + name + "_is_corrected(" + type + " key)\n{\n    " + type +
           " first = 0;\n    " + type + " end = " + std::to_string(t.corrections.size()) +
           ";\n    while ((end - first) > 1) {\n        const " + type + " middle = first + ((end - first) / 2);\n" +
           "        if (" + entry("middle") + " <= key) { first = middle; } else { end = middle; }\n    }\n" +
           "    return (" + entry("first") + " == key) ? 1 : 0;\n}\n\n";
}

}  // namespace

std::string look_up_function(const table_design& of, const std::string& name, const dialect& in) {
    body_writer writer{of, name, in};
    const std::string body = writer.body();
    std::string text;
    if (writer.counts_zeros()) text += leading_zeros(name, in);
    if (!of.corrections.empty()) text += is_corrected(of, name, in);
    return text + "static inline " + in.type(of.out.bits, of.out.is_signed) + " " + name + "(" +
           in.type(of.in.bits, of.in.is_signed) + " code)\n{\n" + body + "}\n";
}

}  // namespace fxact::tools
