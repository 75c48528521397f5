#include "exit_codes.hpp"
#include "site_asker.hpp"
#include "why_report.hpp"

namespace zksync {
namespace {

/// An end that cannot be asked is part of the answer.
WhyReport ask_the_site(Program& program, WhyReport report) {
    const auto names = checkins_of(report);
    if (names.empty()) return report;
    try {
        SiteAsker site(program);
        const auto stored = site.client().checkins_named(names);
        AttendanceBook attendance;
        attendance.ask(site.client(), program.output().log(""), stored);
        return with_checkins(report, stored, attendance, site.client().hidden_of(names, stored));
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
    // What lies in a journal that cannot be read, nobody knows.
    const int code = report.unreadable.empty() ? exit_codes::done : exit_code_of(ErrorKind::state);
    if (program.output().is_json()) {
        program.output().answer(why_json(report, code));
        return code;
    }
    for (const std::string& line : why_lines(report)) program.output().answer(line);
    return code;
}

} // namespace zksync
