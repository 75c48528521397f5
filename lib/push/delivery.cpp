#include "push/delivery.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace zksync {

std::vector<Delivery> one_a_second(std::vector<Delivery> deliveries) {
    std::map<EmployeeSecond, std::size_t> first;
    std::vector<Delivery> going;
    for (Delivery& delivery : deliveries) {
        const auto [place, is_first] = first.try_emplace(second_of(delivery.checkin), going.size());
        if (is_first) {
            going.push_back(std::move(delivery));
        } else {
            going[place->second].followers.push_back(delivery.seq);
        }
    }
    return going;
}

std::vector<Checkin> unlike_ones(std::span<const Delivery> deliveries, std::size_t most) {
    std::set<std::string_view> employees;
    std::vector<Checkin> first, others;
    for (const Delivery& delivery : deliveries) {
        const bool is_first = employees.insert(delivery.checkin.employee).second;
        (is_first ? first : others).push_back(delivery.checkin);
        if (first.size() == most) return first;
    }
    others.resize(std::min(others.size(), most - first.size()));
    first.insert(first.end(), others.begin(), others.end());
    return first;
}

} // namespace zksync
