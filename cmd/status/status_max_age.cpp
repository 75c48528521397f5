#include "lookback/stale.hpp"
#include "output/exit_codes.hpp"
#include "pass/times.hpp"
#include "status/status_report.hpp"
#include "util/log.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

std::string sentence(const StaleDevice& device, Moment now) {
    if (!device.problem.empty()) return printable(device.problem);
    const std::string since =
        device.last_success ? fmt::format("the last run or pull that went well was {} ({})",
                                          ago(*device.last_success, now), host_text(*device.last_success))
                            : std::string("no run or pull has ever gone well");
    return device.last_error.empty() ? since : fmt::format("{}: {}", since, printable(device.last_error));
}

std::string document(const std::vector<StaleDevice>& devices, int exit_code) {
    json::Writer json;
    json.begin_object().key("stale").begin_array();
    for (const StaleDevice& device : devices) {
        json.begin_object().member("device", device.device).key("last_success");
        device.last_success ? json.value(utc_text(*device.last_success)) : json.null();
        json.text_or_null("last_error", device.last_error);
        json.text_or_null("problem", device.problem);
        json.end_object();
    }
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace

int tell_stale_devices(const Output& output, const StatusQuestion& question, std::chrono::seconds max_age,
                       Moment now) {
    const auto stale = stale_devices(question, max_age, now);
    const bool readable =
        std::ranges::all_of(stale, [](const StaleDevice& device) { return device.problem.empty(); });
    int code = stale.empty() ? exit_codes::done : exit_codes::found_something;
    if (!readable) code = exit_code_of(ErrorKind::state);
    if (output.is_json()) {
        output.answer(document(stale, code));
        return code;
    }
    for (const StaleDevice& device : stale)
        output.answer_in_words(fmt::format("{}: {}", device.device, sentence(device, now)));
    return code;
}

} // namespace zksync
