#include "lookback/advice.hpp"

#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>

namespace zksync {

std::string what_to_do(const JournalRow& row, const AdviceContext& context) {
    const std::string code = printable(row.punch.code.bare().value), id = printable(context.id.value);
    const auto then_by_itself = [](std::string_view what) {
        return fmt::format("{}; it is delivered by itself then", what);
    };
    switch (row.judgement.reason) {
    case Reason::no_employee:
        return then_by_itself(
            fmt::format("write {} into {} of the Employee whose code it is", id, context.employee_field));
    case Reason::several_employees:
        return then_by_itself(fmt::format("leave {} in {} of one Employee only", id, context.employee_field));
    case Reason::inactive:
        return then_by_itself("activate the employee, or give the code to who uses it now");
    case Reason::not_employed:
        return then_by_itself(
            "correct the date of joining or the relieving date, or give the code to who uses it now");
    case Reason::refused:
        return fmt::format("put right what the site says, then: zksync push --device {} --retry",
                           context.device);
    case Reason::ignore_list:
        return fmt::format("if it is somebody's, take {} off `ignore` of [device.{}]", code, context.device);
    case Reason::terminal_ignored:
        return fmt::format(
            "if it is somebody's, take `ignore` off the terminal {0} of [device.{1}], or add it to "
            "`terminals` where that lists others",
            printable(row.punch.terminal), context.device);
    case Reason::unusable_time:
    case Reason::before_2015:
    case Reason::ahead:
        return fmt::format("{}: zksync push --device {} --release {}",
                           context.release.came_at
                               ? fmt::format("with when it was in the place of {}", time_to_fill_in)
                               : "if that is when it was",
                           context.device, in_shell_quotes(context.release.argument));
    case Reason::no_code:
        if (row.judgement.state != PunchState::waiting) break;
        return then_by_itself(fmt::format(
            "enrol the person at the terminal again, or say whose the punches are: \"{}\" = \"CODE\" in "
            "[device.{}.codes]",
            code, context.device));
    case Reason::none:
    case Reason::before_since:
    case Reason::double_tap:
        break;
    }
    return "";
}

std::string advice_on_gone() { return "if that was a mistake, enter it on the site by hand"; }

std::string advice_on_no_shift() {
    return "assign a shift for that day, then let the site look for it again: in the list of Employee "
           "Checkin, tick it, Actions, Fetch Shifts";
}

} // namespace zksync
