// SPDX-License-Identifier: MIT
#include "expected.h"

#include <array>
#include <span>

#include <fxact/activation/gelu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/relu6.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/apply.hpp>
#include <fxact/quantized.hpp>
#include <fxact/softmax.hpp>

namespace {
using namespace fxact;
using s8 = q<3, 4>;
using s16 = q<3, 12>;

template <class Out, class F>
std::int8_t byte(const F& f, std::int8_t x) {
    return apply<Out>(f, s8::from_raw(x)).raw();
}
template <auto F, class Out>
std::int16_t word(std::int16_t x) {
    return apply<Out>(F, s16::from_raw(x)).raw();
}
template <class In, class Out>
int same_softmax(const auto* in, const auto* out, std::size_t n) {
    std::array<In, 16> logits{};
    std::array<Out, 16> found{};
    for (std::size_t i = 0; i < n; ++i) {
        if constexpr (discrete<In>)
            logits[i] = In::from_raw(in[i]);
        else
            logits[i] = in[i];
    }
    softmax(std::span{logits}.first(n), std::span{found}.first(n));
    for (std::size_t i = 0; i < n; ++i) {
        if constexpr (discrete<Out>) {
            if (found[i].raw() != out[i]) return 0;
        } else if (!(found[i] == out[i])) {
            return 0;
        }
    }
    return 1;
}
}  // namespace

#define EXPECTED(name, Out8, Out16)                                                            \
    std::int8_t expected_##name##_s8(std::int8_t x) { return byte<Out8>(fxact::name, x); }     \
    std::int16_t expected_##name##_s16(std::int16_t x) { return word<fxact::name, Out16>(x); } \
    float expected_##name##_f32(float x) { return fxact::name(x); }
EXPECTED(sigmoid, tflite_sigmoid_int8, q15)
EXPECTED(tanh, q7, q15)
EXPECTED(silu, s8, s16)
EXPECTED(gelu, s8, s16)
#undef EXPECTED
#define EXACT(name)                                                                                    \
    std::int8_t expected_##name##_s8(std::int8_t x) { return byte<s8>(fxact::name, x); }               \
    std::int16_t expected_##name##_s16(std::int16_t x) { return fxact::name(s16::from_raw(x)).raw(); } \
    float expected_##name##_f32(float x) { return fxact::name(x); }
EXACT(step)
EXACT(relu)
EXACT(relu6)
#undef EXACT
int is_softmax_s8(const std::int8_t* in, const std::int8_t* out, std::size_t n) {
    return same_softmax<s8, tflite_softmax_int8>(in, out, n);
}
int is_softmax_s16(const std::int16_t* in, const std::int16_t* out, std::size_t n) {
    return same_softmax<s16, q15>(in, out, n);
}
int is_softmax_f32(const float* in, const float* out, std::size_t n) { return same_softmax<float, float>(in, out, n); }
