// expect: fxact::table: no table meets the table_spec; allow a larger max_error or more max_bytes
// expect: best_that_was_found<584
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// 500 bytes are not enough; what it takes is said.
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.max_bytes = 500, .exact = true}>
    t;
