#include "passes/pull_range.hpp"

#include "output/exit_codes.hpp"
#include "pass/pass_counts.hpp"
#include "pass/times.hpp"
#include "passes/rehearsed_range.hpp"
#include "pull/pull.hpp"
#include "pull/range_read.hpp"
#include "util/turns.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace zksync {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds between_lines{10}; ///< that tell how far it is

void add(PullReport& sum, const PullReport& part) {
    for (const auto number : row_numbers) sum.*number += part.*number;
    sum.requests += part.requests;
}

/// Up to where a device can have punches by now. One without a zone may be ahead of this host's clock by as
/// much as zones are apart.
LocalTime latest_there(const Program& program, const DeviceConfig& device) {
    constexpr std::chrono::hours most_apart{26};
    const LocalTime now = Mapper(device, program.config().site).device_now(program.clock().now());
    return device.time_zone ? now : now + most_apart;
}

RangeAsked range_asked(const Options& options, const DeviceConfig& device) {
    const LocalTime from = options.since.value_or(device.since);
    if (from < device.since) {
        throw Error(ErrorKind::usage,
                    fmt::format("--since {} is before its go-live ({})", from.text(), device.since.text()),
                    "nothing before it is sent; move `since` in the configuration if that is meant");
    }
    return {from, options.until};
}

/// Both ends of it are the device's: its go-live where no beginning was asked for, what its clock shows by
/// now.
Error empty_range(const RangeAsked& range) {
    if (range.until)
        return {ErrorKind::usage,
                fmt::format("--until {} is before its go-live ({})", range.until->text(), range.from.text()),
                "nothing before it is sent"};
    return {ErrorKind::usage, fmt::format("--since {} lies ahead of its clock", range.from.text()),
            "give a day that has begun there"};
}

/// The read, from one day to the next. The journal stays open until somebody else is let in.
class RangeRead {
public:
    RangeRead(Program& program, const DeviceConfig& device, const RangeAsked& range, PassOutcome& outcome)
        : program_(program), device_(device), range_(range),
          until_(range.until.value_or(latest_there(program, device))), outcome_(outcome),
          bar_(program.output().progress(device.name)) {
        if (until_ < range.from) throw empty_range(range);
    }

    void read();
    /// What came, also before an error.
    void end();

private:
    struct Opened {
        Opened(Program& program, const DeviceConfig& device, std::optional<LockFile> lock, Progress progress)
            : work(program, device, std::move(lock), std::move(progress)), pull(work.pass(), work.source()) {}
        DevicePass work;
        Pull pull;
    };
    void begin();
    void open();
    std::optional<LockFile> take_lock() const;
    void close();
    void tell_rehearsed();
    LocalTime beginning();
    void read(const Window& stretch);
    void tell_progress(const Window& last);
    void show(std::string_view what, std::int64_t done, std::optional<std::int64_t> total) const {
        if (bar_) bar_(what, done, total);
    }
    bool goes_by_days() const { return progress_.days > 1; }
    bool rehearses() const { return program_.options().dry_run; }

    Program& program_;
    const DeviceConfig& device_;
    const RangeAsked& range_;
    LocalTime until_;
    PassOutcome& outcome_;
    Progress bar_;
    std::optional<LongWork> long_work_; ///< none for --dry-run
    std::unique_ptr<Opened> opened_;
    std::optional<Window> begun_; ///< from the first stretch of this run to the last that was begun
    RangeProgress progress_;
    Steady::time_point told_;
};

void RangeRead::begin() {
    if (rehearses()) return;
    const auto lock = program_.state().lock(device_.name);
    long_work_ = LongWork::begin(lock, program_.options().lock_wait);
    if (long_work_) return;
    const Error error(
        ErrorKind::locked,
        fmt::format("another long read of this device (PID {}) is at work", LongWork::holder(lock).pid),
        "wait for its end; or end it, and the command that it was started with reads the rest");
    // It was typed by a person, who would take silence for success.
    if (!program_.output().is_verbose()) program_.output().error(device_.name, error);
    throw Error(error);
}

