#pragma once

#include "terminal/bytes.hpp"
#include "json/value.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace zksync::test {

/// tests/fixtures/terminal/vectors.json: bytes of real terminals, and of sessions with other clients.
inline const json::Document& vectors() {
    static const json::Document document = [] {
        std::ostringstream text;
        text << std::ifstream(ZKSYNC_FIXTURES "/terminal/vectors.json").rdbuf();
        return json::parse(text.str());
    }();
    return document;
}

inline terminal::Bytes bytes_from_hex(std::string_view hex) {
    terminal::Bytes bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string{hex.substr(at, 2)}, nullptr, 16)));
    return bytes;
}

inline terminal::Bytes bytes_of_vector(json::Value hex) { return bytes_from_hex(hex.string().value()); }

} // namespace zksync::test
