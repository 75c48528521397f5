#include "core/waiting_reasons.hpp"
#include "lookback/advice.hpp"
#include "mapper/mapper.hpp"
#include "notify/looked.hpp"
#include "pass/times.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace zksync::notify {
namespace {

/// A code that waits for one reason, on whatever devices.
struct WaitingCode {
    Reason reason;
    EmployeeCode code, id;
    std::string spelled, words; ///< of the site, for a refusal
    std::int64_t rows = 0;
    std::optional<LocalTime> oldest;
    std::vector<std::string> devices;
};
/// By the key under which a journal remembers what was said of it.
using WaitingCodes = std::map<std::string, WaitingCode>;

std::string key_of(Reason reason, const std::string& spelled) {
    return fmt::format("{} {}", to_text(reason), spelled);
}

void add_codes(const LookedAt& at, const WaitingStatus& waiting, const Mapper& mapper, WaitingCodes& all) {
    const auto words_to = [&](const EmployeeCode& code) {
        const auto found = at.refusals.find(code);
        const bool has_words = waiting.reason == Reason::refused && found != at.refusals.end();
        return has_words ? found->second : std::string();
    };
    for (const CodeCount& count : waiting.codes) {
        const std::string spelled = mapper.spelled(count.code);
        const auto [found, is_new] =
            all.emplace(key_of(waiting.reason, spelled), WaitingCode{waiting.reason,
                                                                     count.code.bare(),
                                                                     mapper.biometric_id(count.code),
                                                                     spelled,
                                                                     words_to(count.code.bare()),
                                                                     0,
                                                                     count.oldest,
                                                                     {}});
        WaitingCode& code = found->second;
        code.rows += count.rows;
        if (count.oldest && (!code.oldest || *count.oldest < *code.oldest)) code.oldest = count.oldest;
        code.devices.push_back(at.device.name);
    }
}

std::string title_of(const WaitingCode& code) {
    switch (code.reason) {
    case Reason::no_employee:
        return fmt::format("code {} waits: nobody on the site has it", code.spelled);
    case Reason::several_employees:
        return fmt::format("code {} waits: several employees have it", code.spelled);
    case Reason::inactive:
        return fmt::format("code {} waits: the employee is Inactive", code.spelled);
    case Reason::not_employed:
        return fmt::format("code {} waits: not employed on that day", code.spelled);
    case Reason::refused:
        return fmt::format("code {} waits: the site refuses it", code.spelled);
    case Reason::no_code:
        return fmt::format("{} waits: nobody knows whose code that is", code.spelled);
    default:
        return fmt::format("code {} waits", code.spelled);
    }
}

std::string what_waits(const WaitingCode& code) {
    std::string text = fmt::format("{} on {}", punches_text(code.rows), fmt::join(code.devices, ", "));
    if (code.oldest)
        text += fmt::format("{} of {}", code.rows == 1 ? "," : ", the oldest", code.oldest->text());
    if (!code.words.empty()) text += fmt::format("; the site says: {}", printable(code.words));
    return text;
}

/// As the form of an Employee has it, where it is Frappe's own.
std::string name_of_field(const std::string& field) {
    return field == SiteConfig{}.employee_field ? "Attendance Device ID (" + field + ")" : field;
}

std::string what_to_do_about(const WaitingCode& code, const std::string& employee_field) {
    if (code.reason == Reason::refused) {
        return fmt::format("put right what the site says; it is tried again once a day by itself, or at "
                           "once by: zksync push --device {} --retry",
                           code.devices.front());
    }
    JournalRow row;
    row.punch.code = code.code;
    row.judgement = {PunchState::waiting, code.reason, {}};
    return what_to_do(row, {code.devices.front(), name_of_field(employee_field), code.id, {}});
}

Matter matter_of_code(const std::string& key, const WaitingCode& code, const Looked& all) {
    Matter matter = matter_of(Reader::hr, {"", "waiting", "", key}, printable(title_of(code)));
    matter.what = what_waits(code);
    matter.to_do = what_to_do_about(code, all.config.site.employee_field);
    matter.devices = code.devices;
    return matter;
}

/// A site that shows no employee at all is one matter, not one for every code.
Matter matter_of_nobody(std::int64_t rows, std::vector<std::string> devices, const Looked& all) {
    Matter matter =
        matter_of(Reader::admin, {"", "nobody", "", ""}, "the site shows zksync no employee at all");
    matter.what =
        fmt::format("{} on {} wait for their employees", punches_text(rows), fmt::join(devices, ", "));
    matter.to_do = fmt::format("create the Employees with their {}, and see that the API key's user has no "
                               "User Permissions: zksync auth",
                               name_of_field(all.config.site.employee_field));
    matter.devices = std::move(devices);
    return matter;
}

bool is_of_waiting(std::optional<Reason> reason) {
    return reason && std::ranges::find(waiting_reasons, *reason) != waiting_reasons.end();
}

/// What a pass that is at work now has in its hands, the one before has said that it waits.
void add_those_in_hand(const LookedAt& at, const WaitingCodes& codes, std::vector<Matter>& matters) {
    for (const Said& said : at.said.at("news")) {
        const auto space = said.key.find(' ');
        if (!is_of_waiting(reason_from(said.key.substr(0, space))) || said.text.empty()) continue;
        const bool is_of_all = said.key.ends_with(" at all");
        const bool is_known =
            codes.contains(said.key) ||
            std::ranges::any_of(matters, [&](const Matter& matter) { return matter.id.key == said.key; });
        if (is_of_all || is_known) continue;
        Matter matter = matter_of(Reader::hr, {"", "waiting", "", said.key},
                                  printable(fmt::format("code {} waits", said.key.substr(space + 1))));
        matter.what = said.text;
        matter.devices = {at.device.name};
        matters.push_back(std::move(matter));
    }
}

} // namespace

std::vector<Matter> waiting_matters(const Looked& all) {
    WaitingCodes codes;
    std::int64_t of_nobody = 0;
    std::vector<std::string> nobody_on;
    for (const LookedAt& at : all.devices) {
        const Mapper mapper(at.device, all.config.site);
        for (const WaitingStatus& waiting : at.status.waiting) {
            if (waiting.rows == 0) continue;
            if (waiting.reason == Reason::no_employee && at.sees_nobody) {
                of_nobody += waiting.rows;
                nobody_on.push_back(at.device.name);
            } else {
                add_codes(at, waiting, mapper, codes);
            }
        }
    }
    std::vector<Matter> matters;
    for (const auto& [key, code] : codes) matters.push_back(matter_of_code(key, code, all));
    for (const LookedAt& at : all.devices) add_those_in_hand(at, codes, matters);
    if (of_nobody > 0) matters.push_back(matter_of_nobody(of_nobody, nobody_on, all));
    return matters;
}

} // namespace zksync::notify
