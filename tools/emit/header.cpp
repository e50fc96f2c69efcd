// SPDX-License-Identifier: MIT
// The C99, C++11 and Arduino headers.
#include <cctype>
#include <cstdint>
#include <string>
#include <vector>

#include "dialect.hpp"
#include "emission.hpp"
#include "look_up.hpp"

namespace fxact::tools {
namespace {

/// static const int16_t sigmoid_nodes[66] = {...};
std::string array(const dialect& d, const std::string& name, const std::string& type,
                  const std::vector<std::int64_t>& values) {
    std::string text = "static const " + type + " " + name + "[" + std::to_string(values.size()) + "]" +
                       (d.in_program_space ? " PROGMEM" : "") + " = {";
    std::size_t column = 100;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool smallest = values[i] == -2147483648LL;
        const std::string value = (smallest ? "-2147483647 - 1" : std::to_string(values[i])) +
                                  (values[i] > 2147483647 ? "U" : "") + (i + 1 < values.size() ? "," : "");
        const bool breaks = column + value.size() > 98;
        text += (breaks ? "\n    " : " ") + value;
        column = (breaks ? 4 : column + 1) + value.size();
    }
    return text + "\n};\n";
}

/// The results of the self-test's codes as one number. A 32-bit input format is tried at 65,536 codes.
std::uint32_t checksum(const table_design& t) {
    const std::int64_t count = t.in.bits == 8 ? 256 : 65536, stride = t.in.bits == 32 ? 65537 : 1;
    const std::uint64_t mask = (std::uint64_t{1} << t.out.bits) - 1;
    std::uint32_t sum = 2166136261U;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto result = static_cast<std::uint64_t>(t.look_up(t.in.first_code() + i * stride)) & mask;
        sum = (sum ^ static_cast<std::uint32_t>(result)) * 16777619U;
    }
    return sum;
}

std::string self_test(const dialect& d, const table_design& t, const std::string& name) {
    const std::string word = d.type(32, false), wide = d.type(t.in.bits == 32 ? 64 : 32, true),
                      in = d.type(t.in.bits, t.in.is_signed);
    const std::string stride = t.in.bits == 32 ? "65537" : "1";
    const std::int64_t first = t.in.first_code(), last = t.in.last_code();
    const auto bound = [](std::int64_t value) {
        return value == -2147483648LL ? std::string("(-2147483647 - 1)") : std::to_string(value);
    };
    return "/* Whether this compiler gives the designer's results" +
           std::string(t.in.bits == 32 ? ", at 65,536 codes" : "") + ": 1 if so, else 0. */\n" +
           "#if defined(FXACT_SELF_TEST)\nstatic inline int " + name + "_self_test(void)\n{\n    " + word +
           " sum = 2166136261U;\n    " + wide + " code;\n    for (code = " + bound(first) + "; code <= " + bound(last) +
           "; code += " + stride + ") {\n        const " + word +
           " result = " + d.cast(word, d.cast(d.type(t.out.bits, false), name + "(" + d.cast(in, "code") + ")")) +
           ";\n" +
           "        sum = (sum ^ result) * 16777619U;\n    }\n    return (sum == " + std::to_string(checksum(t)) +
           "U) ? 1 : 0;\n}\n#endif\n";
}

std::string guard_of(const std::string& name) {
    std::string guard = "FXACT_TABLE_" + name + "_H";
    for (char& c : guard) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return guard;
}

}  // namespace

std::string emit_header(const dialect& d, const emission& what) {
    const table_design& t = what.design;
    const std::string guard = guard_of(what.name);
    std::string text = "/*\n" + about(d.kind, what, " * ") + " */\n/* " + description_line(d.kind, what) + " */\n";
    text += "#ifndef " + guard + "\n#define " + guard + "\n\n" + d.include + "\n";
    text +=
        "/* A shift of a negative integer has to keep its sign, as on every compiler for microcontrollers. */\n"
        "typedef char " +
        what.name + "_needs_arithmetic_shifts[((-1 >> 1) == -1) ? 1 : -1];\n\n";
    text += array(d, what.name + "_nodes", d.type(8 * t.node_bytes, t.nodes_have_sign), t.nodes);
    if (!t.corrections.empty())
        text += "/* Where the nodes round to the wrong side. */\n" +
                array(d, what.name + "_corrections", d.type(t.in.bits, corrections_have_sign(t)), t.corrections);
    text += "\n" + look_up_function(t, what.name, d) + "\n" + self_test(d, t, what.name);
    return text + "\n#endif\n";
}

}  // namespace fxact::tools
