#pragma once

#include "frappe/frappe_client.hpp"
#include "push/delivery.hpp"
#include "push/rehearsal.hpp"
#include "push/site_pass.hpp"

#include <chrono>
#include <span>
#include <string>

namespace zksync {

/// Sends deliveries to the site in batches (docs/rules.md, section 4, point 6, and the table of answers). One
/// object a pass: it remembers what the pass has seen of the site.
class Courier {
public:
    /// `deadline`: on the boot-time clock; no batch leaves after it.
    Courier(int batch, std::chrono::seconds deadline) : batch_(batch), deadline_(deadline) {}

    /// What the first batch may be: after a rehearsal ten check-ins, otherwise one, whose reading back then
    /// stands in for the rehearsal of that fingerprint.
    void set_confidence(Confidence confidence, std::string rehearsal_fingerprint);

    /// True when all were sent or refused, false when the deadline came first: the rest is pending. Throws
    /// Error when the pass must stop: unreachable (nobody knows, or the site is away), refused,
    /// configuration, protocol (five refusals in a row with the same words).
    bool deliver(const SitePass& at, std::span<const Delivery> deliveries);

private:
    std::size_t next_size() const;
    void send(const SitePass& at, std::span<const Delivery> group);
    WriteAnswer send_until_answered(const SitePass& at, std::span<const Delivery> group);
    WriteAnswer send_once(const SitePass& at, std::span<const Delivery> group);
    void check_clock_of_first(const SitePass& at, const Delivery& delivery, const WriteAnswer& answer) const;
    void refuse_alone(const SitePass& at, const Delivery& delivery, const std::string& words);
    bool is_over(const SitePass& at) const;

    int batch_;
    std::chrono::seconds deadline_;
    Confidence confidence_ = Confidence::first_alone;
    std::string rehearsal_fingerprint_;
    bool sent_before_ = false; ///< the first batch of a pass is a small one
    std::string last_refusal_;
    int refusals_in_a_row_ = 0;
};

} // namespace zksync
