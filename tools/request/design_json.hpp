// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <fxact/design.hpp>

#include "request.hpp"

namespace fxact::tools {

/// The figures of a design, without its nodes.
json to_json(const table_design& design);
/// The request and its figures, as `fxact table --json` prints them.
std::string report_in_json(const table_request& request, const table_design& design);

}  // namespace fxact::tools
