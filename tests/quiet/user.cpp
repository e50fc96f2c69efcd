// SPDX-License-Identifier: MIT
// A user's program, which passes our types by value. Compiled without optimization too, it must make the compiler say
// nothing: a class with 8-byte members that are static or types makes arm-none-eabi-g++ note that their ABI changed in
// GCC 7.1. (std::span<double> is such a class of the standard library's, and therefore not here.)
#include <cstdint>
#include <span>

#include <fxact/fxact.hpp>

using namespace fxact;

namespace {

volatile int code = 1;
volatile float number = 0.5F;
volatile double wide_number = 0.5;

template <class Format>
Format add(Format a, Format b) {
    if constexpr (requires { a + b; })
        return a + b;
    else
        return a < b ? b : a;
}

template <class Format>
Format read() {
    return Format::from_raw(static_cast<typename Format::rep>(code));
}

template <class Format, class F>
void in_format(F f) {
    code = f(add(read<Format>(), read<Format>())).raw();
    number = float(Format(double(read<Format>())));
    code = apply<q<3, 12>>(f, read<Format>()).raw();
    wide_number = apply<double>(f, read<Format>());
    Format in[4]{}, out[4]{};
    apply(f, std::span<const Format>(in), std::span<Format>(out));
    softmax(std::span<const Format>(in), std::span<Format>(out));
    softmax(std::span<const Format>(in), std::span<Format>(out), softmax_spec{.temperature = 2.0});
    log_softmax(std::span<const Format>(in), std::span<Format>(out));
    code = out[0].raw();
}

template <class F>
void everywhere(F f) {
    number = f(float(number));
    wide_number = f(double(wide_number));
    in_format<q<3, 4>>(f);
    in_format<q<3, 12>>(f);
    in_format<q<3, 28>>(f);
    in_format<uq<4, 4>>(f);
    in_format<quantized<std::int8_t, affine{0.1F, -3}>>(f);
    float in[4]{}, out[4]{};
    apply(f, std::span<const float>(in), std::span<float>(out));
    softmax(std::span<const float>(in), std::span<float>(out));
    log_softmax(std::span<const float>(in), std::span<float>(out));
    number = out[0];
}

template <class F>
void with_derivative(F f) {
    everywhere(f);
    number = f.derivative(float(number));
    code = f.derivative(read<q<3, 12>>()).raw();
}

template <class Table>
void look_up(Table table) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    in x[4]{};
    out y[4]{};
    table(std::span<const in>(x), std::span<out>(y));
    code = table(read<in>()).raw();
    wide_number = table.max_error;
}

}  // namespace

int main() {
    with_derivative(sigmoid);
    with_derivative(elu{1.5});
    everywhere(step);
#if defined(FXACT_FULL_TIER)
    with_derivative(tanh);
    with_derivative(gelu_tanh);
    with_derivative(selu);
    with_derivative(relu);
    everywhere(step_with{0.5});
#endif
    look_up(table<sigmoid, q<3, 4>, q7>{});
    look_up(table<elu{1.5}, q<3, 4>, q<3, 4>>{});
    look_up(table<tanh, quantized<std::int8_t, affine{0.1F, -3}>, tflite_tanh_int8>{});
    q7 weights[4]{}, x[2]{};
    q<0, 15> bias[2]{};
    q<3, 4> y[2]{};
    dense(std::span<const q7>(weights), std::span<const q7>(x), std::span<const q<0, 15>>(bias), std::span<q<3, 4>>(y),
          sigmoid);
    code = make_lut8(sigmoid, affine{number, 3}, affine{number, -3})[0];
    return code;
}
