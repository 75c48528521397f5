#pragma once

#include "context.hpp"

namespace zksync_sim::site {

/// Document.insert() of one Employee Checkin: links, permission, name, the permission trap, validation.
/// Answers the document as the API shows it, `time` as it was sent. Throws SiteError as the site would.
Json insert_checkin(Context& context, const Json& given);

} // namespace zksync_sim::site
