// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <fxact/design.hpp>
#include <fxact/detail/analysis/interval.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

#include "expression/expression.hpp"

namespace fxact::tools {

/// fxact::design of an expression.
table_design design_table(const expression& f, const format& in, const format& out, const table_spec& spec);

/// The output's code for an input's code, f correctly rounded: evaluated anew, without the designer's polynomials.
std::int64_t rounded_code(const expression& f, const format& in, const format& out, std::int64_t code);

/// f at an input's code in LSB of the output, counted from its zero point; f has no value where it is not known().
detail::analysis::interval exact_value(const expression& f, const format& in, const format& out, std::int64_t code);

}  // namespace fxact::tools
