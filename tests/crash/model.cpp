#include "model.hpp"

#include <array>

namespace crash {
namespace {

std::string text_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string log_type_of(const Json& row) {
    static const std::array<const char*, 6> types{"IN", "OUT", "OUT", "IN", "IN", "OUT"};
    const Json& state = row.at("punch_state");
    const int code = state.is_string() ? std::stoi(state.get<std::string>()) : state.get<int>();
    return code >= 0 && code < 6 ? types.at(static_cast<std::size_t>(code)) : "";
}

std::pair<std::string, std::string> second_of(const Json& row) {
    return {"HR-EMP-" + text_in(row, "emp_code"), text_in(row, "punch_time").substr(0, 19)};
}

} // namespace

Model::Model(std::string since, std::set<std::string> employed)
    : since_(std::move(since)), employed_(std::move(employed)) {}

bool Model::is_deliverable(const Json& row) const {
    const std::string time = text_in(row, "punch_time");
    return employed_.count(text_in(row, "emp_code")) > 0 && time >= since_ && time < "2100";
}

void Model::look_at(const Json& rows) {
    now_.clear();
    for (const Json& row : rows) {
        if (!is_deliverable(row)) continue;
        now_.insert(second_of(row));
        ever_[second_of(row)].insert(log_type_of(row));
    }
}

std::vector<std::string> Model::faults_of(const Json& checkins) const {
    std::vector<std::string> faults;
    std::set<Second> stored;
    for (const Json& checkin : checkins) {
        const Second second{text_in(checkin, "employee"), text_in(checkin, "time").substr(0, 19)};
        const std::string words = second.first + " " + second.second + " " + text_in(checkin, "log_type");
        const auto punched = ever_.find(second);
        if (punched == ever_.end() || punched->second.count(text_in(checkin, "log_type")) == 0)
            faults.push_back("wrong: " + words);
        if (!stored.insert(second).second) faults.push_back("doubled: " + words);
    }
    for (const auto& [employee, time] : now_)
        if (stored.count({employee, time}) == 0) faults.push_back("lost: " + employee + " " + time);
    return faults;
}

} // namespace crash
