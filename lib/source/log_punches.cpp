#include "source/log_punches.hpp"

#include "core/utf8.hpp"
#include "util/secret.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace zksync {
namespace {

constexpr int states_of_a_row = 256;

/// Negative, so that it never meets one made of an internal number.
std::int64_t id_of_code(const terminal::LogRow& row, const std::string& time) {
    const std::string digest = fingerprint({*row.code, time, std::to_string(row.state)});
    std::uint64_t hash = 0;
    std::from_chars(digest.data(), digest.data() + digest.size(), hash, 16);
    return std::max(-1 - static_cast<std::int64_t>(hash >> 1), end_of_file_ids);
}

std::int64_t id_of_number(const terminal::LogRow& row) {
    return 1 + std::int64_t{row.internal_number} * states_of_a_row + row.state % states_of_a_row;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const Character character = first_character(text);
        if (character.length == 0) return false;
        text.remove_prefix(character.length);
    }
    return true;
}

} // namespace

Punch punch_of(const terminal::LogRow& row, const std::string& serial_number, const UserCodes& codes) {
    Punch punch;
    punch.reported_time = row.time.text();
    punch.time = row.time.local();
    punch.state_code = row.state;
    punch.terminal = serial_number;
    if (row.code) {
        punch.id = id_of_code(row, punch.reported_time);
        punch.code = EmployeeCode{*row.code};
        return punch;
    }
    punch.id = id_of_number(row);
    const auto known = codes.find(row.internal_number);
    punch.code =
        known == codes.end() ? code_of_nameless_user(row.internal_number) : EmployeeCode{known->second};
    return punch;
}

IdsOfNumber ids_of_same_number(std::int64_t id) {
    const std::int64_t first = id - (id - 1) % states_of_a_row;
    return {first, first + states_of_a_row - 1};
}

std::string name_in_words(const std::string& bytes) {
    if (is_utf8(bytes)) return bytes;
    std::string words;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80U)
            words += fmt::format("\\x{:02X}", byte);
        else
            words += c;
    }
    return words;
}

} // namespace zksync
