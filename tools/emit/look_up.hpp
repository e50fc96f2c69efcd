// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <fxact/design.hpp>

#include "dialect.hpp"

namespace fxact::tools {

/// The function that looks a code up, and what it calls: the arithmetic of fxact's look-up for one table, with its
/// constants written out.
std::string look_up_function(const table_design& of, const std::string& name, const dialect& in);

/// Whether an integer with a sign holds a correction: a code of such a format. A distance from zero may be larger.
inline bool corrections_have_sign(const table_design& of) {
    return of.in.is_signed && !of.correction_form_.by_magnitude;
}

}  // namespace fxact::tools
