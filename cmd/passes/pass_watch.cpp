#include "passes/pass_watch.hpp"

#include "journal/site_file.hpp"
#include "output/exit_codes.hpp"
#include "output/syslog_line.hpp"
#include "pass/said.hpp"
#include "passes/metrics_file.hpp"
#include "passes/report_file.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

/// Many devices one after the other: the file is not written for each of them.
constexpr std::chrono::seconds between_metrics{10};

const std::string all_devices; ///< whose ping it is, where it is that of the whole command

/// One that found another pass at work has done nothing, and nobody waits to hear of it.
bool did_nothing(const PassOutcome& outcome) {
    return outcome.was_paused || (outcome.exit_code == exit_code_of(ErrorKind::locked) && !outcome.had_lock);
}

/// Those that did nothing are no part of how a command went.
int exit_code_of_those_at_work(const std::vector<PassOutcome>& outcomes) {
    std::vector<int> codes;
    for (const PassOutcome& outcome : outcomes)
        if (!did_nothing(outcome)) codes.push_back(outcome.exit_code);
    return exit_code_of_all(codes);
}

std::string words_of(const std::string& device, const Error& error) {
    return fmt::format("zksync: {}{}{}\n", device, device.empty() ? "" : ": ", error.what());
}

/// Where nothing was said, which is so of a site that others kept busy: why it failed all the same.
std::string said_or_error(const std::string& said, const PassOutcome& outcome) {
    return said.empty() && outcome.error ? words_of(outcome.device, *outcome.error) : said;
}

} // namespace

bool PassWatch::pings() const { return halves_ == Halves::both && !program_.options().dry_run; }

bool PassWatch::is_told(const PassOutcome& outcome) const { return pings() && !did_nothing(outcome); }

void PassWatch::began(const DeviceConfig& device) {
    at_work_ = device.name;
    if (!pings()) return;
    const auto& url = program_.config().monitor.ping_url;
    const bool is_first = pings_.is_first();
    if (url && is_first) pings_.tell(all_devices, *url, PingEvent::start, "");
    if (device.ping_url) pings_.tell(device.name, *device.ping_url, PingEvent::start, "");
}

void PassWatch::leave_a_line(const DeviceConfig& device, const PassOutcome& outcome) const {
    if (program_.options().syslog && !program_.options().dry_run)
        send_to_syslog(outcome, syslog_line(outcome, undelivered(program_, device.name)));
}

void PassWatch::lost(const DeviceConfig& device, const PassOutcome& outcome) {
    leave_a_line(device, outcome);
    if (!is_told(outcome) || !device.ping_url) return;
    const std::string words = words_of(device.name, *outcome.error);
    if (signals::raised() != 0) return pings_.tell_of_signal(device.name, *device.ping_url, words);
    ping_end(device.name, *device.ping_url, outcome.exit_code, words);
}

void PassWatch::ended(const DeviceConfig& device, const PassOutcome& outcome) {
    leave_a_line(device, outcome);
    if (is_told(outcome) && device.ping_url) {
        ping_end(device.name, *device.ping_url, outcome.exit_code,
                 said_or_error(program_.output().said_since(said_before_), outcome));
    }
    at_work_.reset();
}

void PassWatch::one_ended() {
    if (program_.options().dry_run) return;
    const bool is_due = !metrics_written_ || Steady::now() - *metrics_written_ >= between_metrics;
    if (is_due && program_.devices().size() > 1) write_metrics(When::between_passes);
}

void PassWatch::all_ended(const std::vector<PassOutcome>& outcomes) {
    if (program_.options().dry_run) return;
    write_metrics(When::at_the_end);
    const auto& url = program_.config().monitor.ping_url;
    const auto failed = std::ranges::find_if(outcomes, [&](const PassOutcome& outcome) {
        return is_told(outcome) && outcome.exit_code != exit_codes::done;
    });
    const std::string said = program_.output().said_since(0);
    if (url && std::ranges::any_of(outcomes, [&](const PassOutcome& outcome) { return is_told(outcome); }))
        ping_end(all_devices, *url, exit_code_of_those_at_work(outcomes),
                 failed == outcomes.end() ? said : said_or_error(said, *failed));
    write_report();
    tell_troubles();
}

void PassWatch::interrupted(const DeviceConfig& device, const Error& how) {
    if (!pings() || at_work_ != device.name || !device.ping_url) return;
    pings_.tell_of_signal(device.name, *device.ping_url,
                          program_.output().said_since(said_before_) + words_of(device.name, how));
}

void PassWatch::all_interrupted(const Error& how) {
    const auto& url = program_.config().monitor.ping_url;
    if (!pings() || !url || !pings_.has_begun()) return;
    pings_.tell_of_signal(all_devices, *url, program_.output().said_since(0) + words_of("", how));
}

void PassWatch::ping_end(const std::string& whose, const std::string& url, int exit_code,
                         const std::string& body) {
    if (exit_code == exit_codes::done) return pings_.tell(whose, url, PingEvent::success, "");
    pings_.tell(whose, url, PingEvent::failure, body);
}

void PassWatch::write_metrics(When when) {
    const auto& file = program_.config().monitor.metrics_file;
    if (!file) return;
    try {
        if (when == When::between_passes) {
            Journals for_now(
                program_.state_to_read()); // processes may be begun that must not inherit an open one
            write_metrics_file(program_, for_now, *file);
        } else {
            write_metrics_file(program_, program_.journals(), *file);
        }
        pings_.findings.went_well.insert("metrics");
        pings_.findings.troubles.erase("metrics");
    } catch (const Error& error) {
        pings_.findings.troubles["metrics"] = fmt::format("cannot write the metrics: {}", error.what());
    }
    metrics_written_ = Steady::now();
}

void PassWatch::write_report() {
    const auto& file = program_.config().monitor.report_file;
    if (!file) return;
    try {
        write_report_file(program_, *file);
        pings_.findings.went_well.insert("report");
    } catch (const Error& error) {
        pings_.findings.troubles["report"] = fmt::format("cannot write the report: {}", error.what());
    }
}

bool PassWatch::is_wanted() const {
    const auto& config = program_.config();
    return config.monitor.ping_url || config.monitor.metrics_file || config.monitor.report_file ||
           std::ranges::any_of(config.devices,
                               [](const DeviceConfig& device) { return device.ping_url.has_value(); });
}

/// By the memory of things said: a monitor that is away for a day is not a mail an hour. Over is only what
/// this command has seen to work: another device's has its own.
void PassWatch::tell_troubles() {
    if (!is_wanted()) return;
    constexpr std::string_view topic = "monitor";
    const Moment now = program_.clock().now();
    try {
        SiteFile site(program_.state().site(program_.config().site.url).file);
        for (const std::string& key : pings_.findings.went_well)
            if (!pings_.findings.troubles.contains(key)) note_over(site.said(), topic, key);
        for (const auto& [key, text] : pings_.findings.troubles)
            if (is_to_be_said(site.said(), topic, {key, text}, now)) program_.output().warning("", text);
    } catch (const Error&) {
        for (const auto& [key, text] : pings_.findings.troubles) program_.output().warning("", text);
    }
}

} // namespace zksync
