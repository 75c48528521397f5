#include "terminal/store.hpp"

#include <cstdio>
#include <stdexcept>

#include "device/moment.hpp"
#include "terminal/wire.hpp"

namespace zksync_sim::terminal {
namespace {

std::string padded(std::string text, std::size_t size) {
    text.resize(size, '\0');
    return text;
}

std::string row_bytes(const Row& row, const std::string& layout) {
    const std::string time = number_bytes(row.time, 4);
    const auto byte = [](int value) { return std::string(1, static_cast<char>(value)); };
    if (layout == "8")
        return number_bytes(row.internal_number, 2) + byte(row.verify) + time + byte(row.state);
    if (layout == "8b")
        return number_bytes(row.internal_number, 2) + byte((row.state & 7) | 8) + byte(0) + time;
    if (layout == "16")
        return padded(number_bytes(std::stoul(row.code), 4) + time + byte(row.state) + byte(row.verify), 16);
    return padded(number_bytes(row.internal_number, 2) + padded(row.code, 24) + byte(row.verify) + time +
                      byte(row.state),
                  std::stoul(layout));
}

Json as_list(const Json& wish) { return wish.is_array() ? wish : Json::array({wish}); }

} // namespace

std::uint32_t packed_time(const std::string& text) {
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (std::sscanf(text.c_str(), "%u-%u-%u %u:%u:%u", &year, &month, &day, &hour, &minute, &second) != 6)
        throw std::invalid_argument("bad time " + text);
    return (year % 100 * 372 + (month - 1) * 31 + day - 1) * 86'400 + hour * 3'600 + minute * 60 + second;
}

std::uint32_t Store::internal_number_of(const std::string& code) const {
    for (const User& user : users)
        if (user.code == code) return user.internal_number;
    return 0;
}

void Store::add_rows(const Json& wish) {
    for (const Json& one : as_list(wish)) {
        const std::string code = one.value("code", std::string("1001"));
        const std::string now = format_moment(local_now(), Fractions::hidden);
        rows.push_back({code, one.value("internal_number", internal_number_of(code)),
                        packed_time(one.value("time", now)), one.value("state", 0), one.value("verify", 1)});
    }
}

void Store::add_users(const Json& wish) {
    for (const Json& one : as_list(wish)) {
        const auto next = static_cast<std::uint32_t>(users.size() + 1);
        users.push_back({one.at("code").get<std::string>(), one.value("name", std::string()),
                         one.value("internal_number", next)});
    }
}

void Store::generate(const Json& wish) {
    const auto count = wish.value("count", std::int64_t{1'000});
    const auto people = wish.value("people", std::int64_t{10});
    const auto from = parse_moment(wish.value("from", std::string("2026-11-16")));
    if (!from || people < 1) throw std::invalid_argument("bad from or people");
    for (std::int64_t at = 0; at < count; ++at) {
        const std::string time = format_moment(*from + at * one_second, Fractions::hidden);
        rows.push_back({std::to_string(1'001 + at % people), static_cast<std::uint32_t>(1 + at % people),
                        packed_time(time), static_cast<int>(at / people % 2), 1});
    }
}

std::string Store::log_body(const std::string& layout) const {
    std::string body;
    for (const Row& row : rows) body += row_bytes(row, layout);
    return number_bytes(body.size(), 4) + body;
}

std::string Store::users_body(int size) const {
    std::string body;
    for (const User& user : users) {
        const std::string head = number_bytes(user.internal_number, 2) + std::string(1, '\0');
        if (size == 28) {
            body +=
                padded(head + "secre" + padded(user.name, 8), 24) + number_bytes(std::stoul(user.code), 4);
        } else {
            body += padded(head + "secret!!" + padded(user.name, 24), 48) + padded(user.code, 24);
        }
    }
    return number_bytes(body.size(), 4) + body;
}

} // namespace zksync_sim::terminal
