// SPDX-License-Identifier: MIT
#pragma once
#include <cstdio>
#include <utility>

#include "design.hpp"

namespace fxact::docs {

/// Prints the smallest table for each of the errors asked.
template <auto F, discrete In, discrete Out>
void print_frontier(const char* function, const char* output) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (std::puts(
             design_of<table<F, In, Out, spec_for(errors_asked[I])>>(function, output, errors_asked[I]).line().c_str()),
         ...);
    }
    (std::make_index_sequence<std::size(errors_asked)>{});
}

}  // namespace fxact::docs
