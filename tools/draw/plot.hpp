// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <fxact/design.hpp>

#include "../request/request.hpp"

namespace fxact::tools {

/// The table's curve, and its error over the input, as SVG.
std::string plot(const table_request& request, const table_design& design);

}  // namespace fxact::tools
