// SPDX-License-Identifier: MIT
// Every activation, in the order of the page. This is all that there is to do for a new one.
#include "row.hpp"

namespace fxact::docs {

namespace exact = test::exact;

// In the texts s is sigmoid(x) and y is f(x).
std::vector<group> list() {
    return {
        {"Straight lines, rectified", {
            make_row("identity", identity,
                {.formula = "x", .derivative = "1", .range = "[-inf, inf]"},
                []<class R>(R x) -> R { return x; }),
            make_row("relu", relu,
                {.formula = "max(x, 0)", .derivative = "1 above 0, else 0", .range = "[0, inf]", .kinks = {{0, 0}}},
                []<class R>(R x) -> R { return x < 0 ? R(0) : x; }),
            make_row("relu6", relu6,
                {.formula = "min(max(x, 0), 6)", .derivative = "1 between 0 and 6, else 0", .range = "[0, 6]",
                 .kinks = {{0, 0}, {6, 0}}, .shown = {-4, 10}},
                []<class R>(R x) -> R { return x < 0 ? R(0) : x < 6 ? x : R(6); }),
            make_row("clipped_relu", clipped_relu{},
                {.formula = "min(max(x, 0), max)", .derivative = "1 between 0 and max, else 0", .range = "[0, 1]",
                 .kinks = {{0, 0}, {1, 0}}, .parameters = "{.max = 1}"},
                []<class R>(R x) -> R { return x < 0 ? R(0) : x < 1 ? x : R(1); }),
            make_row("leaky_relu", leaky_relu{},
                {.formula = "x above 0, else negative_slope x", .derivative = "1 above 0, else negative_slope",
                 .range = "[-inf, inf]", .kinks = {{0, 0.01}}, .parameters = "{.negative_slope = 0.01}"},
                []<class R>(R x) -> R { return x < 0 ? R(x * R(0.01)) : x; }),
            make_row("prelu",
                in_x{[]<class T>(T x) { return prelu(x, T{0.25}); },
                     []<class T>(T x) { return prelu.derivative(x, T{0.25}); }},
                {.formula = "x above 0, else weight x", .derivative = "1 above 0, else weight", .range = "[-inf, inf]",
                 .kinks = {{0, 0.25}}, .parameters = "(x, 0.25)"},
                []<class R>(R x) -> R { return x < 0 ? R(x / 4) : x; }),
            make_row("threshold_relu", threshold_relu{.threshold = 1, .value = -0.5},
                {.formula = "x above threshold, else value; both are 0 by default", .derivative = "1 above threshold, else 0",
                 .range = "{-0.5} (1, inf]", .kinks = {{1, 0}}, .parameters = "{.threshold = 1, .value = -0.5}"},
                []<class R>(R x) -> R { return x > 1 ? x : R(-0.5); }),
        }},
        {"Exponential below zero", {
            make_row("elu", elu{},
                {.formula = "x above 0, else alpha (exp(x) - 1)", .derivative = "1 above 0, else alpha exp(x) = y + alpha",
                 .range = "[-1, inf]", .shown = {-6, 3}, .parameters = "{.alpha = 1}"},
                []<class R>(R x) -> R { return x > 0 ? x : exact::expm1(x); }),
            make_row("celu", celu{.alpha = 2},
                {.formula = "x above 0, else alpha (exp(x / alpha) - 1); alpha is 1 by default",
                 .derivative = "1 above 0, else exp(x / alpha) = 1 + y / alpha", .range = "[-2, inf]", .shown = {-6, 3},
                 .parameters = "{.alpha = 2}"},
                []<class R>(R x) -> R { return x > 0 ? x : R(2 * exact::expm1(R(x / 2))); }),
            make_row("selu", selu,
                {.formula = "scale x above 0, else scale alpha (exp(x) - 1); alpha = 1.67326, scale = 1.05070",
                 .derivative = "scale above 0, else scale alpha exp(x) = y + scale alpha", .range = "[-1.7581, inf]",
                 .kinks = {{0, 1.0507009873554805 * 1.6732632423543772}}, .shown = {-6, 3}},
                []<class R>(R x) -> R {
                    const R alpha = R(1.6732632423543772), scale = R(1.0507009873554805);
                    return x > 0 ? R(scale * x) : R(scale * alpha * exact::expm1(x));
                }),
        }},
        {"Smooth rectifiers", {
            make_row("silu", silu,
                {.formula = "x s, also called swish", .derivative = "s + x s (1 - s)", .range = "[-0.27847, inf]",
                 .shown = {-6, 3}, .errors = {-110, 20}},
                []<class R>(R x) -> R { return x * exact::sigmoid(x); }),
            make_row("gelu", gelu,
                {.formula = "x Φ(x) = x (1 + erf(x / √2)) / 2", .derivative = "Φ(x) + x φ(x)", .range = "[-0.16998, inf]",
                 .shown = {-5, 3}},
                []<class R>(R x) -> R { return x / 2 * exact::erfc(R(-x / exact::sqrt(R(2)))); }),
            make_row("gelu_tanh", gelu_tanh,
                {.formula = "x (1 + tanh u) / 2, u = √(2 / π) (x + 0.044715 x³)",
                 .derivative = "(1 + tanh u) / 2 + x (1 - tanh²u) u′ / 2", .range = "[-0.17005, inf]", .shown = {-5, 3}},
                []<class R>(R x) -> R {
                    const R pi = 4 * exact::atan(R(1));
                    return x * exact::sigmoid(R(2 * exact::sqrt(R(2 / pi)) * (x + R(0.044715) * x * x * x)));
                }),
            make_row("mish", mish,
                {.formula = "x tanh(ln(1 + exp(x)))", .derivative = "t + x s (1 - t²), t = tanh(ln(1 + exp(x)))",
                 .range = "[-0.30885, inf]", .shown = {-6, 3}, .errors = {-110, 20}},
                []<class R>(R x) -> R {
                    const R e = exact::exp(R(-exact::abs(x))), n = x < 0 ? R(e * (e + 2)) : R(1 + 2 * e);
                    return x * n / (n + (x < 0 ? R(2) : R(2 * e * e)));
                }),
            make_row("hard_swish", hard_swish,
                {.formula = "x hard_sigmoid(x)", .derivative = "(2 x + 3) / 6 between -3 and 3, 0 below, 1 above",
                 .range = "[-0.375, inf]", .kinks = {{-3, 0}, {3, 1}}, .shown = {-5, 5}},
                []<class R>(R x) -> R { return x < -3 ? R(0) : x < 3 ? R(x * (x + 3) / 6) : x; }),
            make_row("softplus", softplus,
                {.formula = "ln(1 + exp(x))", .derivative = "s = 1 - exp(-y)", .range = "[0, inf]", .shown = {-6, 4},
                 .errors = {-110, 20}},
                []<class R>(R x) -> R { return (x < 0 ? R(0) : x) + exact::log1p(exact::exp(R(-exact::abs(x)))); }),
            make_row("softplus_with", softplus_with{.beta = 3},
                {.formula = "ln(1 + exp(beta x)) / beta; beta is 1 by default",
                 .derivative = "sigmoid(beta x) = 1 - exp(-beta y)",
                 .range = "[0, inf]", .parameters = "{.beta = 3}"},
                []<class R>(R x) -> R { return (x < 0 ? R(0) : x) + exact::log1p(exact::exp(R(-exact::abs(R(3 * x))))) / 3; }),
        }},
        {"Squashing", {
            make_row("sigmoid", sigmoid,
                {.formula = "s = 1 / (1 + exp(-x))", .derivative = "s (1 - s)", .range = "[0, 1]", .shown = {-8, 8},
                 .errors = {-110, 20}},
                []<class R>(R x) -> R { return exact::sigmoid(x); }),
            make_row("hard_sigmoid", hard_sigmoid,
                {.formula = "x / 6 + 1 / 2, kept in [0, 1]", .derivative = "1 / 6 between -3 and 3, else 0",
                 .range = "[0, 1]", .kinks = {{-3, 0}, {3, 0}}, .shown = {-6, 6}},
                []<class R>(R x) -> R { return x < -3 ? R(0) : x < 3 ? R((x + 3) / 6) : R(1); }),
            make_row("hard_sigmoid_with", hard_sigmoid_onnx,
                {.formula = "slope x + offset, kept in [0, 1]; hard_sigmoid_onnx has these two",
                 .derivative = "slope where the line is not cut off, else 0", .range = "[0, 1]",
                 .kinks = {{-2.5, 0}, {2.5, 0}}, .shown = {-6, 6}, .parameters = "{.slope = 0.2, .offset = 0.5}",
                 .cancels = true},
                []<class R>(R x) -> R { const R y = x * R(0.2) + R(0.5); return y < 0 ? R(0) : y < 1 ? y : R(1); }),
            make_row("ultra_fast_sigmoid", ultra_fast_sigmoid,
                {.formula = "Theano's, in five pieces (see the header)",
                 .derivative = "0.375 / (1 + |x| / 2)² up to 3.4, 0.01147 up to 6, else 0", .range = "[0.00247, 0.99753]",
                 .kinks = {{-6, 0}, {-3.4, 0.0114703}, {3.4, 0.0114703}, {6, 0}}, .shown = {-8, 8}},
                []<class R>(R x) -> R {
                    const R u = exact::abs(x) / 2;
                    const R rest = u < R(1.7) ? R((1 - u / 2) / (1 + u))
                                 : u < 3 ? R((1 - R(0.935409070603099)) - R(0.0458812946797165) * (u - R(1.7)))
                                         : R(1 - R(0.99505475368673));
                    return x < 0 ? R(rest / 2) : R(1 - rest / 2);
                }),
            make_row("tanh", tanh,
                {.formula = "(exp(2x) - 1) / (exp(2x) + 1)", .derivative = "1 - y²", .range = "[-1, 1]"},
                []<class R>(R x) -> R { return exact::tanh(x); }),
            make_row("hard_tanh", hard_tanh,
                {.formula = "min(max(x, -1), 1)", .derivative = "1 between -1 and 1, else 0", .range = "[-1, 1]",
                 .kinks = {{-1, 0}, {1, 0}}},
                []<class R>(R x) -> R { return x < -1 ? R(-1) : x < 1 ? x : R(1); }),
            make_row("softsign", softsign,
                {.formula = "x / (1 + |x|)", .derivative = "1 / (1 + |x|)² = (1 - |y|)²", .range = "[-1, 1]",
                 .shown = {-8, 8}},
                []<class R>(R x) -> R { return x / (1 + exact::abs(x)); }),
        }},
        {"Steps", {
            make_row("step", [](auto x) { return step(x); },
                {.formula = "1 for x ≥ 0, else 0; step_with{.at_zero} has another value at 0", .range = "{0, 1}",
                 .kinks = {{0, 1}}},
                []<class R>(R x) -> R { return x < 0 ? R(0) : R(1); }),
            make_row("sign", [](auto x) { return sign(x); },
                {.formula = "-1 below 0, 1 above, 0 at 0", .derivative = "", .range = "{-1, 0, 1}", .kinks = {{0, 0}}},
                []<class R>(R x) -> R { return x < 0 ? R(-1) : x > 0 ? R(1) : R(0); }),
        }},
        {"Shrinkage", {
            make_row("hard_shrink", hard_shrink{},
                {.formula = "x where |x| > lambda, else 0", .derivative = "1 where |x| > lambda, else 0",
                 .range = "[-inf, -0.5) {0} (0.5, inf]", .kinks = {{-0.5, 0}, {0.5, 0}}, .shown = {-2, 2},
                 .parameters = "{.lambda = 0.5}"},
                []<class R>(R x) -> R { return exact::abs(x) > R(0.5) ? x : R(0); }),
            make_row("soft_shrink", soft_shrink{},
                {.formula = "x moved towards 0 by lambda, 0 within it", .derivative = "1 where |x| > lambda, else 0",
                 .range = "[-inf, inf]", .kinks = {{-0.5, 0}, {0.5, 0}}, .shown = {-2, 2}, .parameters = "{.lambda = 0.5}"},
                []<class R>(R x) -> R { return x > R(0.5) ? R(x - R(0.5)) : x < R(-0.5) ? R(x + R(0.5)) : R(0); }),
            make_row("tanh_shrink", tanh_shrink,
                {.formula = "x - tanh(x)", .derivative = "tanh²(x)", .range = "[-inf, inf]"},
                []<class R>(R x) -> R {
                    if (exact::abs(x) > 1) return x - exact::tanh(x);
                    // (x cosh x - sinh x) / cosh x, of which every term is positive
                    R even = 1, top = 0, bottom = 1;
                    for (int n = 2; n <= 44; n += 2) {
                        even = even * x * x / (n * (n - 1));
                        top += even * n / (n + 1);
                        bottom += even;
                    }
                    return x * top / bottom;
                }),
        }},
        {"Exponential and logarithm", {
            make_row("exp", exp,
                {.formula = "exp(x)", .derivative = "y", .range = "[0, inf]", .shown = {-4, 2}, .errors = {-110, 100}},
                []<class R>(R x) -> R { return exact::exp(x); }),
            make_row("log_sigmoid", log_sigmoid,
                {.formula = "ln(s) = -softplus(-x)", .derivative = "1 - s = 1 - exp(y)", .range = "[-inf, 0]",
                 .shown = {-4, 6}, .errors = {-20, 110}},
                []<class R>(R x) -> R { return (x < 0 ? x : R(0)) - exact::log1p(exact::exp(R(-exact::abs(x)))); }),
        }},
        {"Of several numbers", {
            make_row("glu",
                in_x{[]<class T>(T x) { return glu(T{0.75}, x); },
                     []<class T>(T x) { return glu.gate_derivative(T{0.75}, x); }},
                {.formula = "a sigmoid(b)", .derivative = "sigmoid(b) by a; a sigmoid(b) (1 - sigmoid(b)) by b",
                 .range = "[0, 0.75]", .shown = {-8, 8}, .errors = {-110, 20}, .parameters = "(0.75, x)"},
                []<class R>(R x) -> R { return R(0.75) * exact::sigmoid(x); }),
            make_row("maximum", []<class T>(T x) { return maximum(x, T{0.5}); },
                {.formula = "the larger of two; a NaN if one is; +0 of +0 and -0", .range = "[0.5, inf]",
                 .kinks = {{0.5, 0.5}}, .parameters = "(x, 0.5)", .header = "select", .plotted = false},
                []<class R>(R x) -> R { return x < R(0.5) ? R(0.5) : x; }),
            make_row("minimum", []<class T>(T x) { return minimum(x, T{0.5}); },
                {.formula = "the smaller of two; a NaN if one is; -0 of +0 and -0", .range = "[-inf, 0.5]",
                 .kinks = {{0.5, 0.5}}, .parameters = "(x, 0.5)", .header = "select", .plotted = false},
                []<class R>(R x) -> R { return x < R(0.5) ? x : R(0.5); }),
            make_row("clip", []<class T>(T x) { return clip(x, T{-0.5}, T{0.5}); },
                {.formula = "min(max(x, low), high)", .range = "[-0.5, 0.5]", .kinks = {{-0.5, -0.5}, {0.5, 0.5}},
                 .parameters = "(x, -0.5, 0.5)", .header = "select", .plotted = false},
                []<class R>(R x) -> R { return x < R(-0.5) ? R(-0.5) : x < R(0.5) ? x : R(0.5); }),
            make_row("select", []<class T>(T x) { return select(x < T{0.5}, T{-0.25}, x); },
                {.formula = "condition ? a : b, without a branch", .range = "{-0.25} [0.5, inf]", .kinks = {{0.5, 0.5}},
                 .parameters = "(x < 0.5, -0.25, x)", .plotted = false},
                []<class R>(R x) -> R { return x < R(0.5) ? R(-0.25) : x; }),
        }},
    };
}

}  // namespace fxact::docs
