#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// Where a site's lock and file are: shared by all devices of a state directory. `original` is what `file`
/// was copied from, the same where it is no copy.
struct SitePaths {
    std::filesystem::path lock, file, original = file;
};

/// The names of everything in a state directory. They are made here and nowhere else.
class StateFiles {
public:
    explicit StateFiles(std::filesystem::path directory) : directory_(std::move(directory)) {}

    const std::filesystem::path& directory() const { return directory_; }
    std::filesystem::path journal(std::string_view device) const { return of(device, ".db"); }
    std::filesystem::path lock(std::string_view device) const { return of(device, ".lock"); }
    std::filesystem::path token(std::string_view device) const { return of(device, ".token"); }
    /// By the host and port of the site's URL.
    SitePaths site(const std::string& url) const;

    /// Held by whoever writes the metrics of all devices. No device has a name like that.
    std::filesystem::path metrics_lock() const { return directory_ / ".metrics.lock"; }
    /// The same for the page of `report_file`.
    std::filesystem::path report_lock() const { return directory_ / ".report.lock"; }

    /// Held by whoever tells the readers of [notify].
    std::filesystem::path notify_lock() const { return directory_ / ".notify.lock"; }

    /// Every database that lies there, by name: journals, and the files of sites.
    std::vector<std::filesystem::path> databases() const;
    /// The device whose journal a database would be.
    static std::string device_of(const std::filesystem::path& database);
    /// True for a database that may be a site's file: a device may have a name like one.
    static bool may_be_of_site(const std::filesystem::path& database);

private:
    std::filesystem::path of(std::string_view name, std::string_view ending) const {
        return directory_ / std::string(name).append(ending);
    }

    std::filesystem::path directory_;
};

} // namespace zksync
