// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax/exp_8_bit.hpp>
#include <fxact/detail/softmax/integer.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/softmax.hpp>
#include <fxact/softmax/softmax_spec.hpp>

namespace fxact {

/// The exps of 8-bit logits whose scale only the program knows: 1 KB that the caller keeps, filled once.
///
///     softmax_exps exps{scale, softmax_spec{.temperature = t}};
///     softmax(std::span{int8_logits}, std::span{out}, exps);
///
/// Domain   a scale and a temperature between 2^-100 and 2^100; no row is written with any other
/// Error    as softmax's: the entries are those that the compiler makes for a known scale   (softmax_exps_test.cpp)
class softmax_exps {
public:
    constexpr explicit softmax_exps(double scale, const softmax_spec& spec = {}) noexcept {
        if (!detail::is_softmax_scale(scale) || !detail::is_softmax_scale(spec.temperature)) return;
        scale_ = detail::number<std::uint64_t>{scale} / detail::number<std::uint64_t>{spec.temperature};
        for (std::uint32_t d = 0; d < 256; ++d) entries_[255 - d] = detail::rounded_term(term(d));
    }
    constexpr bool valid() const noexcept { return !scale_.is_zero(); }
    constexpr const detail::number<std::uint64_t>& scale() const noexcept { return scale_; }
    constexpr const detail::byte_exps& entries() const noexcept { return entries_; }
    constexpr std::uint64_t term(std::uint32_t d) const noexcept { return detail::computed_term(scale_, d, 8); }

private:
    detail::number<std::uint64_t> scale_{};
    detail::byte_exps entries_{};
};

namespace detail {
/// What softmax_logits is for a known scale. The terms of rows too long for the table are computed by the engine.
struct logits_by_table {
    const softmax_exps& table;

    constexpr const number<std::uint64_t>& scale() const noexcept { return table.scale(); }
    template <class Element>
    constexpr auto exps(const Element& highest) const noexcept {
        return byte_exps_of_row<Element>{table.entries(), highest};
    }
    template <class Element>
    constexpr auto terms(const Element& highest) const noexcept {
        return [this, highest](const Element& x) { return table.term(code_difference(highest, x)); };
    }
    static constexpr std::size_t longest_row_of_exps = longest_row_by_table;
    static constexpr std::uint64_t gap = std::uint64_t{2} << softmax_extra_bits;
};

/// 8-bit logits, of whatever step and zero point: the scale is the table's.
template <class In>
concept byte_logit = sizeof(In) == 1 && (plain_code<In> || logit_code<In>);
}  // namespace detail

/// softmax by a table: in holds plain integers, or codes of a format, whose scale does not count here. For an out that
/// is computed in the engine's numbers (docs/softmax.md) the table gives its scale only.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::byte_logit<std::remove_const_t<In>>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const softmax_exps& exps) noexcept {
    const std::size_t count = detail::common_length(in, out);
    if (!exps.valid() || !detail::is_row_length(count)) return 0;
    const auto row = detail::as_row(in.data());
    if constexpr (detail::softmax_code<Out>)
        detail::softmax_of_codes(detail::logits_by_table{exps}, row, out.data(), count, detail::no_mask{});
    else
        detail::softmax_row(detail::run_time_scale{exps.scale()}, row, out.data(), count);
    return count;
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
