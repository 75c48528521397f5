#include "core/error.hpp"
#include "mapper/mapper.hpp"
#include "push/deliver.hpp"
#include "push/site_failure.hpp"
#include "push/write_error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr int most_failures_in_a_row = 5;

} // namespace

/// What is not there is halved like a refused batch, as long as the site is well otherwise.
void Courier::go_on_after_failure(const SitePass& at, std::span<const Delivery> group,
                                  const WriteAnswer& answer) {
    const std::vector<Delivery> missing = keep_what_arrived(at, group);
    got_through_ += group.size() - missing.size();
    if (missing.size() < group.size()) failures_in_a_row_ = 0;
    if (missing.empty()) {
        at.pass.log.info(
            fmt::format("the site failed after it had stored {} check-ins: {}", group.size(), answer.words));
        return;
    }
    if (is_site_ill(at)) throw failure(at, answer, missing.size());
    if (missing.size() == 1) return fail_alone(at, missing.front(), answer);
    const std::span<const Delivery> all(missing);
    const std::size_t half = all.size() / 2;
    send(at, all.first(half));
    send(at, all.subspan(half));
}

bool Courier::is_site_ill(const SitePass& at) const {
    if (witness_) return health_of(at, {&*witness_, 1}) == Health::ill;
    // Rehearsals that never went well, beside writes that did, tell nothing.
    return got_through_ == 0 && health_of(at, bystanders_) == Health::ill;
}

/// While nothing has got through, one person's check-ins tell nothing of the site.
Error Courier::failure(const SitePass& at, const WriteAnswer& answer, std::size_t rows) const {
    const auto same_person = [&](const Checkin& checkin) {
        return checkin.employee == bystanders_.front().employee;
    };
    const bool of_one =
        got_through_ == 0 && !bystanders_.empty() && std::ranges::all_of(bystanders_, same_person);
    return of_one ? error_at_one_person(at, answer, bystanders_.front().employee)
                  : error_of(at, answer, rows);
}

/// Several in a row that were not tried before may be the site's doing, whatever a rehearsal says: the next
/// pass sends them behind everybody else's.
void Courier::fail_alone(const SitePass& at, const Delivery& delivery, const WriteAnswer& answer) {
    failed_alone_.push_back({delivery, answer});
    at.pass.log.info(fmt::format("the site failed at the punch of employee code {} at {}: {}",
                                 at.pass.mapper.spelled(delivery.code), delivery.checkin.time.text(),
                                 answer.words));
    if (++failures_in_a_row_ < most_failures_in_a_row) return;
    const std::span<const FailedAlone> last =
        std::span(failed_alone_).last(static_cast<std::size_t>(most_failures_in_a_row));
    const bool failed_in_an_earlier_pass =
        std::ranges::all_of(last, [](const FailedAlone& failed) { return failed.delivery.tried_before; });
    if (got_through_ == 0 || !failed_in_an_earlier_pass) throw failure(at, answer, failed_alone_.size());
    failures_in_a_row_ = 0;
}

/// Only what failed alone while others got through is to blame for it.
void Courier::blame_what_failed_alone(const SitePass& at) {
    const auto failed_alone = std::exchange(failed_alone_, {});
    if (failed_alone.empty()) return;
    if (got_through_ == 0) throw failure(at, failed_alone.back().answer, failed_alone.size());
    for (const FailedAlone& failed : failed_alone) record_refused(at, failed.delivery, failed.answer.words);
}

} // namespace zksync
