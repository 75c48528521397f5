#pragma once

#include "report/report.hpp"

#include <string>

namespace zksync::report {

/// The whole page: one file of HTML with everything in it, no script, nothing that is fetched from elsewhere.
/// For a screen of any width, in the light and in the dark, and for paper.
std::string html_page(const Report& report);

} // namespace zksync::report
