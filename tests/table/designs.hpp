// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/softsign.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>
#include <fxact/table.hpp>

#include "functions.hpp"

/// The tables that the tests design, each named once. A design takes the compiler up to seconds, so each of them is
/// used, and all that is claimed of it is tested, in one source file: the one of its section here.
namespace fxact::designs {

template <std::size_t Entries>
inline constexpr table_spec of_entries{.entries = Entries};
inline constexpr table_spec small{.prefer = prefer::size};

// ---- table_test.cpp: what a table is
using smooth_sigmoid = table<sigmoid, q<3, 12>, q15>;
using byte_sigmoid = table<sigmoid, q<3, 4>, q7>;

// ---- table/design_test.cpp: what can be asked for
template <auto F, table_spec Spec>
using asked = table<F, q<3, 12>, q15, Spec>;
using close_sigmoid = asked<sigmoid, table_spec{.max_error = 0.75, .prefer = prefer::size}>;
using straight_sigmoid =
    asked<sigmoid, table_spec{.max_error = 1, .interpolation = interpolation::linear, .prefer = prefer::size}>;
using fast_sigmoid = asked<sigmoid, table_spec{.max_error = 1, .max_bytes = 2100, .prefer = prefer::speed}>;
using best_sigmoid = asked<sigmoid, table_spec{.max_bytes = 300}>;
using counted_sigmoid = asked<sigmoid, table_spec{.entries = 129}>;
using spiky = asked<spikes, table_spec{.domain{-1, 1}}>;

// ---- table/domain_test.cpp: a part of the input's format
using inverse = table<reciprocal, q<3, 12>, q<3, 12>, table_spec{.domain{0.25, 8}}>;
using short_sigmoid = asked<sigmoid, table_spec{.max_error = 0.75, .domain{-1, 4}, .prefer = prefer::size}>;
using short_bytes = table<sigmoid, q<3, 4>, q7, table_spec{.domain{-1, 4}}>;
using below_zero = asked<sigmoid, table_spec{.domain{-6, -5}}>;
using at_zero = table<sigmoid, q<3, 4>, q7, table_spec{.domain{0, 0}}>;

// ---- table/tails_test.cpp: flat ends
using saturating_exp = table<fxact::exp, q<3, 12>, q<3, 12>, small>;
using flat_tanh = table<fxact::tanh, q<3, 12>, q15, small>;
using wide_sigmoid = table<sigmoid, q<7, 8>, q15, small>;

// ---- table/logarithmic_test.cpp: segments that grow with the distance from zero
using long_inverse = table<reciprocal, q<3, 12>, q<7, 8>, table_spec{.domain{1.0 / 256, 8}}>;
using inverse_below = table<reciprocal, q<3, 12>, q<7, 8>, table_spec{.domain{-8, -1.0 / 256}}>;
using inverse_in_bytes = table<reciprocal, q<3, 12>, q<7, 8>, table_spec{.max_bytes = 100, .domain{1.0 / 256, 8}}>;
using bound_receptors = asked<saturation, table_spec{.domain{0, 8}}>;
using nearest_receptors =
    asked<saturation,
          table_spec{.max_error = 8, .interpolation = interpolation::nearest, .domain{0, 8}, .prefer = prefer::size}>;
using wide_softsign = table<softsign, q<7, 8>, q15, small>;
using wide_peak = asked<peak, table_spec{.max_error = 2, .prefer = prefer::size}>;
using nearest_peak =
    asked<peak, table_spec{.max_error = 30, .interpolation = interpolation::nearest, .prefer = prefer::size}>;
using nearest_softsign =
    table<softsign, q<7, 8>, q15,
          table_spec{.max_error = 150, .interpolation = interpolation::nearest, .prefer = prefer::size}>;
using affine_inverse =
    table<reciprocal, quantized<std::uint16_t, affine{1.0 / 4096, 1000}>, q<7, 8>, table_spec{.domain{1.0 / 256, 15}}>;

// ---- exact: correctly rounded
template <auto F, class In, class Out, table_spec Spec = table_spec{.exact = true}>
using exact_table = table<F, In, Out, Spec>;
// table/exact_test.cpp
using exact_sigmoid = exact_table<sigmoid, q<3, 12>, q15>;
using exact_part = exact_table<sigmoid, q<3, 12>, q15, table_spec{.domain{-1, 4}, .exact = true}>;
using exact_straight =
    exact_table<sigmoid, q<3, 12>, q15, table_spec{.interpolation = interpolation::linear, .exact = true}>;
using exact_no_larger = exact_table<sigmoid, q<3, 12>, q15, table_spec{.max_bytes = 600, .exact = true}>;
using exact_tanh = exact_table<fxact::tanh, q<3, 12>, q15>;
using exact_coarse_sigmoid = exact_table<sigmoid, q<3, 12>, q7>;
// table/exact_functions_test.cpp
using exact_exp = exact_table<fxact::exp, q<3, 12>, q<3, 12>>;
using exact_gelu = exact_table<gelu, q<3, 12>, q<3, 12>>;
using exact_silu = exact_table<silu, q<3, 12>, q<3, 12>>;
// table/exact_formats_test.cpp
using exact_affine = exact_table<sigmoid, quantized<std::int16_t, affine{0.0003, 77}>,
                                 quantized<std::int16_t, affine{1.0 / 65536, -32768}>>;
using exact_relu = exact_table<relu, q<3, 12>, q<3, 12>>;
using exact_coarse_relu = exact_table<relu, q<3, 12>, q<3, 4>>;
using exact_coarse_half = exact_table<half, q<3, 4>, q<3, 4>>;
using exact_step = exact_table<step, q<3, 12>, q15>;
using exact_bytes = exact_table<sigmoid, q<3, 4>, q7>;
using exact_fast = exact_table<sigmoid, q<3, 4>, q15, table_spec{.max_bytes = 512, .exact = true}>;
using exact_32_bits = exact_table<sigmoid, q<3, 4>, q31>;

// ---- inputs of 32 bits
template <auto F, table_spec Spec = table_spec{}>
using from_32_bits = table<F, q<3, 28>, q15, Spec>;
// table/wide_sigmoid_test.cpp
using smooth_32 = from_32_bits<sigmoid, small>;
using straight_32 =
    from_32_bits<sigmoid, table_spec{.max_error = 1, .interpolation = interpolation::linear, .prefer = prefer::size}>;
using close_32 = from_32_bits<sigmoid, table_spec{.max_error = 0.55, .prefer = prefer::size}>;
using fast_32 = from_32_bits<sigmoid, table_spec{.max_error = 0.75, .max_bytes = 4096, .prefer = prefer::speed}>;
using small_32 = from_32_bits<sigmoid, table_spec{.max_bytes = 64}>;
using counted_32 = from_32_bits<sigmoid, table_spec{.entries = 129}>;
// table/wide_functions_test.cpp
using part_32 = from_32_bits<sigmoid, table_spec{.domain{-1, 4}}>;
using tanh_32 = from_32_bits<fxact::tanh, small>;
using silu_32 = table<silu, q<3, 28>, q<3, 12>, small>;
using relu_32 = table<relu, q<3, 28>, q<3, 12>, small>;
using step_32 = table<step, q<3, 28>, q7, small>;
// table/wide_logarithmic_test.cpp
using softsign_32 = from_32_bits<softsign, small>;
using inverse_32 = table<reciprocal, q<7, 24>, q<8, 7>, table_spec{.domain{1.0 / 128, 127}}>;
// table/wide_formats_test.cpp
using long_sigmoid = table<sigmoid, q<15, 16>, q15, small>;
using affine_sigmoid_32 = table<sigmoid, quantized<std::int32_t, affine{3.7e-9, 0}>, q15,
                                table_spec{.max_error = 0.75, .prefer = prefer::size}>;
using bytes_of_32 = table<sigmoid, quantized<std::int32_t, affine{3.7e-9, -1000000}>,
                          quantized<std::int8_t, affine{1.0 / 256, -128}>, small>;

}  // namespace fxact::designs
