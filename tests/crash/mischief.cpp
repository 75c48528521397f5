#include "mischief.hpp"

#include <array>
#include <cstdio>

namespace crash {
namespace {

using e2e::Json;

std::string time_of_day(Dice& dice) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", dice.between(7, 18), dice.between(0, 59),
                  dice.between(0, 59));
    return text.data();
}

Json punch(Dice& dice, int days_ago) {
    Json row{{"emp_code", code_of(dice.between(1, people))},
             {"punch_time", e2e::at(days_ago, time_of_day(dice))},
             {"punch_state", dice.one_of(std::array{0, 1, 2, 3, 4, 5, 255})}};
    if (dice.in_hundred(5)) row["emp_code"] = "0";
    if (dice.in_hundred(5)) row["punch_time"] = row["punch_time"].get<std::string>() + ".250";
    if (dice.in_hundred(3))
        row["punch_time"] = dice.one_of(std::array{"0000-00-00 00:00:00", "2000-01-01 00:00:07", ""});
    return row;
}

Json punches(Dice& dice, int most, int from_days, int to_days) {
    Json rows = Json::array();
    for (int left = dice.between(1, most); left > 0; --left) {
        rows.push_back(punch(dice, dice.between(from_days, to_days)));
        if (!dice.in_hundred(20)) continue;
        Json twice = rows.back(); // in the same second
        twice["punch_state"] = 1;
        rows.push_back(twice);
    }
    return rows;
}

void allow(e2e::Scene& scene, const Json& employees) {
    e2e::admit_zksync(scene.site, {{"allowed_employees", employees}});
}

} // namespace

std::string code_of(int person) { return "000" + std::to_string(person); }

std::string change_device(Dice& dice, e2e::Scene& scene, Rows rows) {
    std::string story;
    if (dice.in_hundred(80)) {
        scene.device.punch(punches(dice, 14, 0, 2));
        story += "punches; ";
    }
    if (dice.in_hundred(50)) {
        scene.device.punch(punches(dice, 8, 2, days_live + 2));
        story += "late uploads; ";
    }
    if (rows == Rows::may_go && dice.in_hundred(30)) {
        scene.device.erase("/_sim/punches", {{"first", dice.between(1, 5)}});
        story += "purge; ";
    }
    if (rows == Rows::may_go && dice.in_hundred(10)) {
        const int newest = dice.between(1, 20);
        scene.device.post("/_sim/restore", {{"drop_above", newest}, {"next_id", newest + 1}});
        story += "restore; ";
    }
    return story;
}

std::string break_device(Dice& dice, e2e::Scene& scene, Rows rows) {
    Json rule{{"match", {{"path", e2e::Device::transactions}, {"nth", dice.between(1, 5)}}}};
    const int kind = dice.between(rows == Rows::may_go ? 1 : 2, 7);
    switch (kind) {
    case 1:
        rule.update({{"do", "delete_rows"}, {"first", dice.between(1, 3)}});
        break;
    case 2:
        rule.update({{"do", "insert_rows"}, {"rows", punches(dice, 4, 0, days_live)}});
        break;
    case 3:
        rule.update({{"do", "status"}, {"status", 404}, {"body", {{"detail", "Invalid page."}}}});
        break;
    case 4:
        rule.update({{"do", "count_delta"}, {"delta", dice.between(-2, 2)}});
        break;
    case 5:
        rule["do"] = "truncate_json";
        break;
    case 6:
        rule["do"] = "revoke_token";
        break;
    default:
        rule["do"] = "html200";
        break;
    }
    scene.device.faults(rule);
    return "device: " + rule.at("do").get<std::string>() + "; ";
}

std::string break_site(Dice& dice, e2e::Scene& scene) {
    static const std::vector<Json> kinds{
        "commit_then_close_silently",
        "commit_then_reset",
        "close_before_commit",
        "reset_before_commit",
        "html502",
        "html504",
        "html200_after_commit",
        "truncated_200_after_commit",
        "empty_200_after_commit",
        "short_names",
        {{"kind", "refuse"}, {"message", "no"}},
        {{"kind", "crash"}},
        {{"kind", "crash"}, {"after_commit", true}},
        {{"kind", "commit_late"}, {"ms", 60}, {"answer", "504"}},
        {{"kind", "commit_late"}, {"ms", 60}, {"answer", "close"}},
        {{"kind", "never_commit"}, {"answer", "reset"}},
        {{"kind", "never_commit"}, {"answer", "504"}},
    };
    const Json& kind = dice.one_of(kinds);
    scene.site.faults({{"match", {{"path", "insert_many"}, {"method", "POST"}, {"nth", dice.between(1, 3)}}},
                       {"do", kind}});
    return "site: " + kind.dump() + "; ";
}

std::string stop_site(Dice& dice, e2e::Scene& scene) {
    static const std::vector<Json> kinds{"session_stopped",
                                         "deadlock",
                                         "query_timeout",
                                         "read_only",
                                         {{"kind", "rate_limit"}, {"retry_after", 1}}};
    const Json& kind = dice.one_of(kinds);
    const int times = dice.between(1, 6);
    scene.site.faults(
        {{"match", {{"path", "/api/"}, {"nth", dice.between(1, 6)}}}, {"times", times}, {"do", kind}});
    return "site: " + std::to_string(times) + " x " + kind.dump() + "; ";
}

std::string hide_people(Dice& dice, e2e::Scene& scene) {
    Json shown = Json::array();
    for (int person = 1; person < people; ++person)
        if (dice.in_hundred(50)) shown.push_back("HR-EMP-" + code_of(person));
    allow(scene, shown);
    return shown.empty() ? "nobody is hidden; " : "only " + shown.dump() + " are shown; ";
}

void hide_nobody(e2e::Scene& scene) { allow(scene, Json::array()); }

} // namespace crash
