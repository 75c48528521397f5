#pragma once

#include "auth/check_list.hpp"
#include "config/config.hpp"
#include "core/lone_identity.hpp"
#include "core/reach.hpp"
#include "pass/state_files.hpp"
#include "util/clock.hpp"
#include "util/lock_file.hpp"
#include "util/log.hpp"
#include "util/secret.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

class DeviceClient;
class FrappeClient;
class Mapper;

/// What `auth` checks a device with.
struct DeviceAuth {
    const DeviceConfig& device;
    DeviceClient& client;
    const Mapper& mapper;
    const Clock& clock;
    std::filesystem::path lock;       ///< the device's: held while the token is renewed
    std::function<Secret()> password; ///< throws Error where it cannot be had
};

/// Everything that a pass needs of a device, in order; logs in anew, which keeps the token and forgets a
/// refusal.
void check_device(const DeviceAuth& at, const CheckSink& sink);

/// What `auth` checks a terminal that stands alone with.
struct TerminalAuth {
    const DeviceConfig& device;
    const Mapper& mapper;
    const Clock& clock;
    const Log& log;
    std::filesystem::path lock; ///< the device's: held meanwhile, because it serves one client at a time
    std::optional<LoneIdentity> bound;          ///< whose punches the journal holds
    std::optional<std::int64_t> miscount;       ///< by how much its count is known to be off
    std::function<std::uint32_t()> key;         ///< throws Error where it cannot be had
    std::function<void(std::uint32_t)> refused; ///< that key was refused
    std::function<void()> accepted;             ///< whatever was remembered of a key is over
};

/// Everything that a pass needs of such a terminal, in order, over one connection; reads its log whole, and
/// keeps nothing of it.
void check_terminal(const TerminalAuth& at, const CheckSink& sink);

/// Whether the go-live lies in the future: right until then, and wrong for ever where the year was mistyped.
void check_go_live(CheckList& list, const DeviceConfig& device, LocalTime now);
/// Warns where `codes` of a device makes two codes that its journal has one ID: those of one person may be
/// meant, those of two are paid as one.
void check_given_codes(const DeviceConfig& device, const std::filesystem::path& journal,
                       const CheckSink& sink);
/// Takes a device's lock, which a pass holds for a while. Throws Error (locked); `undone` says what was left
/// undone.
LockFile lock_of_device(const std::filesystem::path& path, std::string_view undone);

/// What `auth` checks a site with.
struct SiteAuth {
    const Config& config;
    const SiteConfig& site;
    FrappeClient& client;
    const Clock& clock;
    SitePaths paths;
    std::function<std::string()> key_fingerprint; ///< asked for once the key was accepted
    std::function<Secret()> api_secret;           ///< throws Error where it cannot be had
};

/// Everything that a pass needs of the site and that can be known without a write, in order. Takes *blocked*
/// back when the permission table shows that it is over (docs/rules.md, section 4, *Blocked*).
void check_site(const SiteAuth& at, const CheckSink& sink);

/// The first lines of both: the name, the port and TLS, as far as `reach` came. What answered there is for
/// the caller.
void check_way(CheckList& list, const std::string& url, const TlsConfig& tls, const Reach& reach);

/// Throws why the way ended at `step`, if it did.
void stop_at(Reach::Step step, const Reach& reach);

} // namespace zksync
