#pragma once

#include "knobs.hpp"
#include "paging.hpp"
#include "store.hpp"

namespace zksync_sim {

constexpr const char* transactions_path = "/iclock/api/transactions/";

/// GET /iclock/api/transactions/ for a caller who may.
Reply list_transactions(const Request& request, Store& store, const Knobs& knobs, const Tweaks& tweaks);

/// GET /iclock/api/transactions/<id>/; `id_text` is what stands between the slashes.
Reply one_transaction(const std::string& id_text, const Store& store, const Knobs& knobs);

UnusableRows unusable_rows(const Knobs& knobs);

} // namespace zksync_sim
