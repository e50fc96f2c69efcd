// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/table/design/candidates.hpp>
#include <fxact/detail/table/design/corrected_candidates.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/design/search_for_exact.hpp>
#include <fxact/detail/table/design/trim.hpp>
#include <fxact/detail/table/proof/correction_keys.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/detail/table/run_time/built_table.hpp>
#include <fxact/table_spec.hpp>

/// The design of a table by a program: the answers to a search's questions, and what they are made of, in vectors. Each
/// loop has the ranges of compiled_design.hpp, so that the results have the same bits.
namespace fxact::detail::design {

/// How f rounds at each code, and which codes of a table are wrong.
struct run_time_roundings {
    std::vector<std::uint64_t> hard_cases[tie_levels], odd;
    double largest = 0;
    std::int64_t first = 0, last = 0;
    bool rises = true, falls = true;
};
struct run_time_corrections : correction_summary {
    std::vector<std::uint64_t> wrong;
};

/// A layout that was proved on the way, with a bound on its largest error.
struct proved_layout {
    table_layout layout{};
    double error_bound = 0;
};

/// Proves and measures the layouts of one problem.
template <class F>
class laboratory {
public:
    laboratory(const F& f, const problem& p) : f_{f}, p_{p} {
        analysis::make_series(f, p.in, p.out, p.domain.first, p.domain.count(),
                              [this](const series_piece& piece) { pieces_.push_back(piece); });
    }

    const problem& about() const noexcept { return p_; }
    series_view pieces() const noexcept { return {pieces_.data(), pieces_.size()}; }
    const std::vector<proved_layout>& proved() const noexcept { return proved_; }

    answer reply(question what, const table_layout& layout) {
        const built_table table{f_, p_, pieces(), layout};
        const claim c{&p_, pieces(), &table.view()};
        switch (what) {
            case question::limits:
                return {keeps_limits(c) ? 1.0 : 0.0};
            case question::order:
                return {is_monotone_table(c, bracket(c).upper) ? 1.0 : 0.0};
            case question::bracket: {
                const error_bracket found = bracket(c);
                return {found.upper, found.lower};
            }
            case question::error:
                return {max_error(c)};
            default:
                break;
        }
        const run_time_corrections found = corrections(c);
        if (!found.usable) return {impossible};
        const key_form form = key_form_of(c, found.wrong, found.count);
        return {static_cast<double>(lookup::bytes_of(layout, p_.in.zero_point) + form.count * p_.in.bytes())};
    }

    error_bracket bracket(const claim& c) const {
        if (c.table->is_direct()) return bracket_of_direct(c);
        const sweep_list sweeps = sweeps_of(c);
        worst_run worst;
        for (std::size_t i = 0; i < sweeps.count; ++i)
            worst.join(worst_run_among(c, sweeps.first[i], sweeps.length(i)));
        return bracket_of(c, worst);
    }
    double max_error(const claim& c) const {
        const double found = bracket(c).lower;
        double largest = 0;
        if (p_.has_too_many_codes()) {
            const sweep_list sweeps = sweeps_of(c);
            for (std::size_t i = 0; i < sweeps.count; ++i) {
                const double own = bound_among(c, sweeps.first[i], sweeps.length(i), found);
                largest = own > largest ? own : largest;
            }
            return largest;
        }
        for_each_chunk(codes_per_check(p_.in), [&](std::int64_t first, std::int64_t count) {
            const double own = error_among(c, first, count, found);
            largest = own > largest ? own : largest;
        });
        return limited_error(c, largest);
    }
    bool keeps_limits(const claim& c) const {
        return !may_break_limits(p_, c.table->shape().layout) ||
               keeps_limits_among(c, p_.domain.first, p_.domain.count());
    }
    facts_check check_facts() const {
        if (!p_.states_symmetry() && !p_.states_lowest() && !p_.states_highest()) return {};
        return facts_among(p_, pieces(), p_.domain.first, p_.domain.count());
    }

