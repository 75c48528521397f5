#include "push/delivery.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

namespace {

Delivery delivery(std::int64_t seq, const std::string& employee, const std::string& time,
                  LogType type = LogType::in) {
    Checkin checkin;
    checkin.employee = employee;
    checkin.time = SiteTime{LocalTime::parse(time).value()};
    checkin.log_type = type;
    return {seq, checkin, {}, {}};
}

std::vector<std::int64_t> seqs(const std::vector<Delivery>& deliveries) {
    std::vector<std::int64_t> all;
    for (const Delivery& one : deliveries) all.push_back(one.seq);
    return all;
}

} // namespace

TEST_CASE("the first punch of an employee and second goes, the others follow it") {
    const auto going = one_a_second(
        {delivery(1, "A", "2026-11-22 08:00:00"), delivery(2, "A", "2026-11-22 08:00:00", LogType::out),
         delivery(3, "B", "2026-11-22 08:00:00"), delivery(4, "A", "2026-11-22 08:00:00.5")});
    CHECK(seqs(going) == std::vector<std::int64_t>{1, 3});
    CHECK(going[0].followers == std::vector<std::int64_t>{2, 4});
    CHECK(going[0].checkin.log_type == LogType::in);
    CHECK(going[1].followers.empty());
}

TEST_CASE("neighbouring seconds go both, in their order") {
    const auto going =
        one_a_second({delivery(7, "A", "2026-11-22 08:00:00.999999"), delivery(5, "A", "2026-11-22 08:00:01"),
                      delivery(6, "A", "2026-11-21 08:00:00")});
    CHECK(seqs(going) == std::vector<std::int64_t>{7, 5, 6});
}

TEST_CASE("employees are told apart byte by byte") {
    CHECK(
        one_a_second({delivery(1, "HR-EMP-1", "2026-11-22"), delivery(2, "hr-emp-1", "2026-11-22")}).size() ==
        2);
    CHECK(one_a_second({}).empty());
}

TEST_CASE("unlike ones: the first of each employee, then others, and no more than wanted") {
    const std::vector<Delivery> deliveries{
        delivery(1, "A", "2026-11-22 08:00:00"), delivery(2, "A", "2026-11-22 08:01:00"),
        delivery(3, "B", "2026-11-22 08:02:00"), delivery(4, "A", "2026-11-22 08:03:00"),
        delivery(5, "C", "2026-11-22 08:04:00")};
    const auto employees = [&](std::size_t most) {
        std::string all;
        for (const Checkin& checkin : unlike_ones(deliveries, most)) all += checkin.employee;
        return all;
    };
    CHECK(employees(2) == "AB");
    CHECK(employees(3) == "ABC");
    CHECK(employees(4) == "ABCA");
    CHECK(employees(9) == "ABCAA");
    CHECK(unlike_ones({}, 5).empty());
}
