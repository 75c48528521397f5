#pragma once

#include "context.hpp"

#include <optional>

namespace zksync_sim::site {

/// Who a request is from: the owner of the token, or Guest. Throws SiteError for a wrong token.
User authenticate(const Store& store, const Knobs& knobs, const Request& request);

/// The arguments of the query and of a JSON or form body. Throws SiteError for a body that is no JSON.
Json arguments_of(const Request& request, const Knobs& knobs);

/// The answer of nginx or werkzeug to what Frappe never sees: a long URL, a large body, an unknown site.
std::optional<Answer> answer_before_frappe(const Request& request, const Knobs& knobs);

/// Runs the handler of the address in the context's transaction, which is neither committed nor rolled back.
Answer route(Context& context);

} // namespace zksync_sim::site
