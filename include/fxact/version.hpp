// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#define FXACT_VERSION "0.1.0"

#include <fxact/detail/macros/back.hpp>
