// SPDX-License-Identifier: MIT
// fxact table: designs a table, says what there is, and writes it for a compiler.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <tuple>
#include <vector>

#include "../designs.hpp"
#include "../draw/plot.hpp"
#include "../emit/emission.hpp"
#include "../request/comparison.hpp"
#include "../request/design_json.hpp"
#include "../words/files.hpp"
#include "../words/number.hpp"
#include "../words/progress.hpp"
#include "../words/wrong_words.hpp"
#include "commands.hpp"

namespace fxact::tools {
namespace {

/// The number behind an option; 0 if it is left out.
std::size_t count_of(const std::string& text, const std::string& option) {
    if (text.empty()) return 0;
    const double count = whole_number(text);
    if (count >= 1 && count <= 1e9 && count == std::floor(count)) return static_cast<std::size_t>(count);
    throw wrong_words{option + " is an integer from 1 to 1000000000"};
}

table_request request_of(const table_words& words) {
    table_request request{
        expression::parse(words.function), named_format::parse(words.in), named_format::parse(words.out), {}};
    table_spec& spec = request.spec;
    if (!words.max_error.empty()) {
        spec.max_error = whole_number(words.max_error);
        if (!std::isfinite(spec.max_error) || spec.max_error <= 0)
            throw wrong_words{"--max-error is a number above 0, in LSB of the output, such as 0.75"};
    }
    if (!words.domain.empty()) spec.domain = domain_named(words.domain);
    spec.max_bytes = count_of(words.max_bytes, "--max-bytes");
    spec.entries = count_of(words.entries, "--entries");
    spec.prefer = prefer_named(words.prefer);
    spec.interpolation = interpolation_named(words.interpolation);
    spec.exact = words.exact;
    if (words.monotone) spec.monotone = true;
    if (words.any_order) spec.monotone = false;
    check_request(request);
    return request;
}

std::string title_of(const table_request& r) { return r.function.text() + " from " + r.in.text + " to " + r.out.text; }

void print_frontier(const table_design& design) {
    std::vector<tried_table> tried = design.frontier;
    std::sort(tried.begin(), tried.end(), [](const tried_table& a, const tried_table& b) {
        return std::tuple{a.bytes, a.error_bound} < std::tuple{b.bytes, b.error_bound};
    });
    // A table is left out if another one is as small, as close and as fast on M3; --json has all.
    std::vector<tried_table> best;
    for (const tried_table& one : tried)
        if (std::none_of(best.begin(), best.end(), [&one](const tried_table& other) {
                return other.error_bound <= one.error_bound &&
                       other.instructions.cortex_m3 <= one.instructions.cortex_m3;
            }))
            best.push_back(one);
    if (best.empty()) return;
    std::printf("\n   bytes  error, LSB    M0+     M3    M55  interpolation\n");
    for (const tried_table& one : best) {
        const bool chosen = one.bytes == design.bytes && one.interpolation == design.interpolation &&
                            one.error_bound >= design.max_error &&
                            one.instructions.cortex_m3 == design.instructions.cortex_m3;
        std::printf("%s%7zu  %10s  %5.1f  %5.1f  %5.1f  %s\n", chosen ? "*" : " ", one.bytes,
                    rounded_up(one.error_bound, 4).c_str(), one.instructions.cortex_m0plus, one.instructions.cortex_m3,
                    one.instructions.cortex_m55, name_of(one.interpolation));
    }
}

void print_choice(const table_request& request, const table_design& t) {
    if (!t.any) return;
    const bool folded = t.symmetry != symmetry::unstated;
    std::printf(
        "\n%s: %s%s, %zu bytes, %zu entries of %s\n", t.met ? "chosen" : "the nearest to it", name_of(t.interpolation),
        folded ? (t.symmetry == symmetry::odd ? ", one half of an odd function" : ", one half of an even function")
               : "",
        t.bytes, t.entries, node_integer(t).c_str());
    if (!t.corrections.empty()) std::printf("  %zu of the entries are corrections\n", t.corrections.size());
    std::printf("proved: no result is further than %s LSB from the exact value (%s)\n",
                rounded_up(t.max_error, 6).c_str(),
                request.in.format.bits == 32 ? "a bound" : "the largest error over every input");
    std::printf("proved: results %s\n", t.monotone ? "keep one order, from the first code to the last"
                                                   : "are not in one order everywhere, or that is not proved");
    std::printf("instructions per element: %.1f on Cortex-M0+, %.1f on M3, %.1f on M55\n", t.instructions.cortex_m0plus,
                t.instructions.cortex_m3, t.instructions.cortex_m55);
}

void print(const table_request& request, const table_design& design, bool as_json) {
    if (as_json) {
        std::printf("%s\n", report_in_json(request, design).c_str());
        return;
    }
    std::printf("%s\n", title_of(request).c_str());
    print_frontier(design);
    print_choice(request, design);
}

/// code,result in lines: of every code, or of 65,536 codes of a 32-bit format.
std::string results_of(const table_design& design) {
    const compared_codes codes{design.in};
    std::string text;
    for (std::int64_t i = 0, code = codes.first; i < codes.count; ++i, code += codes.stride)
        text += std::to_string(code) + "," + std::to_string(design.look_up(code)) + "\n";
    return text;
}

}  // namespace

int run_table(const table_words& words) {
    const table_request request = request_of(words);
    emission made{request, {}, words.name.empty() ? emission::default_name(request) : words.name};
    if (!words.emit.empty()) {
        emission::check_name(made.name);
        if (const auto& known = emitted_kinds;
            std::find(std::begin(known), std::end(known), words.emit) == std::end(known))
            emit(words.emit, made);  // says which there are
    }
    if (words.emit.empty() && !words.output.empty())
        throw wrong_words{"-o needs --emit: c99, cpp11, arduino, cpp20 or json"};
    {
        const progress shown{"designing"};
        made.design = design_table(request.function, request.in.format, request.out.format, request.spec);
    }
    const bool only_emits = !words.emit.empty() && words.output.empty() && made.design.met;
    if (!only_emits) print(request, made.design, words.as_json);
    if (!made.design.met) {
        std::fprintf(stderr, "fxact: %s\n", in_options(made.design.problem).c_str());
        return not_met;
    }
    if (!words.plot.empty()) write_file(words.plot, plot(request, made.design));
    if (!words.results.empty()) write_file(words.results, results_of(made.design));
    if (only_emits)
        std::fputs(emit(words.emit, made).c_str(), stdout);
    else if (!words.emit.empty())
        write_file(words.output, emit(words.emit, made));
    return done;
}

}  // namespace fxact::tools
