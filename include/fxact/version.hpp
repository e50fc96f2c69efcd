// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#define FXACT_VERSION "0.1.0"
#define FXACT_VERSION_MAJOR 0
#define FXACT_VERSION_MINOR 1
#define FXACT_VERSION_PATCH 0

#include <fxact/detail/macros/back.hpp>
