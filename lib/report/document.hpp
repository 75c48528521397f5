#pragma once

#include "report/report.hpp"
#include "json/writer.hpp"

namespace zksync::report {

/// The members of the document of --json, but for its exit code: the caller begins and ends the object
/// (docs/design.md, section 6).
void write_members(json::Writer& json, const Report& report);

} // namespace zksync::report
