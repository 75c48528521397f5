#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// A check-in's name as a naming series of the site makes it: EMP-CKIN-11-2026-000001 is 1 with six digits
/// behind EMP-CKIN-11-2026- (docs/reference/frappe-api.md, section 1).
struct SeriesName {
    std::string_view prefix;
    int digits = 0;
    std::int64_t number = 0;

    bool operator==(const SeriesName&) const = default;
};

/// Nothing where a name does not end in five to fifteen digits.
std::optional<SeriesName> series_name(std::string_view name);
/// The inverse.
std::string text_of(const SeriesName& name);

} // namespace zksync
