#include "push/delivery.hpp"

#include <map>

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

} // namespace zksync
