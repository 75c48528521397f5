#include "push/push.hpp"

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/rejudge.hpp"
#include "push/attendance_check.hpp"
#include "push/blocked.hpp"
#include "push/look.hpp"
#include "push/settle.hpp"
#include "util/lock_file.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace zksync {
namespace {

constexpr int chunk_rows = 1'000;
constexpr std::chrono::minutes site_lock_wait{10};
constexpr std::chrono::milliseconds between_chunks{250};
constexpr std::chrono::days between_refusals{1};

constexpr std::array by_employee{Reason::no_employee, Reason::several_employees, Reason::inactive,
                                 Reason::not_employed};

std::int64_t rows_in(const Journal& journal, PunchState state) {
    std::int64_t rows = 0;
    for (const StateCount& count : journal.counts()) {
        if (count.state == state) rows += count.rows;
    }
    return rows;
}

std::optional<LockFile> lock_site(const SitePaths& paths) {
    auto lock = LockFile::acquire(paths.lock, site_lock_wait);
    if (lock) return lock;
    throw Error(
        ErrorKind::locked,
        fmt::format("another device's pass (PID {}) has been writing to the site for more than {} minutes",
                    LockFile::holder(paths.lock).pid, site_lock_wait.count()),
        "the punches stay in the journal; the next pass sends them");
}

} // namespace

Push::Push(const Pass& pass, FrappeClient& client, SitePaths paths, std::string key_fingerprint)
    : pass_(pass), client_(client), paths_(std::move(paths)), key_fingerprint_(std::move(key_fingerprint)),
      courier_(pass.config.site.batch, pass.clock.since_boot() + pass.device.max_time) {}

const PushReport& Push::report() {
    report_.waiting = rows_in(pass_.journal, PunchState::waiting);
    report_.in_doubt = rows_in(pass_.journal, PunchState::in_doubt);
    report_.pending = rows_in(pass_.journal, PunchState::pending);
    report_.requests = client_.requests();
    return report_;
}

void Push::run(const PushOptions& options) {
    bind_site(pass_, options.site);
    rejudge(pass_);
    take_due_refusals(options);
    if (!has_work()) return;
    // Between chunks the site's lock is free for longer than those who wait for it need to see that.
    while (push_chunk(options) == More::yes) {
        if (!options.rehearse) signals::sleep_for(between_chunks);
    }
    if (options.rehearse) tell_what_waits(options);
}

/// A refusal that is not due again is nobody's work; everything else that is not delivered is.
bool Push::has_work() const {
    for (const StateCount& count : pass_.journal.counts()) {
        if (count.rows == 0) continue;
        if (count.state == PunchState::pending || count.state == PunchState::in_doubt) return true;
        if (count.state == PunchState::waiting && count.reason != Reason::refused) return true;
    }
    return false;
}

void Push::take_due_refusals(const PushOptions& options) {
    const Moment now = pass_.clock.now();
    Journal::Transaction transaction(pass_.journal);
    pass_.journal.for_each(PunchState::waiting, [&](const JournalRow& row) {
        if (row.judgement.reason != Reason::refused) return;
        const bool due = options.refused == PushOptions::Refused::now || !row.tried_at ||
                         is_past(*row.tried_at, between_refusals, now);
        if (due) pass_.journal.set_judgement(row.seq, {PunchState::pending, Reason::none, ""}, now);
    });
    transaction.commit();
}

Push::More Push::push_chunk(const PushOptions& options) {
    const bool rehearsing = static_cast<bool>(options.rehearse);
    const auto lock = rehearsing ? std::nullopt : lock_site(paths_);
    SiteFile site(paths_.file);
    const SitePass at{pass_, client_, site, key_fingerprint_, report_, shift_marks_};
    stop_if_blocked(at);
    if (!rehearsing && settle(at) == Settling::later) return More::no;
    if (rehearsing && !asked_for_waiting_ &&
        (site.under_way() || rows_in(pass_.journal, PunchState::in_doubt) > 0)) {
        pass_.log.warning(
            "the answer to a write was lost: a real pass settles that before it sends anything");
    }
    if (!asked_for_waiting_) ask_for_waiting(at);
    return push_rows(at, options);
}

/// What waits for an employee is asked for at every pass, and delivered by itself once the site has one.
void Push::ask_for_waiting(const SitePass& at) {
    asked_for_waiting_ = true;
    std::set<EmployeeCode> codes;
    for (const Reason reason : by_employee) {
        for (CodeCount& count : pass_.journal.codes(PunchState::waiting, reason))
            codes.insert(std::move(count.code));
    }
    employees_.ask(client_, std::vector(codes.begin(), codes.end()));

    Journal::Transaction transaction(pass_.journal);
    pass_.journal.for_each(PunchState::waiting, [&](const JournalRow& row) {
        if (row.judgement.reason == Reason::refused) return;
        const auto mapped = pass_.mapper.map(row.punch, employees_.with(row.punch.code));
        const Judgement* waits = std::get_if<Judgement>(&mapped);
        if (waits && *waits == row.judgement) return;
        pass_.journal.set_judgement(row.seq, waits ? *waits : Judgement{}, at.pass.clock.now());
    });
    transaction.commit();
}

