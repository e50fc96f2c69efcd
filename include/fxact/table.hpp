// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/detail/extent.hpp>
#include <fxact/detail/table_build.hpp>
#include <fxact/target/lookup.hpp>

namespace fxact {

/// How a table finds the result between, or at, its entries.
enum class interpolation {
    direct,  ///< one entry for each code of the input
    linear,  ///< a straight line between neighbouring entries, a power of two of codes apart
};

/// What is asked of a table. A field left out is the table's to choose.
struct table_spec {
    double max_error = 0;     ///< the largest error allowed, in LSB of the output: compiled only if it is met
    std::size_t entries = 0;  ///< for linear interpolation: 2^k + 1 entries, k from 1 to 15; 513 if left out
};

namespace detail {

/// Whether F takes the compiler's number, in a constant expression.
template <auto F>
concept computable_by_the_compiler = requires { typename std::bool_constant<(static_cast<void>(F(ball<std::uint64_t>{0.5})), true)>; };
}  // namespace detail

/// f as a table from the format In to the format Out, made by the compiler: constant data in flash, no start-up code, no RAM.
///
///     constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 1.5}> sig;
///     static_assert(sig.max_error <= 1.5);   // proved over all 65,536 codes
///     out = sig(x);  sig(in, out);
///
/// Domain   every code of In (8 or 16 bits); f an activation, or the user's own constexpr callable on any real
/// Range    Out; saturates
/// Error    8-bit In: correctly rounded; 16-bit In: max_error, in LSB of Out   (table_test.cpp)
/// Cost     bytes of flash; instructions per core in docs/performance.md
template <auto F, discrete In, discrete Out, table_spec Spec = table_spec{}>
class table {
    static_assert(sizeof(rep_of<In>) <= 2,
                  "fxact::table: the input format has 32 bits, too many for a table; name a narrower one, such as q<3, 12>");
    static_assert(detail::computable_by_the_compiler<F>,
                  "fxact::table: the compiler cannot evaluate this function; write it as a constexpr generic callable made of "
                  "+ - * / and fxact's functions, such as [](auto x) { return x * sigmoid(x); }");
    static_assert(Spec.max_error >= 0, "fxact::table: table_spec.max_error must be above 0; write the largest error in LSB, such as 0.75");

    static constexpr std::size_t codes_ = static_cast<std::size_t>(codes_of<In>);
    static constexpr bool direct_ = sizeof(rep_of<In>) == 1;
    static constexpr std::size_t nodes_ = Spec.entries == 0 ? 513 : Spec.entries;
    static_assert(direct_ ? Spec.entries == 0 || Spec.entries == codes_ : nodes_ >= 3 && nodes_ <= 32769 && ((nodes_ - 1) & (nodes_ - 2)) == 0,
                  "fxact::table: table_spec.entries must be 2^k + 1 for a 16-bit input, such as 257, and 256 for an 8-bit one");

public:
    using input_type = In;
    using output_type = Out;
    static constexpr auto function = F;

    static constexpr fxact::interpolation interpolation = direct_ ? fxact::interpolation::direct : fxact::interpolation::linear;
    /// The number of entries, and the bytes of flash that they take.
    static constexpr std::size_t entries = direct_ ? codes_ : nodes_;
    static constexpr std::size_t bytes = entries * sizeof(rep_of<Out>);

    /// The largest |table(x) - f(x)| over every x of In, in LSB of Out, with f(x) clamped to what Out can hold.
    static constexpr double max_error = detail::table_error<table>;

    constexpr table() noexcept {
        if constexpr (Spec.max_error > 0)
            static_assert(max_error <= Spec.max_error,
                          "fxact::table: table_spec.max_error is not met; allow a larger error, or more entries");
    }

    constexpr Out operator()(In x) const noexcept { return format_traits<Out>::from_raw(look_up(raw_of(x))); }
    /// out[i] = f(in[i]); lengths as for apply.
    template <class Element, std::size_t InExtent, std::size_t OutExtent>
        requires std::same_as<std::remove_const_t<Element>, In>
    constexpr std::size_t operator()(std::span<Element, InExtent> in, std::span<Out, OutExtent> out) const noexcept {
        const std::size_t count = detail::common_length(in, out);
        for (std::size_t i = 0; i < count; ++i) out[i] = (*this)(in[i]);
        return count;
    }

    /// The output's code for an input's code.
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept { return target::look_up<direct_>(data(), code); }

    static constexpr const std::array<rep_of<Out>, entries>& data() noexcept {
        return detail::table_entries<F, In, Out, entries>;
    }
};

}  // namespace fxact
