// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <fxact/design.hpp>

#include "dialect.hpp"

namespace fxact::tools {

/// The function that looks a code up, and what it calls: the arithmetic of fxact's look-up for one table, with its
/// constants written out.
std::string look_up_function(const table_design& of, const std::string& name, const dialect& in);

}  // namespace fxact::tools
