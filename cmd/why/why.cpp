#include "frappe/find_checkins.hpp"
#include "output/exit_codes.hpp"
#include "site_asker.hpp"
#include "why/why_report.hpp"

namespace zksync {
namespace {

/// The name alone does not tell that a punch is gone: of two in its second, the other one may have stayed.
WhyReport look_for_gone(FrappeClient& client, const Log& log, AttendanceBook& attendance, WhyReport report) {
    const auto seconds = seconds_of_gone(report);
    if (seconds.empty()) return report;
    const CheckinsFound found = find_checkins(client, seconds);
    std::vector<StoredCheckin> there;
    for (const auto& [second, checkins] : found) there.insert(there.end(), checkins.begin(), checkins.end());
    attendance.ask(client, log, there);
    return with_what_stands_there(std::move(report), found, attendance);
}

/// An end that cannot be asked is part of the answer.
WhyReport ask_the_site(const Program& program, SiteAsker& site, WhyReport report) {
    try {
        for (Employee& stranger : site.client().employees_named(strangers_in(report)))
            report.people.push_back(std::move(stranger));
        const auto names = checkins_of(report);
        if (names.empty()) return report;
        const auto stored = site.client().checkins_named(names);
        AttendanceBook attendance;
        attendance.ask(site.client(), program.output().log(""), stored);
        return look_for_gone(
            site.client(), program.output().log(""), attendance,
            with_checkins(report, stored, attendance, site.client().hidden_of(names, stored)));
    } catch (const Error& error) {
        report.site_problem = error;
        return report;
    }
}

WhyReport look(Program& program) {
    const Options& options = program.options();
    SiteAsker site(program);
    WhyReport report =
        punches_on_day(program.config(), program.state_to_read(),
                       who_is(site.client(), program.config(), options.whom, options.date.value()));
    if (report.site_problem) return report;
    if (report.stories.empty() && report.people.empty())
        return insisting_on_everybody(site.client(), program.config(), std::move(report));
    return ask_the_site(program, site, std::move(report));
}

/// What lies in a journal that cannot be read, nobody knows; who is called so, only the site.
int code_of(const WhyReport& report) {
    if (!report.unreadable.empty()) return exit_code_of(ErrorKind::state);
    const bool is_answered = !report.stories.empty() || report.is_known_code || !report.site_problem;
    return is_answered ? exit_codes::done : exit_code_of(report.site_problem->kind());
}

} // namespace

int run_why(Program& program) {
    const WhyReport report = look(program);
    const int code = code_of(report);
    if (program.output().is_json()) {
        program.output().answer(why_json(report, code));
        return code;
    }
    for (const std::string& line : why_lines(report, program.config()))
        program.output().answer_in_words(line);
    return code;
}

} // namespace zksync
