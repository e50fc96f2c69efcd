// SPDX-License-Identifier: MIT
#include "comparison.hpp"

#include <algorithm>

#include "../designs.hpp"
#include "../words/progress.hpp"

namespace fxact::tools {

compared_codes::compared_codes(const format& in)
    : first{in.first_code()}, count{std::min<std::int64_t>(in.codes(), 65536)}, stride{in.bits == 32 ? 65537 : 1} {}

void compare(const table_request& request, const table_design& design,
             const std::function<void(const compared_code&)>& visit) {
    const format &in = request.in.format, &out = request.out.format;
    const detail::code_range domain = detail::design::codes_within(request.spec.domain, in);
    const compared_codes codes{in};
    progress shown{"comparing"};
    for (std::int64_t i = 0; i < codes.count; ++i) {
        compared_code one{.code = codes.first + i * codes.stride};
        const std::int64_t within = domain.clamped(one.code);
        const auto value = exact_value(request.function, in, out, within);
        one.known = value.known();
        one.exact = std::clamp(value.midpoint, out.lowest(), out.highest());
        one.rounded = rounded_code(request.function, in, out, within);
        one.result = design.look_up(one.code);
        one.error = static_cast<double>(one.result - out.zero_point) - one.exact;
        visit(one);
        shown.done(static_cast<double>(i) / static_cast<double>(codes.count));
    }
}

}  // namespace fxact::tools
