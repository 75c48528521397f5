#include "passes/device_pass.hpp"

#include "journal/site_file.hpp"
#include "pass/clock_check.hpp"
#include "pass/stuck_pass.hpp"
#include "sqlite/snapshot.hpp"
#include "util/files.hpp"
#include "util/paths.hpp"
#include "util/turns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace zksync {
namespace {

/// A day of a long read takes seconds. Whoever waits in vain ends like one that found another pass.
constexpr std::chrono::minutes longest_turn{10};

/// A TMPDIR of another user, or of a session that has gone, is no reason to show nothing.
std::vector<std::string> places_for_copies() {
    std::vector<std::string> places{"/tmp", "/var/tmp"};
    const auto wished = process_environment("TMPDIR");
    if (wished && std::ranges::find(places, *wished) == places.end()) places.insert(places.begin(), *wished);
    return places;
}

/// By the memory of things said: a pass that is stuck is found by one after the other.
void warn_of_stuck_pass(Program& program, const DeviceConfig& device, const StuckPass& stuck) {
    const Moment now = program.clock().now();
    const Error error = error_of(stuck, now);
    SiteFile site(program.state().site(program.config().site.url).file);
    if (is_to_be_said(site, device.name, stuck, now))
        program.output().warning(device.name, fmt::format("{}; {}", error.what(), error.hint()));
}

[[noreturn]] void fail_for_another_pass(Program& program, const DeviceConfig& device) {
    const Moment now = program.clock().now();
    if (const auto stuck = stuck_pass(program.state(), device.name, now)) {
        if (!program.output().is_verbose()) warn_of_stuck_pass(program, device, *stuck);
        throw error_of(*stuck, now);
    }
    const auto holder = LockFile::holder(program.state().lock(device.name));
    throw Error(ErrorKind::locked,
                fmt::format("another pass of this device (PID {}) has held the lock for {}", holder.pid,
                            span_in_words(holder.held_for)),
                "this pass did nothing; the next one tries again");
}

/// None for --dry-run, which works on copies.
std::optional<LockFile> take_lock(Program& program, const DeviceConfig& device) {
    if (program.options().dry_run) return std::nullopt;
    const auto path = program.state().lock(device.name);
    const LockPatience patience{program.options().lock_wait, longest_turn, [&](long pid) {
                                    program.output().detail(
                                        device.name,
                                        fmt::format("a long read (PID {}) is at work: waiting for its next "
                                                    "day, at which it lets this pass in",
                                                    pid));
                                }};
    if (auto lock = take_turn(path, patience)) return lock;
    fail_for_another_pass(program, device);
}

/// Says it to who is waiting: a journal of years takes a while, and only once.
UpgradeWatch upgrade_watch(const Output& output, const std::string& device) {
    constexpr double mebibyte = 1024.0 * 1024.0;
    return {[&output, device](std::int64_t bytes) {
                output.good_news(device,
                                 fmt::format("its journal ({:.1f} MiB) is of an earlier version: bringing "
                                             "it up to date, once",
                                             static_cast<double>(bytes) / mebibyte));
            },
            [&output, device](std::chrono::milliseconds taken) {
                output.good_news(device, fmt::format("the journal is up to date, after {:.1f} s",
                                                     std::chrono::duration<double>(taken).count()));
            }};
}

Journal open_journal(Program& program, const DeviceConfig& device, const TemporaryDirectory* copies) {
    const UpgradeWatch watch = upgrade_watch(program.output(), device.name);
    if (!copies) return Journal(program.state().journal(device.name), watch);
    const auto original = program.state_to_read().journal(device.name);
    const auto copy = StateFiles(copies->path()).journal(device.name);
    copy_database(original, copy);
    return {copy, original, watch};
}

TokenStore token_store(Program& program, const DeviceConfig& device) {
    const auto mode = program.options().dry_run ? TokenStore::Mode::forgetful : TokenStore::Mode::keeping;
    return {program.state_to_read().token(device.name), mode};
}

} // namespace

TemporaryDirectory::TemporaryDirectory() {
    std::string tried;
    for (const std::string& place : places_for_copies()) {
        std::string name = place + "/zksync-XXXXXX";
        if (mkdtemp(name.data())) {
            path_ = name;
            return;
        }
        tried +=
            fmt::format("{}{} ({})", tried.empty() ? "" : ", ", printable(place, 200), errno_text(errno));
    }
    throw Error(ErrorKind::state,
                fmt::format("cannot make a folder for the copies that --dry-run works on: {}", tried),
                "name a folder that can be written to: TMPDIR=/path zksync …");
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

DevicePass::DevicePass(Program& program, const DeviceConfig& device)
    : DevicePass(program, device, take_lock(program, device), program.output().progress(device.name)) {}

DevicePass::DevicePass(Program& program, const DeviceConfig& device, std::optional<LockFile> lock,
                       Progress progress)
    : program_(program), device_(device),
      copies_(program.options().dry_run ? std::make_unique<TemporaryDirectory>() : nullptr),
      lock_(std::move(lock)), log_(program.output().log(device.name)),
      journal_(open_journal(program, device, copies_.get())),
      mapper_(device, program.config().site), pass_{program.config(), device,
                                                    mapper_,          journal_,
                                                    program.clock(),  log_,
                                                    program.news(),   std::move(progress)},
      end_(program, device, &journal_, token_store(program, device), log_),
      site_transport_(way_to(program.config().site)),
      frappe_client_(
          program.config().site, [&program] { return program.api_secret(); }, site_transport_, log_) {}

SitePaths DevicePass::site_paths() const {
    const std::string& url = program_.config().site.url;
    if (!rehearses()) return program_.state().site(url);
    const auto real = program_.state_to_read().site(url);
    auto copy = StateFiles(copies_->path()).site(url);
    copy.original = real.file;
    if (!std::filesystem::exists(copy.file)) copy_database(real.file, copy.file);
    return copy;
}

} // namespace zksync
