#include "pass/stuck_pass.hpp"

#include "pass/clock_check.hpp"
#include "pass/said.hpp"
#include "util/lock_file.hpp"

#include <fmt/format.h>

#include <csignal>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace zksync {
namespace {

constexpr std::chrono::hours longest_quiet{1};
constexpr std::string_view topic = "stuck pass";

Moment changed_at(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {};
    return Moment{std::chrono::seconds{status.st_mtim.tv_sec}};
}

/// What is committed goes to the log beside the journal first.
Moment last_stored(const std::filesystem::path& journal) {
    auto log = journal;
    log += "-wal";
    return std::max(changed_at(journal), changed_at(log));
}

bool is_there(long pid) { return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM); }

/// How long it has been so.
std::string span_of(const StuckPass& pass, Moment now) {
    return fmt::format("has held the lock for {}, and has stored nothing for {}",
                       span_in_words(now - pass.since), span_in_words(now - pass.stored));
}

/// How to end it.
std::string way_out_of(const StuckPass& pass) {
    return fmt::format("kill {0} ends it (where it does not: kill -9 {0}); what it read and sent is in the "
                       "journal, and the next pass goes on",
                       pass.pid);
}

} // namespace

bool is_stuck(const StuckPass& pass, Moment now) {
    return now - pass.since >= longest_quiet && now - pass.stored >= longest_quiet;
}

std::optional<StuckPass> stuck_pass(const StateFiles& files, const std::string& device, Moment now) {
    const auto lock = files.lock(device);
    try {
        const Moment since = changed_at(lock);
        const StuckPass pass{LockFile::holder(lock).pid, since,
                             std::max(since, last_stored(files.journal(device)))};
        // Whoever tries a lock holds it for a moment, in which a pass that begins would find it taken: so
        // that comes last.
        if (!is_stuck(pass, now) || !is_there(pass.pid) || !LockFile::is_held(lock)) return std::nullopt;
        return pass;
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::string in_words(const StuckPass& pass, Moment now) {
    return fmt::format("PID {} {}; {}", pass.pid, span_of(pass, now), way_out_of(pass));
}

Error error_of(const StuckPass& pass, Moment now) {
    return {ErrorKind::locked,
            fmt::format("another pass of this device (PID {}) {}", pass.pid, span_of(pass, now)),
            way_out_of(pass)};
}

bool is_to_be_said(SiteFile& site, const std::string& device, const StuckPass& pass, Moment now) {
    const std::string of_device = device + " ";
    const std::string key =
        fmt::format("{}{} {}", of_device, pass.pid, pass.since.time_since_epoch().count());
    std::vector<Said> over;
    for (const Said& said : site.said().of(topic))
        if (said.key.starts_with(of_device) && said.key != key) over.push_back(said);
    site.said().update(topic, {}, over);
    return is_to_be_said(site.said(), topic, {key, error_of(pass, now).what()}, now);
}

} // namespace zksync