std::optional<LockFile> RangeRead::take_lock() const {
    if (!long_work_) return std::nullopt;
    bool is_told = false;
    return long_work_->take([&] {
        show("waiting for a pass", progress_.days_read, progress_.days);
        if (!std::exchange(is_told, true))
            program_.output().detail(device_.name, "a pass is at work: the read goes on after it");
    });
}

void RangeRead::open() {
    const auto show_rows = [this](std::string_view what, std::int64_t done,
                                  std::optional<std::int64_t> total) {
        if (!goes_by_days()) show(what, done, total);
    };
    opened_ = std::make_unique<Opened>(program_, device_, take_lock(), show_rows);
}

void RangeRead::close() {
    const PullReport& report = opened_->pull.report();
    add(*outcome_.pull, report);
    count_late(opened_->work.journal(), report.late);
    opened_.reset();
}

/// Where the range begins, or the same was left off.
LocalTime RangeRead::beginning() {
    Journal& journal = opened_->work.journal();
    if (program_.options().again) forget_range(journal, range_);
    const auto left_off = left_off_at(journal, range_);
    if (!left_off || *left_off > until_) return range_.from;
    program_.output().good_news(device_.name,
                                fmt::format("going on with {}, where this read was left off; --again reads "
                                            "all of it",
                                            left_off->text()));
    return *left_off;
}

void RangeRead::read() {
    begin();
    open();
    const auto stretches = stretches_to_read_again(device_, beginning(), until_);
    progress_.days = static_cast<std::int64_t>(stretches.size());
    for (const Window& stretch : stretches) {
        if (long_work_ && long_work_->is_waited_for()) {
            close();
            open();
        }
        read(stretch);
    }
    forget_range(opened_->work.journal(), range_);
}

void RangeRead::read(const Window& stretch) {
    if (goes_by_days()) show("reading by days", progress_.days_read, progress_.days);
    if (!begun_) begun_ = stretch;
    begun_->to = stretch.to;
    const auto began = Steady::now();
    opened_->pull.read_again(*stretch.from, *stretch.to);
    progress_.took += Steady::now() - began;
    ++progress_.days_read;
    note_stretch_read(opened_->work.pass(), range_, stretch);
    if (goes_by_days()) tell_progress(stretch);
}

void RangeRead::tell_progress(const Window& last) {
    const auto now = Steady::now();
    if (progress_.days_read > 1 && now - told_ < between_lines) return;
    told_ = now;
    program_.output().detail(device_.name, words_of_progress(progress_, last));
}

void RangeRead::tell_rehearsed() {
    add(*outcome_.pull, opened_->pull.report());
    if (!begun_) return;
    Rehearsing at{program_.output(), outcome_, opened_->work.pass().mapper, dry_run_form(program_.options())};
    tell_rehearsed_range(opened_->work, at, *begun_->from, *begun_->to);
}

void RangeRead::end() {
    if (!opened_) return;
    if (rehearses()) return tell_rehearsed();
    close();
}

} // namespace

PassOutcome pull_range(Program& program, const DeviceConfig& device) {
    const RangeAsked range = range_asked(program.options(), device);
    PassOutcome outcome{device.name, PullReport{}, {}, {}, 0};
    RangeRead reading(program, device, range, outcome);
    const auto began = Steady::now();
    const auto read = guarded(program.output(), device.name, [&] { reading.read(); });
    const auto ended = guarded(program.output(), device.name, [&] { reading.end(); });
    outcome.error = read.error ? read.error : ended.error;
    outcome.exit_code = read.error ? read.exit_code : ended.exit_code;
    outcome.took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began);
    if (!outcome.error) {
        program.output().good_news(
            device.name,
            fmt::format("{} read again, {} new", punches_text(outcome.pull->read), outcome.pull->fresh));
    }
    return outcome;
}

} // namespace zksync
