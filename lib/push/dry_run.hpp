#pragma once

#include "core/checkin.hpp"
#include "push/delivery.hpp"
#include "push/site_pass.hpp"

#include <functional>
#include <variant>
#include <vector>

namespace zksync {

struct JournalRow;

/// What happens to a punch in a dry run: the check-in that it would become, or its judgement.
using Decision = std::variant<Checkin, Judgement>;
/// Is told of every punch of a dry run.
using Rehearse = std::function<void(const JournalRow&, const Decision&)>;

/// What would go counts as gone, in a copy of the journal, so that the next chunk comes.
void pretend(const SitePass& at, const std::vector<Delivery>& deliveries, const std::vector<JournalRow>& rows,
             const Rehearse& rehearse);
/// The punches that would not go, at its end.
void tell_what_waits(const Pass& pass, const Rehearse& rehearse);

} // namespace zksync
