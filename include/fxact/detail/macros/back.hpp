// SPDX-License-Identifier: MIT
// The last #include of every header: gives the includer's macros back. See off.hpp.
#pragma pop_macro("fxact_macros_are_off")
#ifndef fxact_macros_are_off
#undef fxact_variant
#include <fxact/detail/macros/back_names.hpp>
#endif
