// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/evaluate/formula.hpp>
#include <fxact/detail/span/as_span.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/detail/table/design/diagnosis.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact {

namespace detail::design {
/// The base of a table. A callable that is no formula is refused here, and nothing is designed.
template <auto F, discrete In, discrete Out, table_spec Spec, bool IsFormula>
struct table_base {
    static_assert(
        IsFormula,
        "fxact::table: the function must take and return any real number; write a generic callable made of + - * / and "
        "fxact's functions, math::exp and not std::exp, such as [](auto x) { return x * math::exp(-x); }");
};

/// A table's members of 8 bytes; in a base class for the same reason as affine_parameters.
template <auto F, class Design>
struct table_constants {};  // of a request that was refused
template <auto F, class Design>
requires requires { Design::shape; }
struct table_constants<F, Design> {
    static constexpr auto shape = Design::shape;
    static constexpr auto function = F;

    /// The largest |table(x) - f(x)| over every x of In, in LSB of Out, with f(x) clamped to Out's range. If In has 32
    /// bits, a proved upper bound on it.
    static constexpr double max_error = max_error_of<typename Design::made>;
};

template <auto F, discrete In, discrete Out, table_spec Spec>
struct table_base<F, In, Out, Spec, true> : table_constants<F, checked_design<F, In, Out, Spec>> {};
}  // namespace detail::design

/// A lookup table for f, from the input format In to the output format Out. The compiler designs it, computes its
/// entries and proves its error. It is constant data in flash; it needs no start-up code and no RAM.
///
///     constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75}> sig;
///     static_assert(sig.max_error <= 0.75);   // proved over all 65,536 inputs
///     out = sig(x);  sig(in, out);
///
/// f is an activation, or your own constexpr callable that takes and returns any real number type. In has 8 or 16 bits;
/// or 32 bits with a sign, if Out has 8 or 16.
///
/// Domain   every value of In; one outside table_spec.domain counts as the domain's nearer end
/// Range    Out; saturates; within the limits that f states in its facts, which the compiler checks
///          (table/facts_test.cpp); monotone if `monotone` says so, as it does where f is
/// Error    max_error, in LSB of Out: at most the one asked for, or 1 LSB if none is. Correctly rounded if In has 8
///          bits and nothing is asked for, or with table_spec{.exact = true}   (table_test.cpp, table/exact_test.cpp)
/// Cost     `bytes` of flash; instructions per core in docs/performance.md
template <auto F, discrete In, discrete Out, table_spec Spec = table_spec{}>
class table : public detail::design::table_base<F, In, Out, Spec, detail::formula<decltype(F)>> {
    /// Whether the buffers hold the table's formats.
    template <class Input, class Output>
    static constexpr bool fits = std::same_as<std::remove_const_t<detail::buffer_element<Input>>, In>&&
        std::same_as<detail::buffer_element<Output>, Out>;

public:
    using design_ = detail::design::checked_design<F, In, Out, Spec>;

    using input_type = In;
    using output_type = Out;

    static constexpr fxact::interpolation interpolation = design_::shape.layout.method;
    /// The number of entries, corrections included, and the bytes of flash that they take.
    static constexpr std::size_t entries = design_::entries;
    static constexpr std::size_t bytes = design_::bytes;
    /// Whether results never decrease, or never increase, as the input increases.
    static constexpr bool monotone = detail::design::is_monotone<typename design_::made>;

    /// f(x)
    constexpr Out operator()(In x) const noexcept { return format_traits<Out>::from_raw(look_up(raw_of(x))); }
    /// out[i] = f(in[i]). Returns the number of results: the shorter span's length. Lengths known to the compiler must
    /// be equal.
    template <class Element, std::size_t InExtent, std::size_t OutExtent>
    requires std::same_as<std::remove_const_t<Element>, In>
    [[gnu::always_inline]] constexpr std::size_t operator()(std::span<Element, InExtent> in,
                                                            std::span<Out, OutExtent> out) const noexcept {
        const std::size_t count = detail::common_length(in, out);
        design_::look_up_each(in.data(), out.data(), count);
        return count;
    }
    /// The same for arrays, std::array, vectors and whatever else std::span can be made of.
    template <detail::buffer Input, detail::buffer Output>
    requires(detail::with_container<Input, Output> || !fits<Input, Output>) [[gnu::always_inline]] constexpr std::size_t
    operator()(Input&& in, Output&& out) const noexcept {
        constexpr bool numbers = detail::are_numbers<Input, Output>(), fit = fits<Input, Output>;
        static_assert(!numbers || fit,
                      "fxact::table: the buffers' formats are not those of the table; write table<f, In, Out> with the "
                      "formats of their elements");
        if constexpr (numbers && fit)
            return (*this)(detail::as_span(in), detail::as_span(out));
        else
            return 0;
    }

    /// The raw value of the result for a raw input.
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept { return design_::look_up(code); }
    /// The entries, a std::array. How they are encoded is not part of the interface.
    static constexpr const auto& data() noexcept { return design_::data(); }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
