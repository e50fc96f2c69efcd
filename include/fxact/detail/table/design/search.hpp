// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/candidates.hpp>
#include <fxact/detail/table/design/corrected_candidates.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/table_spec.hpp>

/// Which layout is chosen for a request.
///
/// A search is a value that asks one question at a time about a layout, and is given the answer. The compiler answers
/// by constant evaluations of their own, a program by function calls: the choice is the same.
namespace fxact::detail::design {

/// The layout for a request. If it is not met, the layout is the best that was found, if any was.
struct table_choice {
    bool met = false, any = false;
    table_layout layout{};
};

enum class question {
    none,         ///< the search is over
    limits,       ///< whether results keep the stated limits: 1 or 0
    bracket,      ///< bounds on the largest error: upper and lower
    error,        ///< the largest error
    exact_bytes,  ///< the bytes with a list of corrections; `impossible` if no list makes the table exact
};
struct answer {
    double first = 0, second = 0;
};
inline constexpr double impossible = 0x1p60;

/// What a search has asked last, and what came of it.
struct search_result {
    question next = question::none;
    table_layout about{};
    table_choice choice{};

    constexpr void ask(question what, const table_layout& layout) noexcept {
        next = what;
        about = layout;
    }
    constexpr void end(bool met, bool any, const table_layout& layout) noexcept {
        next = question::none;
        choice = {met, any, layout};
    }
    constexpr bool is_over() const noexcept { return next == question::none; }
};

/// Whether a direct table of the whole domain may be given for a request that names a largest error.
constexpr bool direct_allowed(const problem& p, const table_spec& spec) noexcept {
    const table_layout layout = direct_layout(p.domain, p.domain, p.out);
    const std::size_t entries = entries_of(layout, p.in.zero_point), bytes = bytes_of(layout, p.in.zero_point);
    return (spec.interpolation == interpolation::any || spec.interpolation == interpolation::direct) &&
           (spec.max_bytes == 0 || bytes <= spec.max_bytes) && (spec.entries == 0 || entries == spec.entries) &&
           entries <= most_entries(p.in);
}

/// The first candidate whose error is within the limit. Its bracket decides, or else its true error. At last a direct
/// table is tried: no samples decide about that, so that what can be met is not refused.
class search_for_limit : public search_result {
public:
    constexpr search_for_limit(const problem& p, const table_spec& spec,
                               const candidate_finder::list_type& list) noexcept
        : list_{&list},
          limit_{limit_of(spec)},
          direct_{direct_layout(p.domain, p.domain, p.out)},
          direct_allowed_{direct_allowed(p, spec)},
          limited_{p.has_lower_limit() || p.has_upper_limit()} {
        start();
    }

    constexpr void take(const answer& reply) noexcept {
        if (at_ == list_->count) return end(reply.first <= limit_, reply.first <= limit_, direct_);
        if (next == question::limits) return reply.first != 0 ? ask(question::bracket, about) : go_on();
        if (next == question::error) return reply.first <= limit_ ? end(true, true, about) : go_on();
        if (reply.first <= limit_) return end(true, true, about);
        const bool hopeless = about.method != interpolation::direct && reply.first >= unbounded;
        if (reply.second > limit_ || hopeless) return go_on();
        ask(question::error, about);
    }

private:
    constexpr void go_on() noexcept {
        ++at_;
        start();
    }
    constexpr void start() noexcept {
        if (at_ != list_->count) {
            const table_layout& layout = list_->layout[at_];
            const bool checked = limited_ && layout.method != interpolation::direct;
            return ask(checked ? question::limits : question::bracket, layout);
        }
        if (!direct_allowed_) return end(false, false, {});
        if (limit_ >= 0.5) return end(true, true, direct_);
        ask(question::error, direct_);
    }

    const candidate_finder::list_type* list_;
    double limit_;
    table_layout direct_;
    bool direct_allowed_, limited_;
    std::size_t at_ = 0;
};

/// The candidate with the smallest error among the first few; the earlier of two equal ones.
class search_for_least : public search_result {
public:
    constexpr search_for_least(const problem& p, const table_spec&, const candidate_finder::list_type& list) noexcept
        : list_{&list},
          count_{list.count < compared ? list.count : compared},
          limited_{p.has_lower_limit() || p.has_upper_limit()} {
        if (count_ == 0)
            end(false, false, {});
        else
            ask(question::bracket, list_->layout[0]);
    }

