#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "http_server.hpp"

namespace zksync_sim {

using Json = nlohmann::ordered_json; ///< keys come out in the order in which a server writes them

/// The text of a member, "" when it is absent or something else.
inline std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Raw UTF-8; what is none is replaced.
inline std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Reply json_reply(int status, const Json& body);
Reply detail_reply(int status, const std::string& detail); ///< {"detail": …}, the shape of most refusals
Reply html_reply(int status, const std::string& title);    ///< a page for people, where a client wants JSON

} // namespace zksync_sim
