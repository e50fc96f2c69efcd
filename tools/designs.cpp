// SPDX-License-Identifier: MIT
// All that is compiled for the engine's numbers: minutes of the compiler's time, so nothing else is in this file.
#include "designs.hpp"

#include <fxact/design.hpp>

#include "expression/evaluate.hpp"

namespace fxact::tools {

table_design design_table(const expression& f, const format& in, const format& out, const table_spec& spec) {
    return design(f, in, out, spec);
}

std::int64_t rounded_code(const expression& f, const format& in, const format& out, std::int64_t code) {
    const std::int64_t steps = detail::round_by_ziv(
        f,
        [&in, code]<class Word>(Word) {
            return detail::ball<Word>{detail::decode_code<Word>(in, code), 0};
        },
        [&out](const auto& y) { return detail::in_steps(out, y); });
    const std::int64_t result = steps + out.zero_point, lowest = out.first_code(), highest = out.last_code();
    return result < lowest ? lowest : result > highest ? highest : result;
}

detail::analysis::interval exact_value(const expression& f, const format& in, const format& out, std::int64_t code) {
    return detail::analysis::value_at(f, in, out, code);
}

}  // namespace fxact::tools
