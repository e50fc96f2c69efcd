// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <fxact/fxact.hpp>

#include "../../oracle/formulas.hpp"
#include "../functions.hpp"

/// The functions of the requests: a callable that the library takes, and the same function in long double for the
/// baseline.
namespace fxact::baseline {

/// A user's functions, and activations that are functions of one number only with these parameters.
namespace own {
inline constexpr auto logarithm = [](auto x) { return math::log(x); };
inline constexpr auto root = [](auto x) { return math::exp(math::log(x) * decltype(x){0.5}); };
inline constexpr auto bell = [](auto x) { return math::gaussian(x); };
/// A sine by its series: one hump of it from -3 to 3, and beyond what the terms give.
inline constexpr auto sine = [](auto x) {
    using number = decltype(x);
    const number s = x * x;
    const number sum = number{-1.0 / 5040} + s * (number{1.0 / 362880} + s * number{-1.0 / 39916800});
    return x + x * s * (number{-1.0 / 6} + s * (number{1.0 / 120} + s * sum));
};
inline constexpr auto corner_on_grid = [](auto x) {
    using number = decltype(x);
    return x < number{1.0} ? number{1.0} - x : x - number{1.0};
};
inline constexpr auto corner_off_grid = [](auto x) {
    using number = decltype(x);
    const number at = number{0.3137};
    return x < at ? (at - x) * number{0.25} : (x - at) * number{0.5};
};
inline constexpr auto sigmoid_of_8x = [](auto x) { return sigmoid(decltype(x){8.0} * x); };
inline constexpr auto sigmoid_of_100x = [](auto x) { return sigmoid(decltype(x){100.0} * x); };
inline constexpr auto x_tanh = [](auto x) { return x * fxact::tanh(x); };
inline constexpr auto quick_gelu = [](auto x) { return x * sigmoid(decltype(x){1.702} * x); };
inline constexpr auto gated_tanh = [](auto x) { return x * sigmoid(x) * fxact::tanh(x); };
inline constexpr auto cube = [](auto x) { return x * x * x * decltype(x){1.0 / 64}; };
inline constexpr auto hump = [](auto x) { return decltype(x){1.0} / (decltype(x){1.0} + x * x); };
inline constexpr auto tilted_bell = [](auto x) {
    return math::gaussian(x * decltype(x){2.0}) + x * decltype(x){0.125};
};
inline constexpr auto squared_relu = [](auto x) {
    using number = decltype(x);
    return x < number{0.0} ? number{0.0} : x * x * number{0.25};
};

inline constexpr auto clipped_at_4 = clipped_relu{.max = 4.3};
inline constexpr auto leaky = leaky_relu{.negative_slope = 0.1};
inline constexpr auto threshold_at_075 = threshold_relu{.threshold = 0.75, .value = -0.5};
inline constexpr auto elu_125 = elu{.alpha = 1.25};
inline constexpr auto celu_07 = celu{.alpha = 0.7};
inline constexpr auto hard_shrink_08 = hard_shrink{.lambda = 0.8};
inline constexpr auto soft_shrink_03 = soft_shrink{.lambda = 0.3};
inline constexpr auto shrink_075 = shrink{.lambda = 0.75, .bias = 0.3};
inline constexpr auto selu_17 = selu_with{.alpha = 1.7, .gamma = 0.6};
inline constexpr auto softplus_of_3x = softplus_with{.beta = 3};
inline constexpr auto hard_sigmoid_03 = hard_sigmoid_with{.slope = 0.3, .offset = 0.4};
inline constexpr auto glu_of_tanh = [](const auto& x) { return glu(x, fxact::tanh(x)); };
inline constexpr auto prelu_of_sigmoid = [](const auto& x) { return prelu(x, sigmoid(x)); };
}  // namespace own

/// The formulas that the oracle's list does not have.
namespace exact_of {
using number = long double;
namespace formulas = test::formulas;

inline number density(number x) { return std::exp(-x * x / 2) * 0.398942280401432677939946059934L; }
inline number distribution(number x) { return std::erfc(-x / std::sqrt(2.0L)) / 2; }
inline number sech_squared(number x) {
    const number e = std::exp(-2 * std::abs(x));
    return 4 * e / ((1 + e) * (1 + e));
}

inline constexpr auto tanh_slope = [](number x) { return sech_squared(x); };
inline constexpr auto silu_slope = [](number x) {
    const number s = test::exact::sigmoid(x);
    return s + x * s * test::exact::sigmoid(-x);
};
inline constexpr auto gelu_slope = [](number x) { return distribution(x) + x * density(x); };
inline constexpr auto mish_slope = [](number x) {
    const number plus = formulas::softplus(x);
    return std::tanh(plus) + x * sech_squared(plus) * test::exact::sigmoid(x);
};
inline constexpr auto elu_slope = [](number x) { return x > 0 ? 1 : 1.25L * std::exp(x); };
inline constexpr auto softsign_slope = [](number x) { return 1 / ((1 + std::abs(x)) * (1 + std::abs(x))); };
inline constexpr auto tanh_shrink_slope = [](number x) { return std::tanh(x) * std::tanh(x); };
inline constexpr auto log_sigmoid_slope = [](number x) { return test::exact::sigmoid(-x); };

inline constexpr auto logarithm = [](number x) { return std::log(x); };
inline constexpr auto root = [](number x) { return std::sqrt(x); };
inline constexpr auto bell = [](number x) { return std::exp(-x * x / 2); };
inline constexpr auto corner_on_grid = [](number x) { return std::abs(x - 1); };
inline constexpr auto corner_off_grid = [](number x) {
    const number d = x - number{0.3137};
    return d < 0 ? -d / 4 : d / 2;
};
inline constexpr auto sigmoid_of_8x = [](number x) { return test::exact::sigmoid(8 * x); };
inline constexpr auto sigmoid_of_100x = [](number x) { return test::exact::sigmoid(100 * x); };
inline constexpr auto x_tanh = [](number x) { return x * std::tanh(x); };
inline constexpr auto quick_gelu = [](number x) { return x * test::exact::sigmoid(number{1.702} * x); };
inline constexpr auto gated_tanh = [](number x) { return x * test::exact::sigmoid(x) * std::tanh(x); };
inline constexpr auto cube = [](number x) { return x * x * x / 64; };
inline constexpr auto hump = [](number x) { return 1 / (1 + x * x); };
inline constexpr auto tilted_bell = [](number x) { return std::exp(-2 * x * x) + x / 8; };
inline constexpr auto squared_relu = [](number x) { return x < 0 ? 0 : x * x / 4; };
inline constexpr auto glu_of_tanh = [](number x) { return x * test::exact::sigmoid(std::tanh(x)); };
inline constexpr auto prelu_of_sigmoid = [](number x) { return x < 0 ? x * test::exact::sigmoid(x) : x; };
}  // namespace exact_of

/// Every function: its name, the callable, and the formula.
#define FXACT_BASELINE_ACTIVATIONS(X)                                                 \
    X(identity, fxact::identity, formulas::identity)                                  \
    X(sign, fxact::sign, formulas::sign)                                              \
    X(step, fxact::step, formulas::step)                                              \
    X(relu, fxact::relu, formulas::relu)                                              \
    X(relu6, fxact::relu6, formulas::relu6)                                           \
    X(clipped_relu, own::clipped_at_4, formulas::clipped_relu(4.3))                   \
    X(leaky_relu, own::leaky, formulas::leaky_relu(0.1))                              \
    X(threshold_relu, own::threshold_at_075, formulas::threshold_relu(0.75, -0.5))    \
    X(prelu, own::prelu_of_sigmoid, exact_of::prelu_of_sigmoid)                       \
    X(hard_tanh, fxact::hard_tanh, formulas::hard_tanh)                               \
    X(hard_sigmoid, fxact::hard_sigmoid, formulas::hard_sigmoid)                      \
    X(hard_sigmoid_onnx, fxact::hard_sigmoid_onnx, formulas::hard_sigmoid_onnx)       \
    X(hard_sigmoid_with, own::hard_sigmoid_03, formulas::hard_sigmoid_with(0.3, 0.4)) \
    X(hard_swish, fxact::hard_swish, formulas::hard_swish)                            \
    X(hard_shrink, own::hard_shrink_08, formulas::hard_shrink(0.8))                   \
    X(soft_shrink, own::soft_shrink_03, formulas::soft_shrink(0.3))                   \
    X(shrink, own::shrink_075, formulas::shrink(0.75, 0.3))                           \
    X(exp, fxact::exp, formulas::exp)                                                 \
    X(elu, own::elu_125, formulas::elu(1.25))                                         \
    X(celu, own::celu_07, formulas::celu(0.7))                                        \
    X(selu, fxact::selu, formulas::selu)                                              \
    X(selu_with, own::selu_17, formulas::selu_with(1.7, 0.6))                         \
    X(sigmoid, fxact::sigmoid, formulas::sigmoid)                                     \
    X(ultra_fast_sigmoid, fxact::ultra_fast_sigmoid, formulas::ultra_fast_sigmoid)    \
    X(log_sigmoid, fxact::log_sigmoid, formulas::log_sigmoid)                         \
    X(silu, fxact::silu, formulas::silu)                                              \
    X(glu, own::glu_of_tanh, exact_of::glu_of_tanh)                                   \
    X(mish, fxact::mish, formulas::mish)                                              \
    X(softplus, fxact::softplus, formulas::softplus)                                  \
    X(softplus_with, own::softplus_of_3x, formulas::softplus_with(3))                 \
    X(tanh, fxact::tanh, formulas::tanh)                                              \
    X(tanh_shrink, fxact::tanh_shrink, formulas::tanh_shrink)                         \
    X(gelu, fxact::gelu, formulas::gelu)                                              \
    X(gelu_tanh, fxact::gelu_tanh, formulas::gelu_tanh)                               \
    X(softsign, fxact::softsign, formulas::softsign)
#define FXACT_BASELINE_DERIVATIVES(X)                                                    \
    X(sigmoid_slope, derivative_of<fxact::sigmoid>, formulas::sigmoid_slope)             \
    X(tanh_slope, derivative_of<fxact::tanh>, exact_of::tanh_slope)                      \
    X(silu_slope, derivative_of<fxact::silu>, exact_of::silu_slope)                      \
    X(gelu_slope, derivative_of<fxact::gelu>, exact_of::gelu_slope)                      \
    X(mish_slope, derivative_of<fxact::mish>, exact_of::mish_slope)                      \
    X(elu_slope, derivative_of<own::elu_125>, exact_of::elu_slope)                       \
    X(softsign_slope, derivative_of<fxact::softsign>, exact_of::softsign_slope)          \
    X(tanh_shrink_slope, derivative_of<fxact::tanh_shrink>, exact_of::tanh_shrink_slope) \
    X(log_sigmoid_slope, derivative_of<fxact::log_sigmoid>, exact_of::log_sigmoid_slope)
#define FXACT_BASELINE_OWN(X)                                            \
    X(reciprocal, designs::reciprocal, designs::exact_of::reciprocal)    \
    X(logarithm, own::logarithm, exact_of::logarithm)                    \
    X(root, own::root, exact_of::root)                                   \
    X(bell, own::bell, exact_of::bell)                                   \
    X(sine, own::sine, own::sine)                                        \
    X(corner_on_grid, own::corner_on_grid, exact_of::corner_on_grid)     \
    X(corner_off_grid, own::corner_off_grid, exact_of::corner_off_grid)  \
    X(sigmoid_of_8x, own::sigmoid_of_8x, exact_of::sigmoid_of_8x)        \
    X(sigmoid_of_100x, own::sigmoid_of_100x, exact_of::sigmoid_of_100x)  \
    X(x_tanh, own::x_tanh, exact_of::x_tanh)                             \
    X(quick_gelu, own::quick_gelu, exact_of::quick_gelu)                 \
    X(gated_tanh, own::gated_tanh, exact_of::gated_tanh)                 \
    X(cube, own::cube, exact_of::cube)                                   \
    X(hump, own::hump, exact_of::hump)                                   \
    X(tilted_bell, own::tilted_bell, exact_of::tilted_bell)              \
    X(squared_relu, own::squared_relu, exact_of::squared_relu)           \
    X(bent, designs::bent, designs::exact_of::bent)                      \
    X(saturation, designs::saturation, designs::exact_of::saturation)    \
    X(peak, designs::peak, designs::exact_of::peak)                      \
    X(thrice_silu, designs::thrice_silu, designs::exact_of::thrice_silu) \
    X(spikes, designs::spikes, designs::spikes)
#define FXACT_BASELINE_FUNCTIONS(X) FXACT_BASELINE_ACTIVATIONS(X) FXACT_BASELINE_DERIVATIVES(X) FXACT_BASELINE_OWN(X)

enum class function_id {
#define FXACT_BASELINE_ID(id, callable, formula) id,
    FXACT_BASELINE_FUNCTIONS(FXACT_BASELINE_ID)
#undef FXACT_BASELINE_ID
};

/// function_of<function_id::gelu>::callable, and ::formula of long double.
template <function_id Id>
struct function_of;
#define FXACT_BASELINE_FUNCTION(id, function, exact) \
    template <>                                      \
    struct function_of<function_id::id> {            \
        static constexpr const char* name = #id;     \
        static constexpr auto callable = function;   \
        static auto formula() {                      \
            namespace formulas = test::formulas;     \
            return exact;                            \
        }                                            \
    };
FXACT_BASELINE_FUNCTIONS(FXACT_BASELINE_FUNCTION)
#undef FXACT_BASELINE_FUNCTION

/// visit.operator()<function_of<...>>() for the function of an id that is known at run time.
template <class Visit>
decltype(auto) visit_function(function_id id, const Visit& visit) {
#define FXACT_BASELINE_CASE(id_, callable, formula) \
    if (id == function_id::id_) return visit.template operator()<function_of<function_id::id_>>();
    FXACT_BASELINE_FUNCTIONS(FXACT_BASELINE_CASE)
#undef FXACT_BASELINE_CASE
    return visit.template operator()<function_of<function_id::identity>>();
}

}  // namespace fxact::baseline
