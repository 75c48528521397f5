#include "pull/list_habits.hpp"
#include "pull/list_pages.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using IdleNext = ListPages::IdleNext;

namespace {

/// A page of rows first, first + 1, …
TransactionPage page(int first, int rows, std::optional<std::int64_t> count, std::optional<bool> more) {
    TransactionPage page;
    for (int id = first; id < first + rows; ++id) {
        Punch punch;
        punch.id = id;
        page.punches.push_back(punch);
    }
    page.rows = static_cast<std::size_t>(rows);
    page.count = count;
    page.more = more;
    return page;
}

ListPages list_of(const std::vector<TransactionPage>& pages, IdleNext idle_next = IdleNext::unknown) {
    ListPages list(idle_next);
    for (const TransactionPage& one : pages) list.add(one);
    return list;
}

ListPages with_nothing_behind(ListPages list) {
    list.add_nothing();
    return list;
}

} // namespace

TEST_CASE("a list is whole with as many rows as every page counts") {
    CHECK(list_of({page(1, 10, 13, true), page(11, 3, 13, false)}).is_whole());
    CHECK(list_of({page(1, 0, 0, false)}).is_whole());
    CHECK(list_of({page(1, 3, std::nullopt, false)}).is_whole());
    CHECK_FALSE(list_of({page(1, 10, 13, true), page(11, 2, 13, false)}).is_whole());
    CHECK_FALSE(list_of({page(1, 10, 12, true), page(11, 3, 13, false)}).is_whole());
}

TEST_CASE("a list goes on while it is promised to, until nothing comes") {
    ListPages list = list_of({page(1, 10, 10, true)});
    CHECK_FALSE(list.is_over());
    list.add_nothing();
    CHECK(list.is_over());
    CHECK(list.is_whole());
    CHECK(list.was_promised_nothing());
    CHECK(list_of({page(1, 10, 10, true), page(11, 0, 10, true)}).is_whole());
    CHECK_FALSE(list_of({page(1, 10, 10, false)}).was_promised_nothing());
}

TEST_CASE("where next is known to mean nothing, and the count is right, the count ends the list") {
    CHECK(list_of({page(1, 10, 10, true)}, IdleNext::known_and_counted).is_over());
    CHECK_FALSE(list_of({page(1, 10, 13, true)}, IdleNext::known_and_counted).is_over());
    CHECK_FALSE(list_of({page(1, 10, 10, true)}, IdleNext::known).is_over());
    // A count that changed on the way ends nothing.
    CHECK_FALSE(
        list_of({page(1, 10, 30, true), page(11, 10, 20, true)}, IdleNext::known_and_counted).is_over());
}

TEST_CASE("a list without a first page may be empty, and may be a fault") {
    CHECK_FALSE(with_nothing_behind(list_of({})).is_whole());
    CHECK(with_nothing_behind(list_of({})).has_ended());
}

TEST_CASE("a missing page is no end while it could hold what is missing") {
    CHECK(with_nothing_behind(list_of({page(1, 30, 33, true)})).has_ended());
    CHECK_FALSE(with_nothing_behind(list_of({page(1, 30, 60, true)})).has_ended());
    CHECK_FALSE(with_nothing_behind(list_of({page(1, 10, 24, true)})).has_ended());
    // No server has pages of three rows.
    CHECK(with_nothing_behind(list_of({page(1, 3, 8, true)})).has_ended());
    // The list says itself that it ends there.
    CHECK(list_of({page(1, 10, 60, false)}).has_ended());
}

TEST_CASE("without a count, a page that was promised and is missing proves nothing at first") {
    const ListPages list = list_of({page(1, 10, std::nullopt, true)});
    CHECK_FALSE(with_nothing_behind(list).is_whole());
    CHECK(with_nothing_behind(list_of({page(1, 10, std::nullopt, true)}, IdleNext::known)).is_whole());
    // A bare list promises nothing.
    CHECK(with_nothing_behind(list_of({page(1, 10, std::nullopt, std::nullopt)})).is_whole());
    CHECK(list_of({page(1, 10, std::nullopt, true), page(11, 0, std::nullopt, true)}).is_whole());
}

TEST_CASE("two readings are alike by their rows") {
    const ListPages one = list_of({page(1, 5, 8, true), page(6, 2, 8, false)});
    CHECK(one.is_like(list_of({page(3, 5, 9, true), page(1, 3, 9, false)})));
    CHECK_FALSE(one.is_like(list_of({page(1, 6, 8, false)})));
    CHECK(one.difference() == 1);
    CHECK_FALSE(list_of({page(1, 5, 8, true), page(6, 2, 9, false)}).difference());
}

TEST_CASE("a difference that stays is the same again, or cut off by a count of nothing") {
    CHECK(is_usual(3, 3));
    CHECK_FALSE(is_usual(2, 3));
    CHECK_FALSE(is_usual(4, 3));
    CHECK(is_usual(-3, -3));
    CHECK(is_usual(-1, -3));
    CHECK_FALSE(is_usual(-4, -3));
    CHECK_FALSE(is_usual(1, -3));
    CHECK(is_usual(0, 0));
    CHECK_FALSE(is_usual(1, 0));
}
