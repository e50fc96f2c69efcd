// SPDX-License-Identifier: MIT
// A target whose headers are precompiled needs a source of its own.
