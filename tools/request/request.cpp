// SPDX-License-Identifier: MIT
#include "request.hpp"

#include <cmath>
#include <regex>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <fxact/detail/table/design/refusals.hpp>

#include "../words/number.hpp"
#include "../words/wrong_words.hpp"

namespace fxact::tools {
namespace {

constexpr std::pair<interpolation, const char*> interpolations[]{
    {interpolation::any, "any"},
    {interpolation::direct, "direct"},
    {interpolation::nearest, "nearest"},
    {interpolation::linear, "linear"},
    {interpolation::quadratic, "quadratic"},
    {interpolation::polynomial, "polynomial"},
};
constexpr std::pair<prefer, const char*> preferences[]{
    {prefer::balanced, "balanced"}, {prefer::size, "size"}, {prefer::speed, "speed"}};

template <class List, class Value>
const char* named_in(const List& list, Value value) {
    for (const auto& [each, name] : list)
        if (each == value) return name;
    return "";
}
template <class List>
auto value_in(const List& list, const std::string& name, const std::string& what) {
    std::string names;
    for (const auto& [each, known] : list) {
        if (name == known) return each;
        names += (names.empty() ? "" : ", ") + std::string(known);
    }
    throw wrong_words{what + " is one of " + names};
}

bool has_domain(const table_spec& spec) {
    return spec.domain.low != table_domain{}.low || spec.domain.high != table_domain{}.high;
}
bool has_monotone(const table_spec& spec) { return spec.monotone != monotonicity{}; }

}  // namespace

const char* name_of(interpolation method) { return named_in(interpolations, method); }
const char* name_of(prefer what) { return named_in(preferences, what); }
interpolation interpolation_named(const std::string& name) { return value_in(interpolations, name, "--interpolation"); }
prefer prefer_named(const std::string& name) { return value_in(preferences, name, "--prefer"); }

table_domain domain_named(const std::string& text) {
    const std::size_t colon = text.find(':');
    const double low = whole_number(text.substr(0, colon)),
                 high = colon == std::string::npos ? std::nan("") : whole_number(text.substr(colon + 1));
    if (!std::isfinite(low) || !std::isfinite(high))
        throw wrong_words{"--domain is written low:high, two numbers, such as --domain=-2:2"};
    return {low, high};
}

void check_request(const table_request& request) {
    const auto why = detail::design::why_not_requested(request.in.format, request.out.format, request.spec);
    if (why != detail::design::refusal::none) throw wrong_words{in_options(detail::design::sentence_of(why))};
}

std::string in_options(const char* sentence) {
    if (sentence == nullptr) return "no table was found";
    static const std::pair<std::regex, const char*> replacements[]{
        {std::regex{"^fxact::table: "}, ""},
        {std::regex{"\\.domain\\{([^,}]*), ([^}]*)\\}"}, "--domain=$1:$2"},
        {std::regex{"the table_spec"}, "the request"},
        {std::regex{"table_spec\\."}, ""},
        {std::regex{"max_error"}, "--max-error"},
        {std::regex{"max_bytes"}, "--max-bytes"},
        {std::regex{"leave entries"}, "leave --entries"},
        {std::regex{"leave (interpolation|monotone)"}, "leave --$1"},
        {std::regex{"^(domain|exact|entries) "}, "--$1 "},
        {std::regex{" by domain"}, " by --domain"},
        {std::regex{"q<([0-9]+), ([0-9]+)>"}, "q$1.$2"},
    };
    std::string text = sentence;
    for (const auto& [what, by] : replacements) text = std::regex_replace(text, what, by);
    return text;
}

std::string shell_quoted(const std::string& text) {
    const std::string plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,:=-+/";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    return "'" + text + "'";  // no formula or format has a quote
}

std::string table_request::words() const {
    std::string text = "--function " + shell_quoted(function.text()) + " --in " + in.text + " --out " + out.text;
    if (spec.max_error != any_error) text += " --max-error " + shortest(spec.max_error);
    if (spec.max_bytes != 0) text += " --max-bytes " + std::to_string(spec.max_bytes);
    if (spec.entries != 0) text += " --entries " + std::to_string(spec.entries);
    if (spec.interpolation != interpolation::any)
        text += std::string(" --interpolation ") + name_of(spec.interpolation);
    if (spec.prefer != prefer::balanced) text += std::string(" --prefer ") + name_of(spec.prefer);
    if (has_domain(spec)) text += " --domain=" + shortest(spec.domain.low) + ":" + shortest(spec.domain.high);
    if (spec.exact) text += " --exact";
    if (has_monotone(spec)) text += spec.monotone.asked ? " --monotone" : " --any-order";
    return text;
}

std::string table_request::cpp_spec() const {
    std::vector<std::string> fields;
    if (spec.max_error != any_error) fields.push_back(".max_error = " + shortest(spec.max_error));
    if (spec.max_bytes != 0) fields.push_back(".max_bytes = " + std::to_string(spec.max_bytes));
    if (spec.entries != 0) fields.push_back(".entries = " + std::to_string(spec.entries));
    if (spec.interpolation != interpolation::any)
        fields.push_back(std::string(".interpolation = fxact::interpolation::") + name_of(spec.interpolation));
    if (has_domain(spec))
        fields.push_back(".domain = {" + shortest_double(spec.domain.low) + ", " + shortest_double(spec.domain.high) +
                         "}");
    if (spec.exact) fields.push_back(".exact = true");
    if (spec.prefer != prefer::balanced)
        fields.push_back(std::string(".prefer = fxact::prefer::") + name_of(spec.prefer));
    if (has_monotone(spec)) fields.push_back(std::string(".monotone = ") + (spec.monotone.asked ? "true" : "false"));
    if (fields.empty()) return {};
    std::string text = "fxact::table_spec{";
    for (std::size_t i = 0; i < fields.size(); ++i) text += (i == 0 ? "" : ", ") + fields[i];
    return text + "}";
}

json table_request::to_json() const {
    json to{{"function", function.text()}, {"in", in.text}, {"out", out.text}};
    if (spec.max_error != any_error) to["max_error"] = spec.max_error;
    if (spec.max_bytes != 0) to["max_bytes"] = spec.max_bytes;
    if (spec.entries != 0) to["entries"] = spec.entries;
    if (spec.interpolation != interpolation::any) to["interpolation"] = name_of(spec.interpolation);
    if (spec.prefer != prefer::balanced) to["prefer"] = name_of(spec.prefer);
    if (has_domain(spec)) to["domain"] = {spec.domain.low, spec.domain.high};
    if (spec.exact) to["exact"] = true;
    if (has_monotone(spec)) to["monotone"] = spec.monotone.asked;
    return to;
}

table_request table_request::from_json(const json& from) {
    try {
        table_request made{expression::parse(from.at("function").get<std::string>()),
                           named_format::parse(from.at("in").get<std::string>()),
                           named_format::parse(from.at("out").get<std::string>()),
                           {}};
        made.spec.max_error = from.value("max_error", any_error);
        made.spec.max_bytes = from.value("max_bytes", std::size_t{0});
        made.spec.entries = from.value("entries", std::size_t{0});
        made.spec.interpolation = interpolation_named(from.value("interpolation", "any"));
        made.spec.prefer = prefer_named(from.value("prefer", "balanced"));
        if (from.contains("domain"))
            made.spec.domain = {from["domain"].at(0).get<double>(), from["domain"].at(1).get<double>()};
        made.spec.exact = from.value("exact", false);
        if (from.contains("monotone")) made.spec.monotone = from["monotone"].get<bool>();
        return made;
    } catch (const nlohmann::json::exception& error) {
        throw wrong_words{std::string("the request is not readable: ") + error.what()};
    }
}

}  // namespace fxact::tools
