#include "output/exit_codes.hpp"
#include "passes/device_pass.hpp"
#include "site_asker.hpp"
#include "status/status_report.hpp"

namespace zksync {
namespace {

std::vector<const DeviceConfig*> asked_for(const Program& program) {
    if (program.options().device) return {&program.device()};
    return program.config().all_devices();
}

/// What waits or failed is no failure of this command; state that cannot be read is.
int code_of(const StatusReport& report) {
    const bool readable = report.is_complete() && report.site_problem.empty();
    return readable ? exit_codes::done : exit_code_of(ErrorKind::state);
}

/// An end that cannot be asked is part of the answer.
void ask_the_site(Program& program, StatusReport& report) {
    if (report.shifts.empty()) return;
    try {
        SiteAsker site(program);
        ask_for_marks(site.client(), report);
    } catch (const Error& error) {
        report.not_asked = error.what();
    }
}

} // namespace

int run_status(Program& program) {
    const StatusQuestion question{program.config(), program.journals(), asked_for(program)};
    if (const auto max_age = program.options().max_age)
        return tell_stale_devices(program.output(), question, *max_age, program.clock().now());
    StatusReport report = read_status(question, program.clock());
    ask_the_site(program, report);
    if (program.output().is_json()) {
        program.output().answer(status_json(report, code_of(report)));
        return code_of(report);
    }
    const Output& output = program.output();
    const Length length = program.options().device ? Length::whole : Length::screen;
    for (const std::string& line : status_lines(report, program.config(), length, output.answer_width()))
        output.answer_in_words(line);
    return code_of(report);
}

} // namespace zksync
