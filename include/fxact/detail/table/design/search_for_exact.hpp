// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/corrected_candidates.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

/// The smallest correctly rounded table; for speed, the first candidate that there is room for. A direct table always
/// is correctly rounded. A 32-bit output has no other, because nodes have at most 32 bits, and corrections need some
/// below the LSB.
class search_for_exact : public search_result {
public:
    constexpr search_for_exact(const problem& p, const table_spec& spec, const corrected_list& list) noexcept
        : list_{&list},
          zero_{p.in.zero_point},
          max_bytes_{spec.max_bytes},
          room_{spec.prefer == prefer::speed ? static_cast<double>(room_for_speed(spec)) : 0},
          best_{direct_layout(p.domain, p.domain, p.out)},
          may_be_direct_{spec.interpolation == interpolation::any || spec.interpolation == interpolation::direct} {
        const std::size_t all = bytes_of(best_, zero_);
        bytes_ = static_cast<double>(all);
        const bool fits = max_bytes_ == 0 || all <= max_bytes_;
        if (needs_direct(p, spec) || (may_be_direct_ && bytes_ <= room_))
            end(fits && may_be_direct_, true, best_);
        else
            start();
    }
    /// Whether no other table than a direct one comes into question, so that no candidates are needed.
    static constexpr bool needs_direct(const problem& p, const table_spec& spec) noexcept {
        return p.out.bits > 16 || spec.interpolation == interpolation::direct;
    }

    constexpr void take(const answer& reply) noexcept {
        // Candidates are sorted by cost, for speed.
        if (reply.first <= room_) return end(true, true, about);
        if (reply.first < bytes_) {
            bytes_ = reply.first;
            best_ = about;
        }
        ++at_;
        start();
    }

private:
    constexpr void start() noexcept {
        while (at_ != list_->count && static_cast<double>(bytes_of(list_->layout[at_], zero_)) >= bytes_) ++at_;
        if (at_ != list_->count) return ask(question::exact_bytes, list_->layout[at_]);
        const bool found = best_.corrected || may_be_direct_;
        end(found && (max_bytes_ == 0 || bytes_ <= static_cast<double>(max_bytes_)), true, best_);
    }

    const corrected_list* list_;
    std::int64_t zero_;
    std::size_t max_bytes_, at_ = 0;
    double room_;
    table_layout best_;
    double bytes_ = 0;
    bool may_be_direct_;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
