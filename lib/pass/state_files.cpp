#include "pass/state_files.hpp"

#include "http/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace zksync {
namespace {

constexpr std::string_view site_prefix = "site-";

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
}

} // namespace

SitePaths StateFiles::site(const std::string& url) const {
    std::string name{site_prefix};
    if (const auto parts = http::parse_url(url)) {
        name += parts->host;
        if (parts->port != 0) name += fmt::format("-{}", parts->port);
    }
    std::ranges::replace_if(
        name, [](char c) { return !is_plain(c); }, '-');
    return {of(name, ".lock"), of(name, ".db")};
}

std::vector<std::filesystem::path> StateFiles::databases() const {
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(directory_, none)) {
        if (entry.path().extension() == ".db") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string StateFiles::device_of(const std::filesystem::path& database) { return database.stem().string(); }

bool StateFiles::may_be_of_site(const std::filesystem::path& database) {
    return database.filename().string().starts_with(site_prefix);
}

} // namespace zksync
