// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "../request/design_json.hpp"
#include "emission.hpp"

namespace fxact::tools {
namespace {

/// How the nodes are read; fxact/detail/table/lookup/layout.hpp says what each is.
json reading_of(const table_design& t) {
    const auto& s = t.shape_;
    const auto& l = s.layout;
    json how{{"zero", s.zero},
             {"first_segment", s.first_segment},
             {"segment_bits", l.segment_bits},
             {"part_bits", l.part_bits(s.zero)},
             {"place_bits", l.place_bits(s.zero)},
             {"covered", {l.covered.first, l.covered.last}},
             {"saturates", l.saturates},
             {"before", s.before},
             {"after", s.after},
             {"shift", s.shift},
             {"dropped", s.dropped}};
    if (l.is_logarithmic()) how["octave_bits"] = l.octave_bits;
    if (l.is_polynomial())
        how["polynomial"] = {{"degree", l.degree},
                             {"slope_up", s.own.slope_up},
                             {"bend_up", s.own.bend_up},
                             {"bend_down", s.own.bend_down},
                             {"product_bits", s.own.product_bits},
                             {"starts_unsigned", s.own.starts_unsigned}};
    return how;
}

}  // namespace

std::string emit_json(const emission& what) {
    json all = description("json", what);
    all["made_by"] = "fxact table " + what.request.words() + " --emit json --name " + what.name;
    all["license"] = "yours to choose: fxact claims no right in what it makes";
    all["table"] = to_json(what.design);
    all["reading"] = reading_of(what.design);
    all["nodes"] = what.design.nodes;
    if (!what.design.corrections.empty()) {
        all["corrections"] = what.design.corrections;
        all["reading"]["search_radius"] = what.design.correction_form_.search_radius;
        all["reading"]["corrections_are_distances"] = what.design.correction_form_.by_magnitude;
    }
    return all.dump(1) + "\n";
}

}  // namespace fxact::tools
