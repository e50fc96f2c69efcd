// SPDX-License-Identifier: MIT
// What is made of scales at run time: make_lut8 of every activation, make_lut16, quantized_layer; check/elf.cmake sees
// that none of it calls a floating-point helper.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/fxact.hpp>

using namespace fxact;

namespace {
void store(const std::array<std::int8_t, 256>& lut, volatile std::int8_t* code) {
    *code = lut[static_cast<std::uint8_t>(*code)];
}

template <auto... F>
void make(affine in, affine out, volatile std::int8_t* code) {
    (store(make_lut8(F, in, out), code), ...);
}
}  // namespace

void make_all(affine in, affine out, volatile std::int8_t* code);
void make_with(double parameter, affine in, affine out, volatile std::int8_t* code);

void make_all(affine in, affine out, volatile std::int8_t* code) {
    make<identity, sign, step, relu, relu6, sigmoid, tanh, log_sigmoid, hard_sigmoid, hard_sigmoid_onnx,
         ultra_fast_sigmoid, hard_tanh, tanh_shrink, silu, hard_swish, gelu, gelu_tanh, softplus, softsign, mish, selu,
         exp, clipped_relu{}, leaky_relu{}, threshold_relu{}, elu{}, celu{}, hard_shrink{}, soft_shrink{}, shrink{},
         selu_with{}, softplus_with{.beta = 1.7}, derivative_of<sigmoid>, derivative_of<gelu>,
         derivative_of<tanh_shrink>>(in, out, code);
}

/// With parameters that are known only at run time as well.
void make_with(double parameter, affine in, affine out, volatile std::int8_t* code) {
    const auto take = [&](auto... f) { (store(make_lut8(f, in, out), code), ...); };
    take(clipped_relu{parameter}, leaky_relu{parameter}, threshold_relu{parameter, parameter}, elu{parameter},
         celu{parameter}, hard_shrink{parameter}, soft_shrink{parameter}, shrink{parameter, parameter},
         selu_with{parameter, parameter}, softplus_with{parameter}, hard_sigmoid_with{parameter, parameter},
         step_with{parameter});
}

void make_nodes(lut16& table, affine in, affine out);
void make_nodes(lut16& table, affine in, affine out) { table = make_lut16(sigmoid, in, out); }

template <class In, class Out, rounding Rounding>
struct layer_with_room {
    std::array<channel_multiplier, 8> room;
    quantized_layer<In, Out, Rounding> layer;

    [[gnu::noinline]] std::size_t run(const typename quantized_layer<In, Out, Rounding>::model& model,
                                      std::span<const In> in, std::span<Out> out) {
        return layer.prepare(model, room, relu6) ? layer(in, out) : 0;
    }
};
template struct layer_with_room<std::int8_t, std::int8_t, rounding::exact>;
template struct layer_with_room<std::int8_t, std::int8_t, rounding::tflite>;
template struct layer_with_room<std::int16_t, std::int16_t, rounding::exact>;
