// SPDX-License-Identifier: MIT
#pragma once
// Catch2 3 took the single header apart; tests are the same for both.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
