#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace crash {

/// What the journal knows of every punch, one line each, sorted: identity, code, state and reason, as
/// "17|2026-11-20 08:00:00|CQUJ190000001|0042|sent|none". Empty where there is no journal.
std::vector<std::string> journal_rows(const std::filesystem::path& file);

} // namespace crash
