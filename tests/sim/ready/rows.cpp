#include "rows.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace zksync_sim::ready {
namespace {

/// A row of docs/reference/device-api.md, section 2, with nothing left out.
constexpr std::string_view shape =
    R"({"id":1000000000,"emp":77,"emp_code":"00000","first_name":"Sara","last_name":"Haddad","department":"Stores",)"
    R"("position":null,"punch_time":"2026-01-01 00:00:00","punch_state":"0","punch_state_display":"Check In",)"
    R"("verify_type":15,"verify_type_display":"Face","work_code":"","gps_location":"","area_alias":"HQ",)"
    R"("terminal_sn":"CQUJ190000001","temperature":255.0,"is_mask":"-","terminal_alias":"Gate 1",)"
    R"("upload_time":"2026-01-01 00:00:00"})";

constexpr std::size_t after(std::string_view key) { return shape.find(key) + key.size(); }
constexpr std::size_t id_at = after(R"("id":)");
constexpr std::size_t code_at = after(R"("emp_code":")");
constexpr std::size_t time_at = after(R"("punch_time":")");
constexpr std::size_t state_at = after(R"("punch_state":")");
constexpr std::size_t upload_at = after(R"("upload_time":")");
constexpr std::size_t id_digits = 10, code_digits = 5;

void write_digits(char* at, std::size_t digits, std::uint64_t number) {
    for (; digits > 0; number /= 10) at[--digits] = static_cast<char>('0' + number % 10);
}

void write_time(char* at, std::int64_t seconds) {
    const std::time_t moment = seconds;
    std::tm shown{};
    gmtime_r(&moment, &shown);
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &shown);
    std::copy_n(text.data(), size, at);
}

} // namespace

void Rows::add(std::int64_t count, std::int64_t people, std::int64_t from, std::int64_t to) {
    for (std::int64_t i = 0; i < count; ++i) {
        times_.push_back(from + i * (to - from) / count);
        people_.push_back(static_cast<std::uint32_t>(i % people) + 1);
    }
}

void Rows::clear() {
    times_.clear();
    people_.clear();
}

std::pair<std::size_t, std::size_t> Rows::between(std::int64_t from, std::int64_t to) const {
    const auto first = std::lower_bound(times_.begin(), times_.end(), from);
    const auto last = std::upper_bound(first, times_.end(), to);
    return {static_cast<std::size_t>(first - times_.begin()),
            static_cast<std::size_t>(last - times_.begin())};
}

void Rows::append(std::string& body, std::size_t place) const {
    const std::size_t start = body.size();
    body += shape;
    char* row = body.data() + start;
    write_digits(row + id_at, id_digits, 1'000'000'000 + place);
    write_digits(row + code_at, code_digits, people_[place]);
    write_digits(row + state_at, 1, place % 2);
    write_time(row + time_at, times_[place]);
    write_time(row + upload_at, times_[place] + 3);
}

} // namespace zksync_sim::ready
