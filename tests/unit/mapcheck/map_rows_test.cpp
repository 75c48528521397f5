#include "mapcheck/map_rows.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <utility>

using namespace zksync;

namespace {

Finding about(FindingKind kind, const std::string& employee, const std::string& field) {
    Finding finding{kind, false};
    finding.employee = employee;
    finding.field = field;
    finding.what_to_do = std::string(to_text(kind));
    return finding;
}

/// As they are told, whoever they are about.
std::vector<Finding> one_row_a_person(const std::vector<Finding>& findings) {
    std::map<std::pair<Whose::By, std::string>, std::uint32_t> people;
    RowPlan plan;
    for (const Finding& finding : findings) {
        const auto [by, name] = whose(finding);
        const auto number = static_cast<std::uint32_t>(people.size());
        const auto person = people.try_emplace({by, std::string(name)}, number).first->second;
        plan.add(finding, by == Whose::By::nobody ? std::nullopt : std::optional{person});
    }
    plan.finish();
    std::vector<Finding> rows;
    for (const bool blocking : {true, false})
        for (std::uint32_t number = 0; number < findings.size(); ++number)
            if (plan.is_row(number) && plan.blocks(number) == blocking)
                rows.push_back(plan.row(number, findings[number]));
    return rows;
}

} // namespace

TEST_CASE("a person is one row: what stands in the way first, the others in a few words") {
    Finding stop = about(FindingKind::no_shift, "P1", "default_shift");
    stop.blocks = true;
    const auto rows = one_row_a_person({about(FindingKind::other_name, "P1", "attendance_device_id"),
                                        about(FindingKind::no_id, "P2", "attendance_device_id"), stop,
                                        about(FindingKind::no_direction, "P1", "determine")});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == FindingKind::no_shift);
    CHECK(rows[0].also == std::vector{FindingKind::other_name, FindingKind::no_direction});
    CHECK(rows[0].what_to_do == "no-shift; also: another person's code, no IN or OUT in a strict shift");
    CHECK(rows[1].employee == "P2");
    CHECK(rows[1].also.empty());
}

TEST_CASE("what the same typing settles is not said again") {
    Finding code = about(FindingKind::unknown_code, "P1", "attendance_device_id");
    Finding id = about(FindingKind::no_id, "P1", "attendance_device_id");
    code.type_this = id.type_this = "0042";
    const auto rows = one_row_a_person({code, id});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].also.empty());
}

TEST_CASE("who has no Employee yet is known by the code; devices and shifts have rows of their own") {
    Finding first = about(FindingKind::unknown_code, "", ""), second = first;
    first.code = "1";
    second.code = "2";
    Finding names = about(FindingKind::different_names, "", "");
    names.code = "1";
    const auto rows =
        one_row_a_person({names, first, second, about(FindingKind::strict_shift, "", ""),
                          about(FindingKind::strict_shift, "", ""), about(FindingKind::one_state, "", "")});
    CHECK(rows.size() == 5);
    CHECK(rows[0].also == std::vector{FindingKind::unknown_code});
}
