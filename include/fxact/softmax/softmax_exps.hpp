// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/extent.hpp>
#include <fxact/detail/softmax_codes.hpp>
#include <fxact/detail/softmax_row.hpp>
#include <fxact/detail/softmax_scale.hpp>
#include <fxact/detail/softmax_tables.hpp>

namespace fxact {

/// The exps of 8-bit logits whose scale only the program knows: 1 KB that the caller keeps, filled once.
///
///     softmax_exps exps{scale / temperature};
///     softmax(std::span{int8_logits}, std::span{out}, exps);
///
/// Domain   a scale between 2^-100 and 2^100; no row is written with any other
/// Error    as softmax's: the entries are those that the compiler makes for a known scale   (softmax_exps_test.cpp)
class softmax_exps {
public:
    constexpr explicit softmax_exps(double scale) noexcept {
        if (!detail::is_softmax_scale(scale)) return;
        scale_ = detail::number<std::uint64_t>{scale};
        for (std::uint32_t d = 0; d < 256; ++d) entries_[d] = detail::softmax_table_entry(scale_, d);
    }
    constexpr bool valid() const noexcept { return !scale_.is_zero(); }
    constexpr const detail::number<std::uint64_t>& scale() const noexcept { return scale_; }
    constexpr const std::array<std::uint32_t, 256>& entries() const noexcept { return entries_; }

private:
    detail::number<std::uint64_t> scale_{};
    std::array<std::uint32_t, 256> entries_{};
};

namespace detail {
/// What softmax_logits is for a known scale. Rows too long for the table are summed by the engine.
struct logits_by_table {
    const softmax_exps& exps;

    constexpr const number<std::uint64_t>& scale() const noexcept { return exps.scale(); }
    constexpr std::uint32_t exp(std::uint32_t difference) const noexcept { return exps.entries()[difference]; }
    template <class Row, class Counts>
    constexpr std::uint64_t sum(const Row& in, std::size_t count, const element_of<Row>& highest,
                                const Counts& counts) const noexcept {
        if (count <= longest_row_by_table) return sum_of_entries(exps.entries(), in, count, highest, counts);
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < count; ++i)
            if (counts(i)) total += softmax_entry(exps.scale(), code_difference(highest, in[i]), softmax_extra_bits, 0.0);
        return total;
    }
};

/// 8-bit logits, of whatever step and zero point: the scale is the table's.
template <class In>
concept byte_logit = sizeof(In) == 1 && (plain_code<In> || logit_code<In>);
}  // namespace detail

/// softmax by a table: in holds plain integers, or codes of a format, whose scale does not count here.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::byte_logit<std::remove_const_t<In>> && detail::softmax_code<Out>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out, const softmax_exps& exps) noexcept {
    const std::size_t count = detail::common_length(in, out);
    if (!exps.valid() || !detail::is_row_length(count)) return 0;
    detail::softmax_of_codes(detail::logits_by_table{exps}, detail::as_row(in.data()), out.data(), count,
                             detail::every_element{});
    return count;
}

}  // namespace fxact
