// SPDX-License-Identifier: MIT
#pragma once

namespace fxact::docs {

/// A part of an axis.
struct window {
    double low, high;
};

}  // namespace fxact::docs
