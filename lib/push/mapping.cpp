#include "push/mapping.hpp"

#include "mapper/mapper.hpp"

#include <array>
#include <set>

namespace zksync {
namespace {

constexpr std::array by_employee{Reason::no_employee, Reason::several_employees, Reason::inactive,
                                 Reason::not_employed};

} // namespace

void ask_for_waiting(const SitePass& at, EmployeeBook& employees) {
    const Pass& pass = at.pass;
    std::set<EmployeeCode> codes;
    for (const Reason reason : by_employee) {
        for (const CodeCount& count : pass.journal.codes(PunchState::waiting, reason))
            codes.insert(count.code.bare());
    }
    employees.ask(at.client, std::vector(codes.begin(), codes.end()));

    Journal::Transaction transaction(pass.journal);
    pass.journal.for_each(PunchState::waiting, [&](const JournalRow& row) {
        if (row.judgement.reason == Reason::refused) return;
        const auto mapped = pass.mapper.map(row.punch, employees.with(row.punch.code.bare()));
        const Judgement* waits = std::get_if<Judgement>(&mapped);
        if (waits && *waits == row.judgement) return;
        pass.journal.set_judgement(row.seq, waits ? *waits : Judgement{}, pass.clock.now());
    });
    transaction.commit();
}

std::vector<Delivery> map_rows(const SitePass& at, EmployeeBook& employees,
                               const std::vector<JournalRow>& rows) {
    const Pass& pass = at.pass;
    std::vector<EmployeeCode> codes;
    for (const JournalRow& row : rows) codes.push_back(row.punch.code.bare());
    employees.ask(at.client, codes);

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
        auto mapped = pass.mapper.map(row.punch, employees.with(row.punch.code.bare()));
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
