// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>

#include <fxact/design.hpp>

#include "request.hpp"

namespace fxact::tools {

/// A table's result at a code, beside the function's.
struct compared_code {
    std::int64_t code = 0, result = 0, rounded = 0;  // rounded: the correctly rounded result
    double exact = 0;                                // in LSB from zero, clamped to the output's range
    double error = 0;                                // result less exact, in LSB
    bool known = true;                               // whether the function has a value there
};

/// The codes of an input format that are compared: all, or 65,536 of 32 bits.
struct compared_codes {
    std::int64_t first = 0, count = 0, stride = 1;
    explicit compared_codes(const format& in);
};

/// Compares each code with a new evaluation of the function; a code outside the domain, with that of the nearer end.
void compare(const table_request& request, const table_design& design,
             const std::function<void(const compared_code&)>& visit);

}  // namespace fxact::tools
