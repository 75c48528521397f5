#pragma once

#include "frappe/frappe_client.hpp"
#include "frappe/site_connection.hpp"

namespace zksync::frappe {

/// A date or a time as the site spells it; nothing when it is missing or cannot be read.
inline std::optional<LocalTime> time_in(json::Value value) {
    const auto text = value.string();
    return text ? LocalTime::parse(*text) : std::nullopt;
}

} // namespace zksync::frappe

namespace zksync {

/// What the files of this room that implement FrappeClient share.
struct FrappeClient::Impl {
    frappe::SiteConnection site;
};

} // namespace zksync
