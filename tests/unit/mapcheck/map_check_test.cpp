#include "pictured.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace zksync;
using namespace zksync::testing;

namespace {

std::map<FindingKind, int> kinds_in(const MapPicture& picture) {
    std::map<FindingKind, int> kinds;
    for (const Finding& finding : all_findings(picture)) ++kinds[finding.kind];
    return kinds;
}

} // namespace

TEST_CASE("people are found by name, by ID byte for byte, and by what is alike") {
    Staff staff;
    staff.add(employee("HR-EMP-2", "Sara Khan", "0042"), 0);
    staff.add(employee("HR-EMP-1", "Omar Aziz", "0042"), 0);
    staff.add(employee("HR-EMP-3", "Khan, Sara", "42"), 0);
    staff.add(employee("HR-EMP-4", "", ""), 0);
    staff.finish();
    REQUIRE(staff.named("HR-EMP-2"));
    CHECK(staff.text(staff.named("HR-EMP-2")->person_name) == "Sara Khan");
    CHECK_FALSE(staff.named("HR-EMP-5"));
    CHECK(staff.with_id("0042").size() == 2);
    CHECK(staff.with_id("42").size() == 1);
    CHECK(staff.with_id("").empty());
    int alike = 0, called = 0, shared = 0;
    staff.for_each_alike("42", [&](const Staff::Person&) { ++alike; });
    staff.for_each_called("khan sara", [&](const Staff::Person&) { ++called; });
    staff.for_each_shared_id(
        [&](std::span<const std::uint32_t> rows) { shared += static_cast<int>(rows.size()); });
    CHECK(alike == 3);
    CHECK(called == 2);
    CHECK(shared == 2);
}

TEST_CASE("what is said of one code of one device is put together") {
    CodeTable codes;
    codes.add_punches(0, "0042", {3, 3, 10, 12});
    codes.add_punches(1, "0042", {1, 1, 9, 9});
    codes.add_employee(0, "0042", "Sara");
    codes.add_punches(0, "0042", {2, 0, 8, 11});
    codes.finish();
    CHECK(codes.size() == 1);
    CHECK(codes.of("0042").size() == 2);
    CHECK(codes.of("42").empty());
    codes.for_each_code([&](std::span<const DeviceCode> code) {
        REQUIRE(code.size() == 2);
        CHECK(codes.text(code[0].name) == "Sara");
        CHECK(code[0].punches.all == 5);
        CHECK(code[0].punches.live == 3);
        CHECK(code[0].punches.oldest == 8);
        CHECK(code[0].punches.newest == 12);
        CHECK(code[1].punches.newest == 9);
    });
}

TEST_CASE("what stands in the way comes first, whatever its kind") {
    Pictured given;
    Employee gone = employee("HR-EMP-1", "Sara Khan", "1");
    gone.status = "Left";
    given.picture.staff.add(gone, 0);
    given.picture.codes.add_employee(0, "2", "Omar Aziz");   // never punched: to look at
    given.picture.codes.add_punches(0, "3", {1, 1, 10, 10}); // nobody has it: blocks
    const auto findings = given.findings();
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].code == "3");
    CHECK(findings[0].blocks);
    CHECK(findings[1].code == "2");
    CHECK_FALSE(findings[1].blocks);
}

TEST_CASE("several people of one name, or of nearly that ID, are no suggestion") {
    Pictured given;
    given.picture.staff.add(employee("HR-EMP-1", "Sara Khan", ""), 0);
    given.picture.staff.add(employee("HR-EMP-2", "Sara Khan", ""), 0);
    given.picture.codes.add_employee(0, "0042", "Sara Khan");
    for (const Finding& finding : given.findings()) {
        if (finding.kind == FindingKind::unknown_code) CHECK(finding.employee.empty());
        if (finding.kind == FindingKind::no_id) CHECK(finding.type_this.empty());
    }
    CHECK(kinds_in(given.picture)[FindingKind::no_id] == 2);
}

TEST_CASE("every kind has a word and a heading of its own") {
    std::map<std::string_view, int> words;
    for (int kind = 0; kind <= static_cast<int>(FindingKind::no_employee_list); ++kind) {
        ++words[to_text(static_cast<FindingKind>(kind))];
        CHECK_FALSE(heading(static_cast<FindingKind>(kind)).empty());
    }
    CHECK(words.size() == static_cast<std::size_t>(FindingKind::no_employee_list) + 1);
}

TEST_CASE("a site without any employee is one finding, not one for every code") {
    Pictured given;
    given.picture.codes.add_employee(0, "2", "Omar Aziz");
    given.picture.codes.add_punches(0, "3", {2, 1, 10, 10});
    const auto findings = given.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == FindingKind::unknown_code);
    CHECK(findings[0].blocks);
    CHECK(findings[0].punches == 1);
    CHECK(findings[0].code.empty());
}
