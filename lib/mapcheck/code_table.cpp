#include "mapcheck/code_table.hpp"

#include "mapcheck/near_miss.hpp"

#include <algorithm>
#include <tuple>

namespace zksync {

void CodeTable::add_employee(std::uint16_t device, std::string_view code, std::string_view name) {
    rows_.push_back({texts_.add(code), texts_.add(name), {}, device});
}

void CodeTable::add_punches(std::uint16_t device, std::string_view code, const CodePunches& punches) {
    rows_.push_back({texts_.add(code), {}, {}, device, punches});
}

void CodeTable::finish() {
    std::ranges::sort(rows_, {}, [&](const DeviceCode& row) {
        return std::tuple{text(row.code), row.device};
    });
    merge();
}

void CodeTable::merge() {
    std::size_t kept = 0;
    for (const DeviceCode& row : rows_) {
        const bool again =
            kept > 0 && rows_[kept - 1].device == row.device && text(rows_[kept - 1].code) == text(row.code);
        if (!again) {
            rows_[kept++] = row;
            continue;
        }
        DeviceCode& first = rows_[kept - 1];
        if (first.name.size == 0) {
            first.name = row.name;
        } else if (name_form(text(row.name)) != name_form(text(first.name)) && row.name.size != 0) {
            first.other_name = row.name;
        }
        first.punches.all += row.punches.all;
        first.punches.live += row.punches.live;
        first.punches.oldest = std::min(first.punches.oldest, row.punches.oldest);
        first.punches.newest = std::max(first.punches.newest, row.punches.newest);
    }
    rows_.resize(kept);
}

void CodeTable::for_each_code(const std::function<void(std::span<const DeviceCode>)>& each) const {
    const std::span<const DeviceCode> all(rows_);
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;
        while (end < all.size() && text(all[end].code) == text(all[begin].code)) ++end;
        each(all.subspan(begin, end - begin));
        begin = end;
    }
}

std::span<const DeviceCode> CodeTable::of(std::string_view code) const {
    const auto found =
        std::ranges::equal_range(rows_, code, {}, [&](const DeviceCode& row) { return text(row.code); });
    return {found.begin(), found.end()};
}

std::size_t CodeTable::size() const {
    std::size_t codes = 0;
    for_each_code([&](std::span<const DeviceCode>) { ++codes; });
    return codes;
}

} // namespace zksync