Push::More Push::push_rows(const SitePass& at, const PushOptions& options) {
    const std::vector<JournalRow> rows = pass_.journal.rows(PunchState::pending, Reason::none, chunk_rows);
    if (rows.empty()) {
        if (!options.rehearse) look_for_skipped(at);
        return More::no;
    }
    auto deliveries = one_a_second(map_rows(rows));
    deliveries = leave_out_what_the_site_has(at, std::move(deliveries));
    if (options.rehearse) {
        pretend(deliveries, rows, options);
        return More::yes;
    }
    deliveries = rehearse_when_due(at, std::move(deliveries));
    // What was tried before goes last, and alone: should it be what the site chokes on, it delays nothing
    // else.
    std::ranges::stable_partition(deliveries,
                                  [](const Delivery& delivery) { return !delivery.tried_before; });
    const bool done = courier_.deliver(at, deliveries);
    pass_.show("sending", report_.sent, report_.sent + rows_in(pass_.journal, PunchState::pending));
    if (!done) {
        pass_.log.info(fmt::format("max_time is over: {} punches stay for the next pass",
                                   rows_in(pass_.journal, PunchState::pending)));
    }
    return done ? More::yes : More::no;
}

std::vector<Delivery> Push::map_rows(const std::vector<JournalRow>& rows) {
    std::vector<EmployeeCode> codes;
    for (const JournalRow& row : rows) codes.push_back(row.punch.code);
    employees_.ask(client_, codes);

    const LocalTime now = pass_.mapper.device_now(pass_.clock.now());
    std::vector<Delivery> deliveries;
    Journal::Transaction transaction(pass_.journal);
    for (const JournalRow& row : rows) {
        // A row that was in doubt may have taken a correction since it was judged.
        const Judgement judged =
            row.released ? pass_.mapper.judge_released(row.punch, now) : pass_.mapper.judge(row.punch, now);
        if (judged.state != PunchState::pending) {
            pass_.journal.set_judgement(row.seq, judged, pass_.clock.now());
            continue;
        }
        auto mapped = pass_.mapper.map(row.punch, employees_.with(row.punch.code));
        if (const auto* waits = std::get_if<Judgement>(&mapped)) {
            pass_.journal.set_judgement(row.seq, *waits, pass_.clock.now());
            continue;
        }
        deliveries.push_back(
            {row.seq, std::get<Checkin>(std::move(mapped)), row.punch.code, {}, row.in_flight.has_value()});
    }
    transaction.commit();
    return deliveries;
}

/// After a rehearsal the site is looked at again: the write of a forgotten journal may have ended meanwhile,
/// and some sites commit a rehearsal.
std::vector<Delivery> Push::rehearse_when_due(const SitePass& at, std::vector<Delivery> deliveries) {
    if (deliveries.empty() || rehearsed_) return deliveries;
    const std::string fingerprint = rehearsal_fingerprint(at);
    if (!needs_rehearsal(at, fingerprint)) {
        courier_.set_confidence(Confidence::seen, fingerprint);
    } else {
        courier_.set_confidence(rehearse(at, deliveries, fingerprint), fingerprint);
        deliveries = leave_out_what_the_site_has(at, std::move(deliveries));
    }
    rehearsed_ = fingerprint;
    return deliveries;
}

/// In a rehearsed pass: the punches that would not go, at its end.
void Push::tell_what_waits(const PushOptions& options) const {
    for (const PunchState state : {PunchState::waiting, PunchState::in_doubt}) {
        pass_.journal.for_each(state, [&](const JournalRow& row) { options.rehearse(row, row.judgement); });
    }
}

/// In a rehearsed pass what would go counts as gone, so that the next chunk comes.
void Push::pretend(const std::vector<Delivery>& deliveries, const std::vector<JournalRow>& rows,
                   const PushOptions& options) {
    std::map<std::int64_t, const JournalRow*> by_seq;
    for (const JournalRow& row : rows) by_seq[row.seq] = &row;
    for (const Delivery& delivery : deliveries) {
        options.rehearse(*by_seq.at(delivery.seq), delivery.checkin);
        pass_.journal.set_delivered(delivery.seq, PunchState::sent, "", pass_.clock.now());
        ++report_.sent;
        for (const std::int64_t follower : delivery.followers) {
            pass_.journal.set_delivered(follower, PunchState::duplicate, "", pass_.clock.now());
            ++report_.duplicate;
        }
        by_seq.erase(delivery.seq);
    }
    for (const auto& [seq, row] : by_seq) {
        const auto now = pass_.journal.row(seq);
        if (now && now->judgement.state == PunchState::duplicate) options.rehearse(*row, now->judgement);
    }
}

} // namespace zksync
