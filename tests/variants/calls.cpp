// SPDX-License-Identifier: MIT
// Compiled once for each variant, which VARIANT names: the same calls, the same results, other bodies.
#include "calls.hpp"

#include <bit>
#include <cstddef>
#include <span>

#include <fxact/fxact.hpp>

namespace fxact::test {
namespace {

/// Every code of T from a seed on, a few elements more than a multiple of the loops' steps.
template <class T>
std::vector<T> codes(unsigned seed) {
    std::vector<T> result;
    for (unsigned i = 0; i < 1003; ++i) {
        const auto code = static_cast<rep_of<T>>((i * 40503U + seed) >> (i % 3));
        result.push_back(T::from_raw(code));
    }
    return result;
}

template <class T, class Out>
void append(std::span<const T> from, std::vector<Out>& to) {
    for (const T& x : from) to.push_back(x.raw());
}

/// Through a pointer, so that the compiler emits the function.
template <class F, class In, class Out>
using span_call = std::size_t (*)(const F&, std::span<const In>, std::span<Out>) noexcept;

template <class F, class In, class Out>
std::vector<Out> applied(const F& f, const std::vector<In>& in) {
    static const volatile span_call<F, In, Out> call = &apply;
    std::vector<Out> out(in.size());
    call(f, std::span<const In>{in}, std::span<Out>{out});
    return out;
}

}  // namespace

call_results VARIANT() {
    call_results results;
    const std::vector<q7> bytes = codes<q7>(1);
    const std::vector<q<3, 12>> halfwords = codes<q<3, 12>>(2);
    append<q7>(applied<relu_fn, q7, q7>(relu, bytes), results.bytes);
    append<q7>(applied<step_with, q7, q7>(step, bytes), results.bytes);
    append<q15>(applied<sigmoid_fn, q<3, 12>, q15>(sigmoid, halfwords), results.halfwords);

    static constexpr table<tanh, q7, q7> direct;
    static constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75, .prefer = prefer::size}> curve;
    std::vector<q7> looked_up(bytes.size());
    direct(std::span{bytes}, std::span{looked_up});
    append<q7>(looked_up, results.bytes);
    std::vector<q15> interpolated(halfwords.size());
    curve(std::span{halfwords}, std::span{interpolated});
    append<q15>(interpolated, results.halfwords);

    using softmax_call = std::size_t (*)(std::span<const q7>, std::span<q15>) noexcept;
    static const volatile softmax_call call =
        &softmax<softmax_spec{}, const q7, std::dynamic_extent, q15, std::dynamic_extent>;
    std::vector<q15> probabilities(bytes.size());
    call(std::span<const q7>{bytes}, std::span{probabilities});
    append<q15>(probabilities, results.halfwords);

    const std::vector<float> x{-2.5F, -0.0F, 0.0F, 1e-40F, 3.0F};
    for (const float y : applied<relu_fn, float, float>(relu, x))
        results.words.push_back(std::bit_cast<std::uint32_t>(y));
    std::vector<float> logits;
    for (std::uint32_t i = 0; i < 100'003; ++i) logits.push_back(std::bit_cast<float>(i * 0x9E37'79B9U));
    for (const std::vector<float>& out :
         {applied<exp_fn, float, float>(exp, logits), applied<sigmoid_fn, float, float>(sigmoid, logits),
          applied<silu_fn, float, float>(silu, logits), applied<tanh_fn, float, float>(tanh, logits)}) {
        for (const float& y : out) results.words.push_back(std::bit_cast<std::uint32_t>(y));
    }
    return results;
}

}  // namespace fxact::test
