// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#define FXACT_VERSION "0.1.0"

#include <fxact/detail/macros_back.hpp>
