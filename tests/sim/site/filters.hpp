#pragma once

#include "condition.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zksync_sim::site {

/// `[[field, op, value], …]`, `[[doctype, field, op, value], …]` or `{field: value}`, also as a JSON text.
std::vector<Condition> parse_filters(const Json& filters, const std::vector<Field>& fields,
                                     const Knobs& knobs);

/// The column of that name. Throws SiteError (417, "Field not permitted in query").
const Field& column(const std::vector<Field>& fields, std::string_view name);

/// A field as a query may write it: without the table and the backticks.
std::string bare_field(std::string_view written);

} // namespace zksync_sim::site
