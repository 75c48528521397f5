#pragma once

#include "device/envelope.hpp"
#include "device/session.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zksync {

/// A list of the API.
struct Endpoint {
    std::string path;           ///< "/iclock/api/terminals/"
    std::string what;           ///< "the terminals", for messages
    std::string key;            ///< the field that tells its rows apart
    bool holds_punches = false; ///< that they can be read is remembered
};

/// Reads the lists of one device, page by page.
class ListReader {
public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;
    /// What it means that a page repeats an earlier one although there is said to be a next one.
    enum class Repetition { ends, is_an_error };

    ListReader(const DeviceConfig& device, Session& session) : device_(device), session_(session) {}

    /// One page, counted from 1. Nothing when the server says that there is no such page.
    std::optional<Envelope> page(const Endpoint& endpoint, int number, int page_size,
                                 const Parameters& more_parameters = {});
    /// The same in two steps: as it came, and what is in it.
    std::optional<http::Response> fetch(const Endpoint& endpoint, int number, int page_size,
                                        const Parameters& more_parameters);
    Envelope open(const Endpoint& endpoint, const http::Response& response);
    /// Asks for a page that is to be read next, and does not wait for it.
    void ask_ahead(const Endpoint& endpoint, int number, int page_size, const Parameters& more_parameters);
    /// Every row of every page, one page in memory at a time. Throws Error (protocol) when they go beyond
    /// http::ListBounds, and when they go round in circles, where `repetition` says so.
    void each_row(const Endpoint& endpoint, Repetition repetition,
                  const std::function<void(json::Value)>& take);

private:
    std::string url_of(const Endpoint& endpoint, int number, int page_size,
                       const Parameters& more_parameters) const;
    Asked asked(const Endpoint& endpoint) const;

    const DeviceConfig& device_;
    Session& session_;
};

} // namespace zksync
