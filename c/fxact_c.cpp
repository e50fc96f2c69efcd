// SPDX-License-Identifier: MIT
#include <fxact/c/fxact.h>

#include <fxact/activation/gelu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/relu6.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/apply.hpp>
#include <fxact/as.hpp>
#include <fxact/lut8.hpp>
#include <fxact/quantized.hpp>
#include <fxact/softmax.hpp>
#include <fxact/table.hpp>

namespace {
using namespace fxact;
using s8 = q<3, 4>;
using s16 = q<3, 12>;

/// f from In to Out by a table, of raw values.
template <auto F, class In, class Out>
std::size_t look_up(const rep_of<In>* in, rep_of<Out>* out, std::size_t n) noexcept {
    return table<F, In, Out>{}(as<In>(in, n), as<Out>(out, n));
}
/// A function made of comparisons, without one.
template <class Format, class F>
std::size_t compare(const F& f, const rep_of<Format>* in, rep_of<Format>* out, std::size_t n) noexcept {
    return apply(f, as<Format>(in, n), as<Format>(out, n));
}
template <class F>
std::size_t compute(const F& f, const float* in, float* out, std::size_t n) noexcept {
    return apply(f, std::span{in, n}, std::span{out, n});
}
template <class F>
void make(const F& f, std::int8_t* lut, affine in, affine out) noexcept {
    const auto made = make_lut8(f, in, out);
    for (std::size_t i = 0; i < made.size(); ++i) lut[i] = made[i];
}
}  // namespace

extern "C" {

size_t fxact_step_s8(const int8_t* in, int8_t* out, size_t n) { return compare<s8>(step, in, out, n); }
size_t fxact_relu_s8(const int8_t* in, int8_t* out, size_t n) { return compare<s8>(relu, in, out, n); }
size_t fxact_relu6_s8(const int8_t* in, int8_t* out, size_t n) { return compare<s8>(relu6, in, out, n); }
size_t fxact_sigmoid_s8(const int8_t* in, int8_t* out, size_t n) {
    return look_up<sigmoid, s8, tflite_sigmoid_int8>(in, out, n);
}
size_t fxact_tanh_s8(const int8_t* in, int8_t* out, size_t n) { return look_up<fxact::tanh, s8, q7>(in, out, n); }
size_t fxact_silu_s8(const int8_t* in, int8_t* out, size_t n) { return look_up<silu, s8, s8>(in, out, n); }
size_t fxact_gelu_s8(const int8_t* in, int8_t* out, size_t n) { return look_up<gelu, s8, s8>(in, out, n); }

size_t fxact_step_s16(const int16_t* in, int16_t* out, size_t n) { return compare<s16>(step, in, out, n); }
size_t fxact_relu_s16(const int16_t* in, int16_t* out, size_t n) { return compare<s16>(relu, in, out, n); }
size_t fxact_relu6_s16(const int16_t* in, int16_t* out, size_t n) { return compare<s16>(relu6, in, out, n); }
size_t fxact_sigmoid_s16(const int16_t* in, int16_t* out, size_t n) { return look_up<sigmoid, s16, q15>(in, out, n); }
size_t fxact_tanh_s16(const int16_t* in, int16_t* out, size_t n) { return look_up<fxact::tanh, s16, q15>(in, out, n); }
size_t fxact_silu_s16(const int16_t* in, int16_t* out, size_t n) { return look_up<silu, s16, s16>(in, out, n); }
size_t fxact_gelu_s16(const int16_t* in, int16_t* out, size_t n) { return look_up<gelu, s16, s16>(in, out, n); }

size_t fxact_step_f32(const float* in, float* out, size_t n) { return compute(step, in, out, n); }
size_t fxact_relu_f32(const float* in, float* out, size_t n) { return compute(relu, in, out, n); }
size_t fxact_relu6_f32(const float* in, float* out, size_t n) { return compute(relu6, in, out, n); }
size_t fxact_sigmoid_f32(const float* in, float* out, size_t n) { return compute(sigmoid, in, out, n); }
size_t fxact_tanh_f32(const float* in, float* out, size_t n) { return compute(fxact::tanh, in, out, n); }
size_t fxact_silu_f32(const float* in, float* out, size_t n) { return compute(silu, in, out, n); }
size_t fxact_gelu_f32(const float* in, float* out, size_t n) { return compute(gelu, in, out, n); }

size_t fxact_softmax_s8(const int8_t* in, int8_t* out, size_t n) {
    return softmax(as<s8>(in, n), as<tflite_softmax_int8>(out, n));
}
size_t fxact_softmax_s16(const int16_t* in, int16_t* out, size_t n) { return softmax(as<s16>(in, n), as<q15>(out, n)); }
size_t fxact_softmax_f32(const float* in, float* out, size_t n) { return softmax(std::span{in, n}, std::span{out, n}); }

size_t fxact_argmax_s8(const int8_t* in, size_t n) { return argmax(std::span{in, n}); }
size_t fxact_argmax_s16(const int16_t* in, size_t n) { return argmax(std::span{in, n}); }
size_t fxact_argmax_f32(const float* in, size_t n) { return argmax(std::span{in, n}); }

void fxact_make_sigmoid_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale,
                             int out_zero_point) {
    make(sigmoid, lut, {in_scale, in_zero_point}, {out_scale, out_zero_point});
}
void fxact_make_tanh_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point) {
    make(fxact::tanh, lut, {in_scale, in_zero_point}, {out_scale, out_zero_point});
}
void fxact_make_silu_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point) {
    make(silu, lut, {in_scale, in_zero_point}, {out_scale, out_zero_point});
}
void fxact_make_gelu_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point) {
    make(gelu, lut, {in_scale, in_zero_point}, {out_scale, out_zero_point});
}
size_t fxact_look_up_s8(const int8_t lut[256], const int8_t* in, int8_t* out, size_t n) {
    for (size_t i = 0; i < n; ++i) out[i] = lut[static_cast<std::uint8_t>(in[i])];
    return n;
}

}  // extern "C"
