// SPDX-License-Identifier: MIT
// The first #include of every header; back.hpp is the last. Between the two, names that other people's headers define as
// macros (Arduino.h, complex.h, tgmath.h, Windows', lwIP's, ...) mean themselves. Headers include one another, and only
// the outermost has work to do: fxact_macros_are_off tells which that is. No #pragma once: each header needs both files.
#pragma push_macro("fxact_macros_are_off")
#ifndef fxact_macros_are_off
#define fxact_macros_are_off
#include <fxact/detail/macros/off_names.hpp>
#include <fxact/detail/macros/variant.hpp>
#endif
