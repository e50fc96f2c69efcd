// SPDX-License-Identifier: MIT
// fxact lut8: the 256 results of an 8-bit format, correctly rounded.
#include <cstdint>
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "../designs.hpp"
#include "../emit/emission.hpp"
#include "../words/wrong_words.hpp"
#include "commands.hpp"

namespace fxact::tools {

int run_lut8(const lut8_words& words) {
    const table_request request{
        expression::parse(words.function), named_format::parse(words.in), named_format::parse(words.out), {}};
    if (request.in.format.bits != 8 || request.out.format.bits != 8)
        throw wrong_words{"lut8 is for formats of 8 bits; `fxact table` has the others"};
    emission::check_name(words.name);
    const table_design design = design_table(request.function, request.in.format, request.out.format, {});
    if (!design.met) {
        std::fprintf(stderr, "fxact: %s\n", in_options(design.problem).c_str());
        return not_met;
    }
    // The index is the byte of the raw value: 0..127, -128..-1 for a format with a sign.
    json entries = json::array();
    for (std::int64_t byte = 0; byte < 256; ++byte)
        entries.push_back(design.look_up(request.in.format.is_signed && byte > 127 ? byte - 256 : byte));
    if (words.as_json) {
        const json all{{"function", request.function.text()},
                       {"in", request.in.text},
                       {"out", request.out.text},
                       {"lut8", entries}};
        std::printf("%s\n", all.dump().c_str());
        return done;
    }
    std::printf("/* %s from %s to %s, correctly rounded; the index is the byte of the raw value. */\n",
                request.function.text().c_str(), request.in.text.c_str(), request.out.text.c_str());
    std::printf("static const %s %s[256] = {", request.out.integer().c_str(), words.name.c_str());
    for (std::size_t i = 0; i < 256; ++i)
        std::printf("%s%lld%s", i % 16 == 0 ? "\n    " : " ", static_cast<long long>(entries[i].get<std::int64_t>()),
                    i < 255 ? "," : "\n};\n");
    return done;
}

}  // namespace fxact::tools
