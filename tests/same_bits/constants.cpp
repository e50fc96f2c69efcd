// SPDX-License-Identifier: MIT
// The library's constants are doubles also where the compiler reads unsuffixed ones as
// floats (-fsingle-precision-constant). They are compared with integers, which no option changes. (Tables and results:
// program.cpp with that option.)
#include <bit>
#include <cstdint>

#include <fxact/fxact.hpp>

using namespace fxact;

constexpr std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

static_assert(bits(selu_fn::alpha) == 0x3FFA'C5AF'AD78'2CF1 && bits(selu_fn::scale) == 0x3FF0'CFAB'D6A9'1132, "selu");
static_assert(bits(detail::gelu_tanh_cubic) == 0x3FA6'E4E2'6D48'01F7, "gelu_tanh's 0.044715");
static_assert(bits(leaky_relu{}.negative_slope) == 0x3F84'7AE1'47AE'147B, "leaky_relu's 0.01");
static_assert(bits(hard_sigmoid_with{}.slope) == 0x3FC9'9999'9999'999A &&
                  bits(hard_sigmoid_onnx.slope) == 0x3FC9'9999'9999'999A,
              "0.2");
static_assert(detail::analysis::interval::tiny > 0 &&
                  bits(detail::analysis::interval::unknown) == 0x7E70'0000'0000'0000,
              "beyond float's range");
static_assert(bits(detail::design::rounding_error) == 0x3FE0'0000'0080'0000, "a sum of constants");
