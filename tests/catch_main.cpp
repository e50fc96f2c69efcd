// SPDX-License-Identifier: MIT
// Only for a Catch2 2 that was installed without its prebuilt main.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
