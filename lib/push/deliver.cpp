#include "push/deliver.hpp"

#include "core/error.hpp"
#include "frappe/find_checkins.hpp"
#include "http/retry.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/site_clock.hpp"
#include "push/blocked.hpp"
#include "push/in_flight.hpp"
#include "push/read_back.hpp"
#include "push/write_error.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace zksync {
namespace {

constexpr std::size_t first_batch = 10;
constexpr std::size_t most_bystanders = 5;
constexpr int most_refusals_in_a_row = 5;
constexpr std::chrono::seconds slow_batch{20};
const http::RetryPolicy patience{.attempts = 5, .first_delay = std::chrono::seconds{1}};

/// How many at the front were never tried: the others go one by one.
std::size_t fresh_ones(std::span<const Delivery> deliveries) {
    const auto tried = std::ranges::find_if(deliveries, &Delivery::tried_before);
    return static_cast<std::size_t>(tried - deliveries.begin());
}

void warn_when_slow(const SitePass& at, const Departure& departure, std::size_t rows) {
    const auto took = at.pass.clock.since_boot() - departure.since_boot;
    if (took < slow_batch) return;
    at.pass.log.info(fmt::format(
        "{} check-ins took the site {} s; an index on (employee, time) of Employee Checkin helps a "
        "site with years of data: see zksync(1)",
        rows, took.count()));
}

} // namespace

void Courier::set_confidence(Rehearsed rehearsed) {
    confidence_ = rehearsed.confidence;
    witness_ = std::move(rehearsed.witness);
}

std::size_t Courier::next_size() const {
    if (sent_before_) return static_cast<std::size_t>(batch_);
    if (confidence_ == Confidence::first_alone) return 1;
    return std::min(first_batch, static_cast<std::size_t>(batch_));
}

bool Courier::deliver(const SitePass& at, std::span<const Delivery> deliveries) {
    bystanders_ = unlike_ones(deliveries, most_bystanders);
    const bool done = deliver_all(at, deliveries);
    blame_what_failed_alone(at);
    return done;
}

bool Courier::deliver_all(const SitePass& at, std::span<const Delivery> deliveries) {
    while (!deliveries.empty()) {
        if (at.is_over()) return false;
        const std::size_t size =
            deliveries.front().tried_before ? 1 : std::min(next_size(), fresh_ones(deliveries));
        send(at, deliveries.first(size));
        deliveries = deliveries.subspan(size);
    }
    return true;
}

/// A batch that is refused is halved until the row that the site means stands alone.
void Courier::send(const SitePass& at, std::span<const Delivery> group) {
    const WriteAnswer answer = send_until_answered(at, group);
    if (answer.meaning == WriteMeaning::stored) {
        sent_before_ = true;
        refusals_in_a_row_ = failures_in_a_row_ = 0;
        got_through_ += group.size();
        return;
    }
    if (answer.meaning == WriteMeaning::failed) return go_on_after_failure(at, group, answer);
    if (group.size() == 1) return refuse_alone(at, group.front(), answer.words);
    const std::size_t half = group.size() / 2;
    send(at, group.first(half));
    send(at, group.subspan(half));
}

/// Stored, refused or failed; everything else is tried again where that is safe, or ends the pass.
WriteAnswer Courier::send_until_answered(const SitePass& at, std::span<const Delivery> group) {
    static thread_local std::mt19937 random{std::random_device{}()};
    for (int attempt = 1;; ++attempt) {
        WriteAnswer answer = send_once(at, group);
        switch (answer.meaning) {
        case WriteMeaning::stored:
        case WriteMeaning::refused:
        case WriteMeaning::failed:
            return answer;
        case WriteMeaning::not_for_us:
        case WriteMeaning::unknown:
            throw error_of(at, answer, group.size());
        case WriteMeaning::not_sent:
        case WriteMeaning::rolled_back:
            break;
        }
        const double jitter = std::uniform_real_distribution<>(0.5, 1.0)(random);
        const auto delay = http::retry_delay(patience, attempt, jitter, answer.retry_after);
        const auto left = at.deadline - at.pass.clock.since_boot();
        if (attempt >= patience.attempts || delay > left) throw error_of(at, answer, group.size());
        at.pass.log.info(fmt::format("the site did not take {} check-ins ({}); again in {} s", group.size(),
                                     answer.words, std::chrono::ceil<std::chrono::seconds>(delay).count()));
        signals::sleep_for(delay);
    }
}

WriteAnswer Courier::send_once(const SitePass& at, std::span<const Delivery> group) {
    signals::check();
    const Departure departure = at.departure();
    mark_under_way(at, group);
    WriteAnswer answer = at.client.insert(checkins_of(group));
    // After a failure too, what was sent may be there.
    if (answer.meaning == WriteMeaning::unknown || answer.meaning == WriteMeaning::failed) return answer;
    if (answer.meaning != WriteMeaning::stored) {
        take_back(at, group);
        return answer;
    }
    std::vector<std::pair<std::int64_t, std::string>> names;
    std::vector<std::pair<Delivery, std::string>> created;
    for (std::size_t i = 0; i < group.size(); ++i) {
        names.emplace_back(group[i].seq, answer.names[i]);
        created.emplace_back(group[i], answer.names[i]);
    }
    at.pass.journal.store_names(names);
    at.site.clear_under_way();
    warn_when_slow(at, departure, group.size());
    const bool first_alone = confidence_ == Confidence::first_alone;
    if (first_alone) check_clock_of_first(at, group.front(), answer);
    const auto stored = read_back(at, created);
    if (first_alone) {
        remember_rehearsal(at, stored.front().created, answer.date);
        confidence_ = Confidence::seen;
    }
    return answer;
}

/// The first check-in went alone because nothing could be rehearsed: it tells in which zone the site's clock
/// is.
void Courier::check_clock_of_first(const SitePass& at, const Delivery& delivery, const WriteAnswer& answer) {
    const auto stored = at.client.checkins_named(answer.names);
    if (stored.empty()) return; // reading back says so
    try {
        check_site_clock(at.pass.config.site.time_zone, stored.front().created, answer.date, at.pass.log);
    } catch (const Error& error) {
        block(at, error.what(), error.hint() + "; delete the check-ins named here; then: zksync auth",
              stored);
        at.pass.journal.set_judgement(delivery.seq, {PunchState::pending, Reason::none, ""},
                                      at.pass.clock.now());
        throw Error(error.kind(),
                    fmt::format("{}; {} was stored wrong, delete it", error.what(), answer.names.front()),
                    error.hint());
    }
}

void Courier::refuse_alone(const SitePass& at, const Delivery& delivery, const std::string& words) {
    const CheckinsFound found = find_checkins(at.client, {second_of(delivery.checkin)});
    if (!found.empty()) {
        const std::string& there = found.begin()->second.front().name;
        return record_delivered(at, delivery, PunchState::duplicate, there);
    }

    record_refused(at, delivery, words);
    at.pass.log.info(fmt::format("the site refused the punch of employee code {} at {}: {}",
                                 at.pass.mapper.spelled(delivery.code), delivery.checkin.time.text(), words));
    refusals_in_a_row_ = words == last_refusal_ ? refusals_in_a_row_ + 1 : 1;
    last_refusal_ = words;
    if (refusals_in_a_row_ < most_refusals_in_a_row) return;
    throw Error(
        ErrorKind::protocol,
        fmt::format("the site refused {} punches in a row with the same words: {}", refusals_in_a_row_,
                    words),
        "they wait and are tried again once a day; put right what the site says, then: zksync push --retry");
}

} // namespace zksync
