#include "files/file_store.hpp"

#include "mapper/mapper.hpp"
#include "pass/binding.hpp"
#include "pass/marks.hpp"
#include "pass/rejudge.hpp"

namespace zksync {

void FileCounts::add(const FileCounts& other) {
    read += other.read;
    fresh += other.fresh;
    known += other.known;
    bad += other.bad;
    ignored += other.ignored;
    quarantined += other.quarantined;
}

void FileStore::start() {
    // Which server the device is, a file does not prove: the first pull binds the journal to it.
    if (pass_.journal.value(marks::device_url)) bind_device(pass_, NewAddress::unexpected);
    rejudge(pass_);
}

void FileStore::store(const Punch& punch, FileCounts& counts) {
    using Steady = std::chrono::steady_clock;
    constexpr std::chrono::seconds longest_transaction{1};
    if (!open_) {
        open_.emplace(pass_.journal);
        opened_ = Steady::now();
    }
    const Moment now = pass_.clock.now();
    const Judgement judgement = pass_.mapper.judge(punch, pass_.mapper.device_now(now));
    if (pass_.journal.store_from_file(punch, judgement, now) == Stored::known) {
        ++counts.known;
    } else {
        ++counts.fresh;
        if (judgement.state == PunchState::ignored) ++counts.ignored;
        if (judgement.state == PunchState::quarantined) ++counts.quarantined;
        if (told_) told_(punch, judgement);
    }
    if (Steady::now() - opened_ >= longest_transaction) commit();
}

void FileStore::commit() {
    if (open_) open_->commit();
    open_.reset();
}

std::string only_terminal(const std::set<std::string>& in_journal, const DeviceConfig& device) {
    std::set<std::string> known = in_journal;
    known.insert(device.only_terminals.begin(), device.only_terminals.end());
    for (const auto& [serial, terminal] : device.terminals) known.insert(serial);
    known.erase("");
    return known.size() == 1 ? *known.begin() : "";
}

} // namespace zksync
