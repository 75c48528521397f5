#pragma once

#include "lookback/why.hpp"

#include <string>
#include <vector>

namespace zksync {

/// The report of `why` for people, and as a document.
std::vector<std::string> why_story_lines(const PunchStory& story);
std::vector<std::string> why_lines(const WhyReport& report, const Config& config);
std::string why_json(const WhyReport& report, int exit_code);

} // namespace zksync
