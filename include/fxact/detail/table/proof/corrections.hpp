// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/correction_keys.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::design {

/// A table of a layout and its corrections.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct corrected_table {
    using input_type = In;
    using output_type = Out;
    using proved = corrected_table;
    using curve = table_of_layout<F, In, Out, Layout>;
    static constexpr auto function = F;
    static constexpr lookup::table_shape shape = curve::shape;
    static constexpr std::size_t corrections = key_form_of<curve>.count;
    static constexpr lookup::correction_shape form{corrections_of<curve>.search_radius,
                                                   key_form_of<curve>.by_magnitude};
    static constexpr std::size_t entries = curve::entries + corrections,
                                 bytes = curve::bytes + corrections * sizeof(rep_of<In>);

    static constexpr const auto& data() noexcept { return curve::data(); }
    static constexpr const auto& keys() noexcept { return correction_keys<curve>; }
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept {
        if constexpr (corrections == 0)
            return curve::look_up(code);
        else
            return lookup::look_up_with_corrections<shape, form, rep_of<Out>>(data().data(), keys(), code);
    }
    [[gnu::always_inline]] static constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
        if constexpr (corrections == 0)
            curve::look_up_each(in, out, count);
        else
            lookup::look_up_each_with_corrections<shape, form, data(), keys()>(in, out, count);
    }
};

/// Every result is correctly rounded. So its error and its order are those of f's rounded values.
template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr double max_error_of<corrected_table<F, In, Out, Layout>> =
    roundings<F, In, Out, Layout.domain>.largest;
template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr bool is_monotone<corrected_table<F, In, Out, Layout>> =
    roundings<F, In, Out, Layout.domain>.rises || roundings<F, In, Out, Layout.domain>.falls;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
