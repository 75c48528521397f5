#pragma once

#include "frappe/frappe_client.hpp"
#include "http/curl_transport.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/pass.hpp"
#include "passes/device_end.hpp"
#include "program.hpp"
#include "push/push.hpp"
#include "util/lock_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace zksync {

/// A directory that is gone when this is: for the copies that --dry-run works on.
class TemporaryDirectory {
public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Everything that one device's pass works with: its lock, its journal (a copy with --dry-run) and a client
/// for each end.
class DevicePass {
public:
    /// Takes the device's lock. Throws Error (locked) when another pass holds it for longer than --lock-wait,
    /// or a long read does not let this one in (docs/rules.md, section 3, *Turns*); (state) when the journal
    /// cannot be opened.
    DevicePass(Program& program, const DeviceConfig& device);
    /// With the lock that the caller took, none for --dry-run, and a bar of the caller's.
    DevicePass(Program& program, const DeviceConfig& device, std::optional<LockFile> lock, Progress progress);

    const Pass& pass() const { return pass_; }
    Journal& journal() { return journal_; }
    Source& source() { return end_.source(); }
    FrappeClient& frappe_client() { return frappe_client_; }
    /// Of the site; copies with --dry-run.
    SitePaths site_paths() const;

private:
    bool rehearses() const { return copies_ != nullptr; }

    Program& program_;
    const DeviceConfig& device_;
    std::unique_ptr<TemporaryDirectory> copies_;
    std::optional<LockFile> lock_;
    Log log_;
    Journal journal_;
    Mapper mapper_;
    Pass pass_;
    DeviceEnd end_;
    http::CurlTransport site_transport_;
    FrappeClient frappe_client_;
};

} // namespace zksync
