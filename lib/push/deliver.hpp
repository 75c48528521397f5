#pragma once

#include "frappe/frappe_client.hpp"
#include "push/delivery.hpp"
#include "push/rehearsal.hpp"
#include "push/site_pass.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// Sends deliveries to the site in batches (docs/rules.md, section 4, point 6, and the table of answers). One
/// object a pass: it remembers what the pass has seen of the site.
class Courier {
public:
    explicit Courier(int batch) : batch_(batch) {}

    /// What the first batch may be: after a rehearsal ten check-ins, otherwise one, whose reading back then
    /// stands in for the rehearsal.
    void set_confidence(Rehearsed rehearsed);

    /// True when all were sent or refused, false when the pass's deadline came first: the rest is pending.
    /// Throws Error when the pass must stop: unreachable (nobody knows, or the site is away), refused,
    /// configuration, protocol (five refusals in a row with the same words). A site that fails at check-ins
    /// with an error of its own is told from check-ins that it fails at (docs/rules.md, section 4, *An error
    /// 500*).
    bool deliver(const SitePass& at, std::span<const Delivery> deliveries);

private:
    /// A check-in at which the site failed, sent alone. It is pending until others have got through too.
    struct FailedAlone {
        Delivery delivery;
        WriteAnswer answer;
    };

    bool deliver_all(const SitePass& at, std::span<const Delivery> deliveries);
    std::size_t next_size() const;
    void send(const SitePass& at, std::span<const Delivery> group);
    WriteAnswer send_until_answered(const SitePass& at, std::span<const Delivery> group);
    WriteAnswer send_once(const SitePass& at, std::span<const Delivery> group);
    static void check_clock_of_first(const SitePass& at, const Delivery& delivery, const WriteAnswer& answer);
    void refuse_alone(const SitePass& at, const Delivery& delivery, const std::string& words);
    // deliver_failed.cpp
    void go_on_after_failure(const SitePass& at, std::span<const Delivery> group, const WriteAnswer& answer);
    bool is_site_ill(const SitePass& at) const;
    Error failure(const SitePass& at, const WriteAnswer& answer, std::size_t rows) const;
    void fail_alone(const SitePass& at, const Delivery& delivery, const WriteAnswer& answer);
    void blame_what_failed_alone(const SitePass& at);

    int batch_;
    Confidence confidence_ = Confidence::first_alone;
    bool sent_before_ = false; ///< the first batch of a pass is a small one
    std::string last_refusal_;
    int refusals_in_a_row_ = 0;
    std::size_t got_through_ = 0; ///< of this pass
    std::optional<Checkin> witness_;
    std::vector<Checkin> bystanders_; ///< of what is delivered, as unlike as can be
    std::vector<FailedAlone> failed_alone_;
    int failures_in_a_row_ = 0;
};

} // namespace zksync
