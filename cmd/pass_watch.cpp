#include "pass_watch.hpp"

#include "device_pass.hpp"
#include "exit_codes.hpp"
#include "http/url.hpp"
#include "journal/site_file.hpp"
#include "monitor/metrics.hpp"
#include "monitor/ping.hpp"
#include "pass/said.hpp"
#include "report_file.hpp"
#include "syslog_line.hpp"
#include "util/files.hpp"
#include "util/lock_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

/// Many devices one after the other: the file is not written for each of them.
constexpr std::chrono::seconds between_metrics{10};
constexpr std::chrono::seconds patience_for_metrics{10};
constexpr std::filesystem::perms for_everybody{0644};

const std::string all_devices; ///< whose ping it is, where it is that of the whole command

/// Not the path: whoever knows it can speak for this host.
std::string host_of(const std::string& url) {
    const auto parts = http::parse_url(url);
    return parts ? parts->host : "?";
}

/// Those that did nothing are no part of how a command went.
int exit_code_of_those_at_work(const std::vector<PassOutcome>& outcomes) {
    std::vector<int> codes;
    for (const PassOutcome& outcome : outcomes)
        if (outcome.exit_code != exit_code_of(ErrorKind::locked)) codes.push_back(outcome.exit_code);
    return exit_code_of_all(codes);
}

/// Of a journal that cannot be read only that is known, and whoever watches has to see it.
DeviceMetrics unreadable(const DeviceConfig& device) {
    DeviceMetrics metrics{.device = device.name};
    metrics.counts = PassCounts{.exit_code = exit_code_of(ErrorKind::state)};
    return metrics;
}

/// What every device's journal has.
std::vector<DeviceMetrics> metrics_of_all(const Program& program) {
    std::vector<DeviceMetrics> all;
    const StateFiles files = program.state_to_read();
    for (const DeviceConfig& device : program.config().devices) {
        try {
            const auto journal = Journal::open_existing(files.journal(device.name));
            all.push_back(journal ? device_metrics(*journal, device, program.clock().now())
                                  : DeviceMetrics{.device = device.name});
        } catch (const Error&) {
            all.push_back(unreadable(device));
        }
    }
    return all;
}

} // namespace

bool PassWatch::pings() const { return halves_ == Halves::both && !program_.options().dry_run; }

void PassWatch::began(const DeviceConfig& device) {
    if (!pings()) return;
    const auto& url = program_.config().monitor.ping_url;
    if (url && begun_ == Begun::no) ping_start(all_devices, *url);
    begun_ = Begun::yes;
    if (device.ping_url) ping_start(device.name, *device.ping_url);
}

void PassWatch::ended(const DeviceConfig& device, const PassOutcome& outcome) {
    if (program_.options().dry_run) return;
    if (program_.options().syslog) {
        send_to_syslog(outcome, syslog_line(outcome, undelivered(program_, device.name)));
    }
    const bool worked = !outcome.was_paused && outcome.exit_code != exit_code_of(ErrorKind::locked);
    if (pings() && worked && device.ping_url)
        ping(device.name, *device.ping_url, outcome.exit_code, said_before_);
    const bool is_due = !metrics_written_ || Steady::now() - *metrics_written_ >= between_metrics;
    if (is_due) write_metrics();
    said_before_ = program_.output().times_said();
}

void PassWatch::all_ended(const std::vector<PassOutcome>& outcomes) {
    if (program_.options().dry_run) return;
    const bool any_worked = std::ranges::any_of(outcomes, [](const PassOutcome& outcome) {
        return !outcome.was_paused && outcome.exit_code != exit_code_of(ErrorKind::locked);
    });
    const auto& url = program_.config().monitor.ping_url;
    if (pings() && url && any_worked) ping(all_devices, *url, exit_code_of_those_at_work(outcomes), 0);
    if (outcomes.size() > 1) write_metrics();
    write_report();
    tell_troubles();
}

void PassWatch::ping_start(const std::string& whose, const std::string& url) {
    http::CurlTransport transport({});
    note_ping(whose, url, zksync::ping(transport, url, PingEvent::start, ""));
}

void PassWatch::ping(const std::string& whose, const std::string& url, int exit_code, std::size_t since) {
    http::CurlTransport transport({});
    const bool well = exit_code == exit_codes::done;
    note_ping(whose, url,
              zksync::ping(transport, url, well ? PingEvent::success : PingEvent::failure,
                           well ? "" : program_.output().said_since(since)));
}

void PassWatch::note_ping(const std::string& whose, const std::string& url,
                          const std::optional<std::string>& why) {
    const std::string key = "ping " + whose;
    if (!why) {
        went_well_.insert(key);
        return;
    }
    troubles_[key] =
        fmt::format("cannot tell the monitor at {} how {} went: {}; the pass itself is not touched by that",
                    host_of(url), whose.empty() ? "this run" : "the pass of " + whose, printable(*why));
}

void PassWatch::write_metrics() {
    const auto& file = program_.config().monitor.metrics_file;
    if (!file) return;
    try {
        // Who writes last has seen what all the others stored.
        const auto lock = LockFile::acquire(program_.state().metrics_lock(), patience_for_metrics);
        write_file_atomically(*file, metrics_text(metrics_of_all(program_)), for_everybody);
        went_well_.insert("metrics");
        troubles_.erase("metrics");
    } catch (const Error& error) {
        troubles_["metrics"] = fmt::format("cannot write the metrics: {}", error.what());
    }
    metrics_written_ = Steady::now();
}

void PassWatch::write_report() {
    if (!program_.config().monitor.report_file) return;
    if (const auto trouble = write_report_file(program_))
        troubles_["report"] = *trouble;
    else
        went_well_.insert("report");
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
        for (const std::string& key : went_well_) {
            const Said over{.key = key, .text = {}, .first = now, .last = now};
            if (!troubles_.contains(key) && site.said().find(topic, key))
                site.said().update(topic, {}, {&over, 1});
        }
        for (const auto& [key, text] : troubles_)
            if (is_to_be_said(site.said(), topic, {key, text}, now)) program_.output().warning("", text);
    } catch (const Error&) {
        for (const auto& [key, text] : troubles_) program_.output().warning("", text);
    }
}

} // namespace zksync