    constexpr void take(const answer& reply) noexcept {
        if (next == question::bracket) {
            bracket_[at_] = {reply.first, reply.second};
            reachable_ = reply.first < reachable_ ? reply.first : reachable_;
            if (++at_ < count_) return ask(question::bracket, list_->layout[at_]);
            at_ = 0;
            return start();
        }
        if (next == question::limits && reply.first != 0) return compare();
        note(next == question::limits ? unbounded : reply.first);
    }

private:
    /// How many candidates are compared by their true errors.
    static constexpr std::size_t compared = 4;

    constexpr void start() noexcept {
        const table_layout& layout = list_->layout[at_];
        if (limited_ && layout.method != interpolation::direct)
            ask(question::limits, layout);
        else
            compare();
    }
    /// A candidate that another one beats for certain needs no true error.
    constexpr void compare() noexcept {
        if (bracket_[at_].lower > reachable_)
            note(bracket_[at_].upper);
        else
            ask(question::error, list_->layout[at_]);
    }
    constexpr void note(double error) noexcept {
        if (at_ == 0 || error < least_) {
            least_ = error;
            best_ = at_;
        }
        if (++at_ < count_) return start();
        end(least_ < unbounded || !limited_, true, list_->layout[best_]);
    }

    const candidate_finder::list_type* list_;
    std::size_t count_, at_ = 0, best_ = 0;
    bool limited_;
    error_bracket bracket_[compared]{};
    double reachable_ = impossible, least_ = 0;
};

/// The smallest correctly rounded table; with max_bytes, the first candidate within it. A direct table always is
/// correctly rounded. A 32-bit output has no other, because nodes have at most 32 bits, and corrections need some below
/// the LSB.
class search_for_exact : public search_result {
public:
    constexpr search_for_exact(const problem& p, const table_spec& spec, const corrected_list& list) noexcept
        : list_{&list},
          zero_{p.in.zero_point},
          max_bytes_{spec.max_bytes},
          best_{direct_layout(p.domain, p.domain, p.out)},
          may_be_direct_{spec.interpolation == interpolation::any || spec.interpolation == interpolation::direct} {
        const std::size_t all = bytes_of(best_, zero_);
        bytes_ = static_cast<double>(all);
        const bool fits = max_bytes_ == 0 || all <= max_bytes_;
        if (needs_direct(p, spec) || (may_be_direct_ && max_bytes_ != 0 && fits))
            end(fits && may_be_direct_, true, best_);
        else
            start();
    }
    /// Whether no other table than a direct one comes into question, so that no candidates are needed.
    static constexpr bool needs_direct(const problem& p, const table_spec& spec) noexcept {
        return p.out.bits > 16 || spec.interpolation == interpolation::direct;
    }

    constexpr void take(const answer& reply) noexcept {
        // Candidates are sorted by cost if the bytes are limited.
        if (max_bytes_ != 0 && reply.first <= static_cast<double>(max_bytes_)) return end(true, true, about);
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
    table_layout best_;
    double bytes_ = 0;
    bool may_be_direct_;
};

/// Whether a request is met without a search: nothing is asked for, and an 8-bit input gets a direct table.
constexpr bool wants_direct(const problem& p, const table_spec& spec) noexcept {
    return !has_error_limit(spec) && spec.max_bytes == 0 && spec.entries == 0 &&
           spec.interpolation == interpolation::any && p.in.bits == 8 && !spec.exact;
}

/// What is asked for instead of a request that is not met, to tell the user what could be had: the smallest error
/// within the bytes, or 4 KB; or an exact table of any size.
constexpr table_spec without_limit(const table_spec& request) noexcept {
    table_spec spec = request;
    if (spec.exact) {
        spec.max_bytes = 0;
        return spec;
    }
    spec.max_error = any_error;
    if (spec.max_bytes == 0 && spec.entries == 0) spec.max_bytes = 4096;
    return spec;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
