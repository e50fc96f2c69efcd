// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/design.hpp>

#include "request.hpp"

namespace fxact::tools {

/// The figures of a design, without its nodes.
json to_json(const table_design& design);

}  // namespace fxact::tools
