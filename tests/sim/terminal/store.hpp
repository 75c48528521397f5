#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "device/json.hpp"

namespace zksync_sim::terminal {

/// A row of the log, before it is laid out.
struct Row {
    std::string code;
    std::uint32_t internal_number = 0;
    std::uint32_t time = 0; ///< packed
    int state = 0, verify = 1;
};

struct User {
    std::string code, name;
    std::uint32_t internal_number = 0;
};

/// What the terminal has.
struct Store {
    std::vector<Row> rows;
    std::vector<User> users;

    void add_rows(const Json& wish);  ///< one or a list; throws std::invalid_argument
    void add_users(const Json& wish); ///< the same
    void generate(const Json& wish);  ///< many rows, a second apart: count, people, from
    /// The bodies of both lists: total and rows. `layout`: "8", "8b", "16", "40", or a larger number.
    std::string log_body(const std::string& layout) const;
    std::string users_body(int size) const;

private:
    std::uint32_t internal_number_of(const std::string& code) const;
};

/// "2026-11-22 08:00:00" as a terminal packs it; also of days that do not exist.
std::uint32_t packed_time(const std::string& text);

} // namespace zksync_sim::terminal
