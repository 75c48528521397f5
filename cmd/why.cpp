#include "exit_codes.hpp"
#include "frappe/find_checkins.hpp"
#include "site_asker.hpp"
#include "why_report.hpp"

#include <algorithm>

namespace zksync {
namespace {

/// The name alone does not tell that a punch is gone: of two in its second, the other one may have stayed.
WhyReport look_for_gone(FrappeClient& client, const Log& log, AttendanceBook& attendance, WhyReport report) {
    const bool gone = std::ranges::any_of(
        report.stories, [](const PunchStory& story) { return story.counted == Counted::gone; });
    if (!gone) return report;
    const EmployeeCode code = report.code.bare();
    auto owners = client.employees_with({&code, 1});
    std::erase_if(owners, [&](const Employee& owner) { return owner.biometric_id != code; });
    const CheckinsFound found = find_checkins(client, seconds_of_gone(report, owners));
    std::vector<StoredCheckin> there;
    for (const auto& [second, checkins] : found) there.insert(there.end(), checkins.begin(), checkins.end());
    attendance.ask(client, log, there);
    return with_what_stands_there(std::move(report), owners, found, attendance);
}

/// An end that cannot be asked is part of the answer.
WhyReport ask_the_site(Program& program, WhyReport report) {
    const auto names = checkins_of(report);
    if (names.empty()) return report;
    try {
        SiteAsker site(program);
        const auto stored = site.client().checkins_named(names);
        AttendanceBook attendance;
        attendance.ask(site.client(), program.output().log(""), stored);
        return look_for_gone(
            site.client(), program.output().log(""), attendance,
            with_checkins(report, stored, attendance, site.client().hidden_of(names, stored)));
    } catch (const Error& error) {
        report.site_problem = error.what();
        return report;
    }
}

} // namespace

int run_why(Program& program) {
    const Options& options = program.options();
    const WhyReport report =
        ask_the_site(program, punches_on_day(program.config(), program.state_to_read(),
                                             EmployeeCode{options.employee_code}, options.date.value()));
    if (program.output().is_json()) {
        program.output().answer(why_json(report));
        return exit_codes::done;
    }
    for (const std::string& line : why_lines(report)) program.output().answer(line);
    return exit_codes::done;
}

} // namespace zksync
