// SPDX-License-Identifier: MIT
// The first #include of every header; back.hpp is the last. Between the two, names that other libraries' headers define
// as macros (Arduino.h, complex.h, tgmath.h, Windows, lwIP, ...) are no macros. Only the outermost of nested headers
// does the work; fxact_macros_are_off marks it. No #pragma once, because each header needs both files.
#pragma push_macro("fxact_macros_are_off")
#ifndef fxact_macros_are_off
#define fxact_macros_are_off
#include <fxact/detail/macros/off_names.hpp>
#include <fxact/detail/macros/variant.hpp>
#endif
