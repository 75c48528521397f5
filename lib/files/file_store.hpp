#pragma once

#include "files/punch_file.hpp"
#include "journal/journal.hpp"
#include "pass/pass.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace zksync {

/// What became of the lines of a file: `read` is the sum of the others.
struct FileCounts {
    std::int64_t read = 0, fresh = 0, known = 0, bad = 0;
    std::int64_t ignored = 0, quarantined = 0; ///< of the fresh ones

    void add(const FileCounts& other);
};

/// Puts the punches of files into the journal, judged like those of the network (docs/rules.md, section 1,
/// *Files*). The device's lock must be held.
class FileStore {
public:
    /// What is told of each punch that is new, in a rehearsal.
    using Told = std::function<void(const Punch&, const Judgement&)>;
    FileStore(const Pass& pass, Told told) : pass_(pass), told_(std::move(told)) {}

    /// Makes sure that the journal is this device's, and judges by the configuration of now. Throws Error
    /// (configuration) for the journal of another device.
    void start();
    /// In the same transaction as those before it for about a second: what a kill loses of them, the same
    /// file brings again.
    void store(const Punch& punch, FileCounts& counts);
    /// Ends the transaction: what was stored is on disk.
    void commit();

private:
    const Pass& pass_;
    Told told_;
    std::optional<Journal::Transaction> open_;
    std::chrono::steady_clock::time_point opened_;
};

/// The only terminal of a device, as its configuration and its journal know them; "" where there are several,
/// or none.
std::string only_terminal(const std::set<std::string>& in_journal, const DeviceConfig& device);

} // namespace zksync
