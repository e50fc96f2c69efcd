// SPDX-License-Identifier: MIT
// relu and step for each kind of number, as functions whose disassembly check/branch_free.cmake reads: straight-line
// code.
#include <cstdint>

#include <fxact/fxact.hpp>

// The formats by their codes; a struct of one code may travel in memory.
using namespace fxact;

extern "C" {
float straight_relu_float(float x) noexcept { return relu(x); }
double straight_relu_double(double x) noexcept { return relu(x); }
std::int8_t straight_relu_q7(std::int8_t x) noexcept { return relu(q7::from_raw(x)).raw(); }
std::int16_t straight_relu_q15(std::int16_t x) noexcept { return relu(q15::from_raw(x)).raw(); }
std::int32_t straight_relu_q31(std::int32_t x) noexcept { return relu(q31::from_raw(x)).raw(); }
std::uint8_t straight_relu_uq8(std::uint8_t x) noexcept { return relu(uq<0, 8>::from_raw(x)).raw(); }
std::uint16_t straight_relu_uq16(std::uint16_t x) noexcept { return relu(uq<0, 16>::from_raw(x)).raw(); }
std::uint32_t straight_relu_uq32(std::uint32_t x) noexcept { return relu(uq<0, 32>::from_raw(x)).raw(); }
float straight_step_float(float x) noexcept { return step(x); }
double straight_step_double(double x) noexcept { return step(x); }
std::int8_t straight_step_q7(std::int8_t x) noexcept { return step(q7::from_raw(x)).raw(); }
std::int16_t straight_step_q15(std::int16_t x) noexcept { return step(q15::from_raw(x)).raw(); }
std::int32_t straight_step_q31(std::int32_t x) noexcept { return step(q31::from_raw(x)).raw(); }
std::uint8_t straight_step_uq8(std::uint8_t x) noexcept { return step(uq<0, 8>::from_raw(x)).raw(); }
std::uint16_t straight_step_uq16(std::uint16_t x) noexcept { return step(uq<0, 16>::from_raw(x)).raw(); }
std::uint32_t straight_step_uq32(std::uint32_t x) noexcept { return step(uq<0, 32>::from_raw(x)).raw(); }
}
