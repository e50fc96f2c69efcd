// SPDX-License-Identifier: MIT
#pragma once
#define FXACT_VERSION "0.1.0"
