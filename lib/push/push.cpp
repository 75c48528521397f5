#include "push/push.hpp"

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "pass/double_taps.hpp"
#include "pass/lone_clock.hpp"
#include "pass/rejudge.hpp"
#include "push/attendance_check.hpp"
#include "push/blocked.hpp"
#include "push/doubles.hpp"
#include "push/look.hpp"
#include "push/mapping.hpp"
#include "push/settle.hpp"
#include "util/lock_file.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr int chunk_rows = 1'000;
constexpr std::chrono::minutes site_lock_wait{10};
constexpr std::chrono::milliseconds between_chunks{250};
constexpr std::chrono::days between_refusals{1};

std::int64_t rows_in(const Journal& journal, PunchState state) {
    std::int64_t rows = 0;
    for (const StateCount& count : journal.counts_to_do(state)) rows += count.rows;
    return rows;
}

bool has_any(const Journal& journal, PunchState state) {
    return !journal.rows(state, Reason::none, 1).empty();
}

/// Many devices take turns, and whoever is the last of them waits for all the others.
std::optional<LockFile> lock_site(const SitePaths& paths) {
    auto lock = LockFile::acquire_after_others(paths.lock, site_lock_wait);
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
      deadline_(pass.clock.since_boot() + pass.device.max_time), courier_(pass.config.site.batch) {}

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
    judge_double_taps(pass_);
    check_this_host();
    const bool looks_again = !options.rehearse && is_attendance_look_due(pass_);
    if (!has_work() && !looks_again) {
        if (options.rehearse) tell_what_waits(pass_, options.rehearse);
        return;
    }
    try {
        const More more = push_chunks(options);
        if (more == More::no && !options.rehearse) look_again();
    } catch (...) {
        // The journal remembers them by now, so nobody would say them later.
        late_.tell(pass_);
        throw;
    }
    late_.tell(pass_);
    if (options.rehearse) tell_what_waits(pass_, options.rehearse);
}

/// What is sent depends on what is ahead of now, and so does what was set aside.
void Push::check_this_host() {
    if (!pass_.device.lone || !is_host_in_question(pass_.journal)) return;
    const bool concerns_punches =
        has_work() || !pass_.journal.rows(PunchState::quarantined, Reason::ahead, 1).empty();
    if (!concerns_punches) return;
    client_.who_am_i();
    if (const auto site = client_.server_date()) check_host_by_site(pass_, *site, pass_.clock.now());
}

/// Between chunks the site's lock is free for longer than those who wait for it need to see that.
Push::More Push::push_chunks(const PushOptions& options) {
    for (;;) {
        const More more = push_chunk(options);
        if (more != More::yes) return more;
        if (!options.rehearse) signals::sleep_for(between_chunks);
    }
}

/// These only ask: other devices may write meanwhile.
void Push::look_again() {
    SiteFile site(paths_.file);
    const SitePass at{pass_, client_, site, key_fingerprint_, report_, attendance_, late_, deadline_};
    look_at_attendance(at);
    const auto doubles = look_for_doubles(at);
    if (!doubles) return;
    // The site's file is written under the site's lock.
    const auto lock = doubles->later.empty() ? std::nullopt : lock_site(paths_);
    conclude(at, *doubles);
}

/// A refusal that is not due again is nobody's work; everything else that is not delivered is.
bool Push::has_work() const {
    if (has_any(pass_.journal, PunchState::pending) || has_any(pass_.journal, PunchState::in_doubt))
        return true;
    return std::ranges::any_of(pass_.journal.counts_to_do(PunchState::waiting), [](const StateCount& count) {
        // Who has no code at the terminal is nobody whom the site could be asked for.
        return count.reason != Reason::refused && count.reason != Reason::no_code;
    });
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
    const auto asked = pass_.clock.since_boot();
    const auto lock = rehearsing ? std::nullopt : lock_site(paths_);
    // It is for writing, not for waiting until others have written.
    deadline_ += pass_.clock.since_boot() - asked;
    SiteFile site(paths_.file, paths_.original);
    const SitePass at{pass_, client_, site, key_fingerprint_, report_, attendance_, late_, deadline_};
    stop_if_blocked(at);
    if (!rehearsing && settle(at) == Settling::later) return More::not_now;
    // What is back from its way is judged like any other.
    judge_double_taps(pass_);
    if (rehearsing && !asked_for_waiting_ &&
        (site.under_way() || has_any(pass_.journal, PunchState::in_doubt))) {
        pass_.log.warning(
            "the answer to a write was lost: a real pass settles that before it sends anything");
    }
    if (!rehearsing && !asked_for_waiting_) forget_what_was_put_right(at);
    if (!asked_for_waiting_) ask_for_waiting(at, employees_);
    asked_for_waiting_ = true;
    return push_rows(at, options);
}

Push::More Push::push_rows(const SitePass& at, const PushOptions& options) {
    const std::vector<JournalRow> rows = pass_.journal.rows(PunchState::pending, Reason::none, chunk_rows);
    if (rows.empty()) return More::no;
    auto deliveries = one_a_second(map_rows(at, employees_, rows));
    deliveries = leave_out_what_the_site_has(at, std::move(deliveries));
    if (options.rehearse) {
        pretend(at, deliveries, rows, options.rehearse);
        return More::yes;
    }
    deliveries = rehearse_once(at, std::move(deliveries));
    // What was tried before goes last, and alone: should it be what the site chokes on, it delays nothing
    // else.
    std::ranges::stable_partition(deliveries,
                                  [](const Delivery& delivery) { return !delivery.tried_before; });
    const bool done = courier_.deliver(at, deliveries);
    const auto left = rows_in(pass_.journal, PunchState::pending);
    pass_.show("sending", report_.sent, report_.sent + left);
    if (!done) pass_.log.info(fmt::format("max_time is over: {} punches stay for the next pass", left));
    return done ? More::yes : More::not_now;
}

/// Every pass that writes rehearses: a right may have been taken away since the last one. After it the site
/// is looked at again: the write of a forgotten journal may have ended meanwhile, and some sites commit a
/// rehearsal.
std::vector<Delivery> Push::rehearse_once(const SitePass& at, std::vector<Delivery> deliveries) {
    if (deliveries.empty() || rehearsed_) return deliveries;
    courier_.set_confidence(rehearse(at, deliveries));
    rehearsed_ = true;
    return leave_out_what_the_site_has(at, std::move(deliveries));
}

} // namespace zksync
