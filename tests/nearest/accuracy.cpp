// SPDX-License-Identifier: MIT
// Compares every stride-th float's result of every activation with an independent reference, and prints a row for each.
//   accuracy <stride of the four kernels> <stride of the others>
// A double decides most cases, and fifty digits those within 1/1000 ulp of the middle of two floats.
#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include <fxact/fxact.hpp>

#include "../activation/sweep.hpp"
#include "../oracle/formulas.hpp"
#include "../oracle/real.hpp"

namespace {

namespace detail = fxact::detail;
namespace formulas = fxact::test::formulas;
using fxact::test::real50;

enum class phase { first, second, neither };

/// What decides the result: neither where the first phase is not tried, as for tiny and huge floats.
template <class F>
phase phase_of(const F& f, std::uint32_t code) {
    using namespace detail;
    if constexpr (requires { typename F::float_kernel; }) {
        const auto in_one = [code]<class Kernel>(Kernel) {
            constexpr nearest::first_phase first = Kernel::template first<nearest::products::wide>;
            if (nearest::binade_of(code) - first.lowest >= first.binades) return phase::neither;
            const auto y = Kernel::template quick<nearest::products::wide>(code);
            return nearest::near_middle(y.mantissa, first) ? phase::second : phase::first;
        };
        const phase usual = in_one(typename F::float_kernel{});
        if constexpr (requires { typename F::float_kernel::elsewhere; })
            if (usual == phase::neither) return in_one(typename F::float_kernel::elsewhere{});
        return usual;
    } else {
        const auto w = decode_argument<std::uint32_t>(std::bit_cast<float>(code));
        if (w.exponent >= f.rounding().exponents) return phase::neither;
        const number<std::uint32_t> y = f(w);
        if (y.exponent < -126 || y.is_special()) return phase::neither;
        const auto error = error_in_units<std::uint32_t>(f.rounding(), y.exponent);
        return near_middle_of_floats(y.mantissa, error) ? phase::second : phase::first;
    }
}

struct figures {
    std::uint64_t tried = 0, first = 0, second = 0, wrong = 0, by_fifty_digits = 0;
    double nearest = 1;  ///< the smallest distance from the middle of two floats, in ulp, that is not 0
    std::uint32_t hardest = 0;
};

template <class Exact>
void compare(figures& all, const Exact& exact, std::uint32_t code, float y) {
    const float x = std::bit_cast<float>(code);
    const double rough = fxact::test::float_ulps(y, exact(static_cast<double>(x)));
    if (rough < 0.499) return;
    ++all.by_fifty_digits;
    if (fxact::test::error_of_nearest(y, x, exact, rough) > 0.5) ++all.wrong;
    const real50 truth = exact(real50(x));
    if (std::isinf(y) || abs(truth) < ldexp(real50(1), -126)) return;
    const double distance = std::abs(static_cast<double>(fxact::test::ulps(y, truth)) - 0.5);
    if (distance > 0 && distance < all.nearest) {
        all.nearest = distance;
        all.hardest = code;
    }
}

template <class F, class Exact>
std::uint64_t row(const char* name, const F& f, const Exact& exact, std::uint32_t stride) {
    if (!fxact::test::precise_in_double(exact)) {
        std::printf("%s: double is no reference for it\n", name);
        return 1;
    }
    const auto begin = std::chrono::steady_clock::now();
    figures all;
    for (std::uint64_t code = 0; code < std::uint64_t{1} << 32; code += stride) {
        const auto bits = static_cast<std::uint32_t>(code);
        const float x = std::bit_cast<float>(bits);
        if (std::isnan(x) || std::isinf(x)) continue;
        ++all.tried;
        if (std::abs(x) >= 0x1p-15F && std::abs(x) < 16) {  // where the functions are not yet flat
            const phase by = phase_of(f, bits);
            all.first += by == phase::first;
            all.second += by == phase::second;
        }
        compare(all, exact, bits, f(x));
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const auto phases = static_cast<double>(all.first + all.second);
    char hardest[64] = "none | ";
    if (all.nearest < 1)
        std::snprintf(hardest, sizeof hardest, "%a | 2^%.1f", static_cast<double>(std::bit_cast<float>(all.hardest)),
                      std::log2(all.nearest));
    std::printf("| %s | %llu | %llu | %.1f %% | %llu | %s | %.0f |\n", name, static_cast<unsigned long long>(all.tried),
                static_cast<unsigned long long>(all.wrong), 100 * static_cast<double>(all.second) / phases,
                static_cast<unsigned long long>(all.by_fifty_digits), hardest, seconds);
    std::fflush(stdout);
    return all.wrong;
}

}  // namespace

int main(int count, char** words) {
    if (count != 3 || std::atoi(words[1]) < 1 || std::atoi(words[2]) < 1) {
        std::fprintf(stderr, "usage: accuracy <stride of the four kernels> <stride of the others>\n");
        return 2;
    }
    const auto all = static_cast<std::uint32_t>(std::atoi(words[1]));
    const auto some = static_cast<std::uint32_t>(std::atoi(words[2]));
    using namespace fxact;
    std::uint64_t wrong = 0;
    wrong += row("exp", fxact::exp, formulas::exp, all);
    wrong += row("sigmoid", sigmoid, formulas::sigmoid, all);
    wrong += row("tanh", fxact::tanh, formulas::tanh, all);
    wrong += row("silu", silu, formulas::silu, all);
    wrong += row("gelu", gelu, formulas::gelu, some);
    wrong += row("gelu_tanh", gelu_tanh, formulas::gelu_tanh, some);
    wrong += row("mish", mish, formulas::mish, some);
    wrong += row("softplus", softplus, formulas::softplus, some);
    wrong += row("log_sigmoid", log_sigmoid, formulas::log_sigmoid, some);
    wrong += row("elu", elu{}, formulas::elu(1), some);
    wrong += row("celu", celu{}, formulas::celu(1), some);
    wrong += row("selu", selu, formulas::selu, some);
    wrong += row("softsign", softsign, formulas::softsign, some);
    wrong += row("hard_swish", hard_swish, formulas::hard_swish, some);
    wrong += row("hard_sigmoid", hard_sigmoid, formulas::hard_sigmoid, some);
    wrong += row("hard_sigmoid_onnx", hard_sigmoid_onnx, formulas::hard_sigmoid_onnx, some);
    wrong += row("ultra_fast_sigmoid", ultra_fast_sigmoid, formulas::ultra_fast_sigmoid, some);
    wrong += row("leaky_relu", leaky_relu{}, formulas::leaky_relu(leaky_relu{}.negative_slope), some);
    wrong += row("soft_shrink", soft_shrink{}, formulas::soft_shrink(soft_shrink{}.lambda), some);
    wrong += row("tanh_shrink", tanh_shrink, formulas::tanh_shrink, some);
    return wrong == 0 ? 0 : 1;
}
