// SPDX-License-Identifier: MIT
#include "emission.hpp"

#include <cctype>
#include <cmath>
#include <cstdio>

#include <nlohmann/json.hpp>

#include <fxact/version.hpp>

#include "../words/number.hpp"
#include "../words/wrong_words.hpp"
#include "dialect.hpp"

namespace fxact::tools {

std::string emission::default_name(const table_request& request) {
    const std::string function = request.function.name();
    return (function.empty() ? "table" : function) + "_" + request.in.identifier() + "_" + request.out.identifier();
}

void emission::check_name(const std::string& name) {
    bool usable = !name.empty() && name.size() <= 60 && std::isdigit(static_cast<unsigned char>(name[0])) == 0;
    for (const char c : name) usable = usable && (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_');
    constexpr const char* taken[]{"auto",   "bool",   "break",  "case",     "char",  "class",  "const", "do",
                                  "double", "else",   "enum",   "extern",   "float", "for",    "goto",  "if",
                                  "inline", "int",    "long",   "main",     "new",   "return", "short", "signed",
                                  "sizeof", "static", "struct", "switch",   "this",  "true",   "false", "union",
                                  "using",  "void",   "while",  "namespace"};
    for (const char* word : taken) usable = usable && name != word;
    if (!usable || name[0] == '_' || name.find("__") != std::string::npos)
        throw wrong_words{"--name must be an identifier of up to 60 letters, digits and single _, such as my_sigmoid"};
}

std::string emit(const std::string& kind, const emission& what) {
    for (const dialect* d : {&c99, &cpp11, &arduino})
        if (kind == d->kind) return emit_header(*d, what);
    if (kind == "cpp20") return emit_cpp20(what);
    if (kind == "json") return emit_json(what);
    std::string kinds;
    for (const char* one : emitted_kinds) kinds += (kinds.empty() ? "" : ", ") + std::string(one);
    throw wrong_words{"--emit is one of " + kinds};
}

json description(const std::string& kind, const emission& what) {
    return {{"fxact", FXACT_VERSION},
            {"emit", kind},
            {"name", what.name},
            {"request", what.request.to_json()},
            {"digest", digest_of(what.design)}};
}

std::string description_line(const std::string& kind, const emission& what) {
    return "fxact: " + description(kind, what).dump();
}

std::string digest_of(const table_design& design) {
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325;
    const auto add = [&hash](std::int64_t value) {
        for (int i = 0; i < 64; i += 8)
            hash = (hash ^ ((static_cast<std::uint64_t>(value) >> i) & 0xff)) * 0x100'0000'01b3;
    };
    for (const std::int64_t node : design.nodes) add(node);
    add(static_cast<std::int64_t>(design.nodes.size()));
    for (const std::int64_t code : design.corrections) add(code);
    char text[20];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

std::string rounded_up(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::ceil(value * scale * (1 - 1e-15)) / scale);
    return text;
}

std::string node_integer(const table_design& design) {
    return (design.nodes_have_sign ? "int" : "uint") + std::to_string(8 * design.node_bytes);
}

std::string about(const std::string& kind, const emission& what, const std::string& start) {
    const table_design& t = what.design;
    const table_request& r = what.request;
    std::string text = start + r.function.text() + " from " + r.in.text + " to " + r.out.text + ": a table of " +
                       std::to_string(t.bytes) + " bytes.\n";
    text += start + "Proved: no result is further than " + rounded_up(t.max_error, 6) +
            " LSB from the exact value, clamped to the output's range.\n";
    if (t.monotone) text += start + "Proved: results keep one order, from the first code to the last.\n";
    text += start + "Made by fxact " + FXACT_VERSION + ":\n" + start + "  fxact table " + r.words() + " --emit " +
            kind + " --name " + what.name + "\n";
    return text + start + "The license of this file is yours to choose: fxact claims no right in what it makes.\n";
}

}  // namespace fxact::tools
