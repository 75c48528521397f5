#pragma once

#include "core/reach.hpp"
#include "device/answers.hpp"

namespace zksync {

/// How far a request for punches without a token came. A refusal (401, 403) in JSON is the API; so is an
/// answer.
Reach read_reach(const Asked& asked, const http::Exchange& exchange);

} // namespace zksync
