// SPDX-License-Identifier: MIT
// fxact check: reads a file that fxact wrote, and looks up every code again.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include <fxact/version.hpp>

#include "../designs.hpp"
#include "../emit/emission.hpp"
#include "../request/comparison.hpp"
#include "../words/files.hpp"
#include "../words/progress.hpp"
#include "../words/wrong_words.hpp"
#include "commands.hpp"

namespace fxact::tools {
namespace {

/// What the file says about itself: all of a JSON file, or the line "fxact: {...}".
json description_in(const std::string& text, const std::string& path) {
    const json whole = json::parse(text, nullptr, false);
    if (whole.is_object()) return whole;
    const std::string mark = "fxact: {";
    const std::size_t at = text.find(mark);
    if (at == std::string::npos)
        throw wrong_words{path +
                          " has no line \"fxact: {...}\"; `fxact table --emit` writes files that can be checked"};
    std::string line = text.substr(at + mark.size() - 1, text.find('\n', at) - at - mark.size() + 1);
    line.erase(line.find_last_of('}') == std::string::npos ? 0 : line.find_last_of('}') + 1);
    const json found = json::parse(line, nullptr, false);
    if (!found.is_object()) throw wrong_words{"the line \"fxact: {...}\" of " + path + " is damaged"};
    return found;
}

std::string without_carriage_returns(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    return text;
}

/// The first line in which two texts differ, from 1 on.
std::optional<std::size_t> different_line(const std::string& a, const std::string& b) {
    if (a == b) return {};
    std::size_t line = 1;
    for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) line += a[i] == '\n';
    return line;
}
std::string line_of(const std::string& text, std::size_t number) {
    std::size_t at = 0;
    while (--number > 0 && at != std::string::npos) at = text.find('\n', at + (at != 0 || text[0] == '\n'));
    if (at == std::string::npos) return {};
    at += at != 0;
    return text.substr(at, std::min<std::size_t>(text.find('\n', at) - at, 100));
}

int fail(const std::string& line) {
    std::fprintf(stderr, "fxact: %s\n", line.c_str());
    return not_met;
}

int look_up_all(const table_request& request, const table_design& design) {
    std::int64_t codes = 0, rounded = 0, unknown = 0;
    double largest = 0;
    compare(request, design, [&](const compared_code& one) {
        ++codes;
        rounded += one.result == one.rounded;
        unknown += !one.known;
        largest = std::max(largest, std::abs(one.error));
    });
    std::printf("%lld codes%s looked up: %lld correctly rounded; largest error %.6f LSB, stated %s\n",
                static_cast<long long>(codes), request.in.format.bits == 32 ? " of 2^32" : "",
                static_cast<long long>(rounded), largest, rounded_up(design.max_error, 6).c_str());
    // What is compared is known to 2^-52 of its size.
    const double most = design.max_error * (1 + 1e-9) + 1e-9;
    if (unknown != 0) return fail("the function has no value at some code");
    if (request.spec.exact && rounded != codes) return fail("a result is not correctly rounded");
    return largest <= most ? done : fail("a result is further off than the file states");
}

}  // namespace

int run_check(const std::string& path) {
    const std::string text = without_carriage_returns(read_file(path));
    const json found = description_in(text, path);
    std::string kind, digest, version;
    try {
        kind = found.at("emit").get<std::string>();
        digest = found.at("digest").get<std::string>();
        version = found.at("fxact").get<std::string>();
        emission made{table_request::from_json(found.at("request")), {}, found.at("name").get<std::string>()};
        emission::check_name(made.name);
        {
            const progress shown{"designing"};
            made.design =
                design_table(made.request.function, made.request.in.format, made.request.out.format, made.request.spec);
        }
        if (!made.design.met) return fail(path + " holds a request that no table meets");
        const std::string other =
            version == FXACT_VERSION ? "" : " (it was made by fxact " + version + ", this is " FXACT_VERSION ")";
        if (digest_of(made.design) != digest)
            return fail(path + " states another digest than the table of its request has" + other);
        const std::string again = emit(kind, made);
        if (const auto line = different_line(text, again))
            return fail(path + ":" + std::to_string(*line) + ": this line is not what fxact writes" + other +
                        "\n  found:  " + line_of(text, *line) + "\n  wanted: " + line_of(again, *line));
        return look_up_all(made.request, made.design);
    } catch (const nlohmann::json::exception&) {
        throw wrong_words{"the description in " + path + " lacks one of fxact, emit, name, request, digest"};
    }
}

}  // namespace fxact::tools
