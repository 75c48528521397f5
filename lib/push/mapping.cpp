#include "push/mapping.hpp"

#include "mapper/mapper.hpp"
#include "pass/marks.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace zksync {
namespace {

constexpr std::array by_employee{Reason::no_employee, Reason::several_employees, Reason::inactive,
                                 Reason::not_employed};

/// The IDs of the codes that wait for that reason.
std::set<EmployeeCode> waiting_for(const Pass& pass, Reason reason) {
    std::set<EmployeeCode> ids;
    for (const CodeCount& count : pass.journal.codes(PunchState::waiting, reason))
        ids.insert(pass.mapper.biometric_id(count.code));
    return ids;
}

/// Before an ID is said to be nobody's: the site must show everybody. Asked when the ID is new among
/// those, once a day while there are any, and at every pass while there was no employee at all.
void insist_on_seeing_all(const SitePass& at, EmployeeBook& employees, const std::set<EmployeeCode>& ids) {
    Journal& journal = at.pass.journal;
    std::set<EmployeeCode> nobodys;
    for (const EmployeeCode& id : ids)
        if (employees.with(id).empty()) nobodys.insert(id);
    const bool nobody_was_there = journal.value(marks::employees_at_all).has_value();
    const bool somebody_is_there = nobodys.size() < ids.size();
    if (nobody_was_there && somebody_is_there) journal.erase_value(marks::employees_at_all);
    if (nobodys.empty()) return;
    const std::set<EmployeeCode> known = waiting_for(at.pass, Reason::no_employee);
    const bool is_new = !std::ranges::includes(known, nobodys);
    const Moment now = at.pass.clock.now();
    const auto last = marks::moment(journal, marks::employees_look);
    const bool due = is_new || (nobody_was_there && !somebody_is_there) || !last ||
                     is_past(*last, std::chrono::days{1}, now);
    if (!due) return;
    const EmployeeView& view = employees.insist_on_seeing_all(at.client, at.pass.config.site.url);
    marks::set_moment(journal, marks::employees_look, now);
    if (view.permissions.empty()) {
        journal.erase_value(marks::employees_confined);
    } else {
        journal.set_value(marks::employees_confined, list_of_permissions(view));
    }
    if (view.total == 0) {
        journal.set_value(marks::employees_at_all, "none");
    } else if (nobody_was_there) {
        journal.erase_value(marks::employees_at_all);
    }
}

} // namespace

void ask_for_waiting(const SitePass& at, EmployeeBook& employees) {
    const Pass& pass = at.pass;
    std::set<EmployeeCode> ids;
    for (const Reason reason : by_employee) ids.merge(waiting_for(pass, reason));
    employees.ask(at.client, std::vector(ids.begin(), ids.end()));
    insist_on_seeing_all(at, employees, ids);

    Journal::Transaction transaction(pass.journal);
    pass.journal.for_each(PunchState::waiting, [&](const JournalRow& row) {
        if (row.judgement.reason == Reason::refused) return;
        const auto mapped =
            pass.mapper.map(row.punch, employees.with(pass.mapper.biometric_id(row.punch.code)));
        const Judgement* waits = std::get_if<Judgement>(&mapped);
        if (waits && *waits == row.judgement) return;
        pass.journal.set_judgement(row.seq, waits ? *waits : Judgement{}, pass.clock.now());
    });
    transaction.commit();
}

std::vector<Delivery> map_rows(const SitePass& at, EmployeeBook& employees,
                               const std::vector<JournalRow>& rows) {
    const Pass& pass = at.pass;
    std::set<EmployeeCode> ids;
    for (const JournalRow& row : rows) ids.insert(pass.mapper.biometric_id(row.punch.code));
    employees.ask(at.client, std::vector(ids.begin(), ids.end()));
    insist_on_seeing_all(at, employees, ids);

    const LocalTime now = pass.mapper.device_now(pass.clock.now());
    std::vector<Delivery> deliveries;
    Journal::Transaction transaction(pass.journal);
    for (const JournalRow& row : rows) {
        // A row that was in doubt may have taken a correction since it was judged.
        const Judgement judged =
            row.released ? pass.mapper.judge_released(row.punch, now) : pass.mapper.judge(row.punch, now);
        if (judged.state != PunchState::pending) {
            pass.journal.set_judgement(row.seq, judged, pass.clock.now());
            continue;
        }
        auto mapped = pass.mapper.map(row.punch, employees.with(pass.mapper.biometric_id(row.punch.code)));
        if (const auto* waits = std::get_if<Judgement>(&mapped)) {
            pass.journal.set_judgement(row.seq, *waits, pass.clock.now());
            continue;
        }
        deliveries.push_back(
            {row.seq, std::get<Checkin>(std::move(mapped)), row.punch.code, {}, row.in_flight.has_value()});
    }
    transaction.commit();
    return deliveries;
}

} // namespace zksync
