// SPDX-License-Identifier: MIT
// NaN, infinities, zeros and subnormals, by every call that takes or returns a float or double by value, and in rows:
// the program gives what the compiler gave in constant expressions, with -ffinite-math-only as without. Prints what
// differs. // Inputs and outputs are integers, because -ffast-math is free to take NaN for no value at all in this
// file's own code.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <type_traits>

#include "../digest.hpp"

using namespace fxact;

namespace {

using test::bits_of;

template <class T>
constexpr std::size_t count = 12;
template <class T>
using codes = std::array<typename bits_of<T>::type, count<T>>;

/// +-0, +-the smallest subnormal, +-1, +-the largest finite, +-infinity, quiet and signalling NaN with different signs.
template <class T>
constexpr codes<T> specials = [] {
    using bits = typename bits_of<T>::type;
    constexpr bits infinity = bits_of<T>::infinity, sign = static_cast<bits>(bits{1} << (8 * sizeof(T) - 1));
    constexpr bits one = __builtin_bit_cast(bits, T{1});
    constexpr bits quiet = infinity | bits{1} << (bits_of<T>::mantissa - 1);
    return codes<T>{0,
                    sign,
                    1,
                    1 | sign,
                    one,
                    one | sign,
                    infinity - 1,
                    (infinity - 1) | sign,
                    infinity,
                    infinity | sign,
                    quiet,
                    static_cast<bits>((infinity + 1) | sign)};
}();

int wrong = 0, right = 0;
void compare(const char* what, const char* type, std::size_t first, std::size_t second, std::uint64_t found,
             std::uint64_t expected) {
    if (found == expected) {
        ++right;
        return;
    }
    ++wrong;
    std::printf("%s of %s, special values %zu and %zu: 0x%llx instead of 0x%llx\n", what, type, first, second,
                static_cast<unsigned long long>(found), static_cast<unsigned long long>(expected));
}

template <class T>
constexpr const char* name_of = sizeof(T) == 4 ? "float" : "double";

/// The bits of f(x, w).
template <class T, class W = T, class F>
constexpr std::uint64_t result(const F& f, typename bits_of<T>::type x_code, typename bits_of<W>::type w_code) {
    T x{};
    W w{};
    x = __builtin_bit_cast(T, x_code);
    w = __builtin_bit_cast(W, w_code);
    std::remove_cvref_t<decltype(f(x, w))> y{};
    y = f(x, w);
    return bits_of<decltype(y)>::take(y);
}

/// A call whose argument and other argument, or parameter, are all pairs of special values.
template <class T, class W = T, class F>
void check_pairs(const char* what, const F&) {
    static constexpr auto expected = [] {
        std::array<std::array<std::uint64_t, count<T>>, count<T>> all{};
        for (std::size_t i = 0; i < count<T>; ++i)
            for (std::size_t j = 0; j < count<T>; ++j) all[i][j] = result<T, W>(F{}, specials<T>[i], specials<W>[j]);
        return all;
    }();
    for (std::size_t i = 0; i < count<T>; ++i) {
        for (std::size_t j = 0; j < count<T>; ++j) {
            volatile typename bits_of<T>::type x = specials<T>[i];
            volatile typename bits_of<W>::type w = specials<W>[j];
            compare(what, name_of<T>, i, j, result<T, W>(F{}, x, w), expected[i][j]);
        }
    }
}

/// One argument.
template <class T, class F>
void check_each(const char* what, const F&) {
    static constexpr auto expected = [] {
        std::array<std::uint64_t, count<T>> all{};
        for (std::size_t i = 0; i < count<T>; ++i) all[i] = result<T>(F{}, specials<T>[i], 0);
        return all;
    }();
    for (std::size_t i = 0; i < count<T>; ++i) {
        volatile typename bits_of<T>::type x = specials<T>[i];
        compare(what, name_of<T>, i, 0, result<T>(F{}, x, 0), expected[i]);
    }
}

/// A row of four: two special values between two finite ones.
template <class T, class F>
constexpr std::array<std::uint64_t, 4> row_result(const F& f, typename bits_of<T>::type second,
                                                  typename bits_of<T>::type third) {
    std::array<T, 4> in{T(0.5), T{}, T{}, T(-2)}, out{};
    in[1] = __builtin_bit_cast(T, second);
    in[2] = __builtin_bit_cast(T, third);
    f(std::span<const T>(in), std::span<T>(out));
    return {bits_of<T>::take(out[0]), bits_of<T>::take(out[1]), bits_of<T>::take(out[2]), bits_of<T>::take(out[3])};
}
template <class T, class F>
void check_rows(const char* what, const F&) {
    static constexpr auto expected = [] {
        std::array<std::array<std::array<std::uint64_t, 4>, count<T>>, count<T>> all{};
        for (std::size_t i = 4; i < count<T>; ++i)
            for (std::size_t j = 4; j < count<T>; j += 2)
                all[i][j] = row_result<T>(F{}, specials<T>[i], specials<T>[j]);
        return all;
    }();
    for (std::size_t i = 4; i < count<T>; ++i) {
        for (std::size_t j = 4; j < count<T>; j += 2) {
            volatile typename bits_of<T>::type second = specials<T>[i], third = specials<T>[j];
            const auto found = row_result<T>(F{}, second, third);
            for (std::size_t k = 0; k < 4; ++k) compare(what, name_of<T>, i, j, found[k], expected[i][j][k]);
        }
    }
}

/// What -ffinite-math-only lets a compiler say of a lambda's own parameters, no lambda here has: it takes references,
/// and is inlined.
#define FXACT_ONE(expression) \
    [](const auto& x, const auto&) __attribute__((always_inline)) { return expression; }
#define FXACT_TWO(expression) \
    [](const auto& x, const auto& w) __attribute__((always_inline)) { return expression; }

template <class T>
void check_all() {
    check_each<T>("comparisons with numbers of fixed point", [](const T& x, const T&) {
        const q15 zero{}, half{0.5};
        return T((zero == x) + 2 * (zero < x) + 4 * (x <= half) + 8 * (x > zero) + 16 * (half != x));
    });
#define FXACT_CHECK(f)                    \
    check_each<T>(#f, FXACT_ONE((f)(x))); \
    check_each<T>(#f "'", FXACT_ONE((f).derivative(x)));
    FXACT_CHECK(identity)
    FXACT_CHECK(relu)
    FXACT_CHECK(relu6)
    FXACT_CHECK(sigmoid)
    FXACT_CHECK(tanh)
    FXACT_CHECK(log_sigmoid)
    FXACT_CHECK(hard_sigmoid)
    FXACT_CHECK(hard_sigmoid_onnx)
    FXACT_CHECK(ultra_fast_sigmoid)
    FXACT_CHECK(hard_tanh)
    FXACT_CHECK(hard_swish)
    FXACT_CHECK(tanh_shrink)
    FXACT_CHECK(silu)
    FXACT_CHECK(gelu)
    FXACT_CHECK(gelu_tanh)
    FXACT_CHECK(softplus)
    FXACT_CHECK(softsign)
    FXACT_CHECK(mish)
    FXACT_CHECK(selu)
    FXACT_CHECK(exp)
    FXACT_CHECK(clipped_relu{.max = 2.5})
    FXACT_CHECK(clipped_relu{.max = 0x1p-133})
    FXACT_CHECK(leaky_relu{.negative_slope = 0x1p-1030})
    FXACT_CHECK(leaky_relu{})
    FXACT_CHECK(threshold_relu{})
    FXACT_CHECK(elu{})
    FXACT_CHECK(celu{.alpha = 0.75})
    FXACT_CHECK((hard_sigmoid_with{.slope = 0.25, .offset = 0.5}))
    FXACT_CHECK(hard_shrink{})
    FXACT_CHECK(soft_shrink{})
    FXACT_CHECK(softplus_with{.beta = 1.7})
    FXACT_CHECK((shrink{.lambda = 0.75, .bias = 0.25}))
    FXACT_CHECK((selu_with{.alpha = 1.7, .gamma = 0.6}))
#undef FXACT_CHECK
    check_each<T>("step", FXACT_ONE(step(x)));
    check_each<T>("step_with", FXACT_ONE(step_with{.at_zero = 0.5}(x)));
    check_each<T>("step_with of a subnormal", FXACT_ONE(step_with{.at_zero = 0x1p-133}(x)));
    check_each<T>("sign", FXACT_ONE(sign(x)));
    check_each<T>("sigmoid' from y", FXACT_ONE(sigmoid.derivative_from_output(x)));
    check_each<T>("tanh' from y", FXACT_ONE(tanh.derivative_from_output(x)));
    check_each<T>("elu' from y", FXACT_ONE(elu{}.derivative_from_output(x)));
    check_each<T>("derivative_of<sigmoid>", FXACT_ONE(derivative_of<sigmoid>(x)));
    check_each<T>("apply<float>", FXACT_ONE(apply<float>(sigmoid, x)));
    check_each<T>("apply<double>", FXACT_ONE(apply<double>(tanh, x)));
    check_each<T>("apply<q15>", FXACT_ONE(apply<q15>(sigmoid, x)));
    check_each<T>("to q<3, 12>", FXACT_ONE((q<3, 12>{x})));
    check_each<T>("to quantized", FXACT_ONE((quantized<std::int8_t, affine{0.125, -3}>{x})));

    check_pairs<T>("prelu", FXACT_TWO(prelu(x, w)));
    check_pairs<T>("prelu'", FXACT_TWO(prelu.derivative(x, w)));
    check_pairs<T>("prelu' by weight", FXACT_TWO(prelu.weight_derivative(x, w)));
    check_pairs<T>("glu", FXACT_TWO(glu(x, w)));
    check_pairs<T>("glu'", FXACT_TWO(glu.derivative(x, w)));
    check_pairs<T>("glu' by gate", FXACT_TWO(glu.gate_derivative(x, w)));
    check_pairs<T>("maximum", FXACT_TWO(maximum(x, w)));
    check_pairs<T>("minimum", FXACT_TWO(minimum(x, w)));
    check_pairs<T>("select", FXACT_TWO(select(true, x, w)));
    check_pairs<T>("clip", FXACT_TWO(clip(x, std::remove_cvref_t<decltype(x)>(-1), w)));

    // parameters that only the program knows
    check_pairs<T, double>("leaky_relu", FXACT_TWO(leaky_relu{.negative_slope = w}(x)));
    check_pairs<T, double>("leaky_relu'", FXACT_TWO(leaky_relu{.negative_slope = w}.derivative(x)));
    check_pairs<T, double>("step_with", FXACT_TWO(step_with{.at_zero = w}(x)));
    check_pairs<T, double>("elu", FXACT_TWO(elu{.alpha = w}(x)));
    check_pairs<T, double>("hard_shrink", FXACT_TWO(hard_shrink{.lambda = w}(x)));
    check_pairs<T, double>("soft_shrink", FXACT_TWO(soft_shrink{.lambda = w}(x)));
    check_pairs<T, double>("shrink", FXACT_TWO((shrink{.lambda = w, .bias = w}(x))));
    check_pairs<T, double>("threshold_relu", FXACT_TWO((threshold_relu{.threshold = w, .value = w}(x))));
    check_pairs<T, double>("hard_sigmoid_with", FXACT_TWO((hard_sigmoid_with{.slope = w, .offset = 0.5}(x))));
    check_pairs<T, double>("selu_with", FXACT_TWO((selu_with{.alpha = w, .gamma = 2}(x))));

    check_rows<T>("sigmoid", [](auto in, auto out) { apply(sigmoid, in, out); });
    check_rows<T>("relu", [](auto in, auto out) { apply(relu, in, out); });
    check_rows<T>("user's callable", [](auto in, auto out) { apply([](auto x) { return x * sigmoid(x); }, in, out); });
    check_rows<T>("softmax", [](auto in, auto out) { softmax(in, out); });
    check_rows<T>("softmax at a temperature",
                  [](auto in, auto out) { softmax<softmax_spec{.temperature = 3}>(in, out); });
    check_rows<T>("log_softmax", [](auto in, auto out) { log_softmax(in, out); });
    check_rows<T>("softmin", [](auto in, auto out) { softmin(in, out); });
    check_rows<T>("masked_softmax", [](auto in, auto out) {
        constexpr bool mask[]{true, true, false, true};
        masked_softmax(in, std::span<const bool>(mask), out);
    });
    check_rows<T>("hardmax", [](auto in, auto out) { hardmax(in, out); });
    check_rows<T>("softmax_gradient", [](auto in, auto out) { softmax_gradient(in, in, out); });
    check_rows<T>("cross_entropy_gradient", [](auto in, auto out) { cross_entropy_gradient(in, 1, out); });
    check_rows<T>("cross_entropy_gradient of targets", [](auto in, auto out) {
        constexpr T logits[]{T(1), T(2), T(0), T(-1)};
        cross_entropy_gradient(std::span<const T>(logits), in, out);
    });
    check_rows<T>("dense", [](auto in, auto out) { dense(in, in.first(1), in, out, softplus); });
    check_rows<T>("dense of four", [](auto in, auto out) { dense(in, in, in.first(1), out.first(1)); });
}

/// The same test by the one who calls, on bits: the call's result, too, is inlined before anything is taken for granted
/// of it.
int sigmoid_class(std::uint32_t code) {
    float x{};
    x = __builtin_bit_cast(float, code);
    const auto y = __builtin_bit_cast(std::uint32_t, sigmoid(x)) & 0x7fff'ffff;
    return y > 0x7f80'0000 ? 2 : y == 0x7f80'0000 ? 1 : 0;
}
int exp_class(std::uint32_t code) {
    float x{};
    x = __builtin_bit_cast(float, code);
    const auto y = __builtin_bit_cast(std::uint32_t, exp(x)) & 0x7fff'ffff;
    return y > 0x7f80'0000 ? 2 : y == 0x7f80'0000 ? 1 : 0;
}

}  // namespace

int main() {
    check_all<float>();
    check_all<double>();
    volatile std::uint32_t nan = 0x7fc0'0000, infinity = 0x7f80'0000;
    compare("class of sigmoid", "float", 10, 0, static_cast<std::uint64_t>(sigmoid_class(nan)), 2);
    compare("class of exp", "float", 10, 0, static_cast<std::uint64_t>(exp_class(nan)), 2);
    compare("class of exp", "float", 8, 0, static_cast<std::uint64_t>(exp_class(infinity)), 1);
    std::printf("%d of %d results differ\n", wrong, wrong + right);
    return wrong != 0;
}