    const run_time_roundings& roundings() {
        if (!roundings_.odd.empty()) return roundings_;
        const auto words = static_cast<std::size_t>((p_.domain.count() + 63) / 64);
        for (auto& bits : roundings_.hard_cases) bits.resize(words);
        roundings_.odd.resize(words);
        std::size_t word = 0;
        for_each_chunk(codes_per_rounding, [&](std::int64_t first, std::int64_t count) {
            rounding_map<static_cast<std::size_t>(codes_per_rounding / 64)> part;
            round_codes(f_, p_, pieces(), first, count, part);
            append_roundings(roundings_, part, static_cast<std::size_t>((count + 63) / 64), word);
        });
        return roundings_;
    }
    run_time_corrections corrections(const claim& c) {
        run_time_corrections all;
        for_each_chunk(codes_per_correction_map, [&](std::int64_t first, std::int64_t count) {
            run_time_corrections part;
            part.wrong.resize(static_cast<std::size_t>((count + 63) / 64));
            correction_finder{f_, c, roundings(), first, count, part}.find();
            all.wrong.insert(all.wrong.end(), part.wrong.begin(), part.wrong.end());
            join(all, part, c.table->shape().shift);
        });
        return all;
    }

    table_choice choose(const table_spec& spec) {
        if (wants_direct(p_, spec)) return {true, true, direct_layout(p_.domain, p_.domain, p_.out)};
        if (spec.exact) {
            const table_choice choice = search_exact(spec);
            if (choice.met || spec.max_bytes == 0 || search_for_exact::needs_direct(p_, spec)) return choice;
            const table_choice smallest = search_exact(without_limit(spec));
            const double bytes = smallest.layout.corrected
                                     ? reply(question::exact_bytes, smallest.layout).first
                                     : static_cast<double>(lookup::bytes_of(smallest.layout, p_.in.zero_point));
            return {smallest.met && bytes <= static_cast<double>(spec.max_bytes), true, smallest.layout};
        }
        if (limit_of(spec) == 0) return search<search_for_least>(spec);
        const table_choice choice = search<search_for_limit>(spec);
        if (choice.met) return choice;
        const table_choice best = search<search_for_least>(without_limit(spec));
        return {false, best.any, best.layout};
    }

private:
    template <class Visit>
    void for_each_chunk(std::int64_t size, const Visit& visit) const {
        for (std::int64_t first = p_.domain.first; first <= p_.domain.last; first += size) {
            const std::int64_t left = std::int64_t{p_.domain.last} - first + 1;
            visit(first, left < size ? left : size);
        }
    }
    const extent& extent_of(const table_layout& layout) {
        for (const extent& known : extents_)
            if (known.layout == layout) return known;
        extent one{layout, profile_of(p_, pieces(), layout)};
        one.has_octaves = wants_octaves(p_, layout, one.samples);
        if (one.has_octaves) one.octaves = logarithmic_profile_of(p_, pieces(), layout);
        extents_.push_back(one);
        return extents_.back();
    }
    template <class Search>
    table_choice run(Search search) {
        while (!search.is_over()) {
            const answer found = reply(search.next, search.about);
            if (search.next == question::bracket && found.first < unbounded)
                proved_.push_back({search.about, found.first});
            search.take(found);
        }
        return search.choice;
    }
    template <class Search>
    table_choice search(const table_spec& spec) {
        const table_layout full{.domain = p_.domain, .covered = p_.domain};
        const profile samples = extent_of(full).samples;
        const extent_list extents{p_,
                                  trim_saturated_ends(p_, pieces(), spec),
                                  trim_saturated_ends(p_, pieces(), spec, true),
                                  corners_of(p_, pieces()),
                                  may_leave_range(p_, pieces(), samples),
                                  samples.needs_graded_mesh};
        candidate_finder finder{p_, spec};
        for (std::size_t i = 0; i < extents.count; ++i) finder.add(extents.layout[i], extent_of(extents.sampled[i]));
        return run(Search{p_, spec, finder.list()});
    }
    table_choice search_exact(const table_spec& spec) {
        corrected_list list;
        if (!search_for_exact::needs_direct(p_, spec)) {
            const table_layout full{.domain = p_.domain, .covered = p_.domain};
            list = corrected_candidates(p_, pieces(), spec, extent_of(full).samples, bends_of(p_, pieces()));
        }
        return run(search_for_exact{p_, spec, list});
    }

    F f_;
    problem p_;
    std::vector<series_piece> pieces_;
    std::vector<extent> extents_;
    std::vector<proved_layout> proved_;
    run_time_roundings roundings_;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
