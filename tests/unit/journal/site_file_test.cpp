#include "journal/site_file.hpp"
#include "sqlite/snapshot.hpp"

#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;
using Catch::Contains;

namespace {

const char* const name = "site-hr.example.com.db";

UnderWay write_of_two() {
    Checkin far = checkin("HR-EMP-0000Ä", "2026-11-22 08:00:01");
    far.log_type = LogType::none;
    far.device_id = "Gate \"1\"";
    far.latitude = 25.204849300000001;
    far.longitude = 0.1;
    return {"lobby", departure, {checkin("HR-EMP-00001", "2026-11-22 08:00:00"), far}};
}

} // namespace

TEST_CASE("a write that is under way is remembered with everything that it sent") {
    const Folder folder;
    {
        SiteFile site(folder.file(name));
        CHECK_FALSE(site.under_way());
        site.set_under_way({"yard", departure, {}});
        site.set_under_way(write_of_two());
    }
    SiteFile site(folder.file(name));
    const auto found = site.under_way();
    REQUIRE(found);
    CHECK(found->device == "lobby");
    CHECK(found->departure.at == departure.at);
    CHECK(found->departure.since_boot == departure.since_boot);
    CHECK(found->departure.boot_id == departure.boot_id);
    CHECK(found->checkins == write_of_two().checkins);

    site.clear_under_way();
    CHECK_FALSE(site.under_way());
    CHECK_FALSE(SiteFile(folder.file(name)).under_way());
}

TEST_CASE("a blocked site stays blocked until that is taken back") {
    const Folder folder;
    SiteFile site(folder.file(name));
    CHECK_FALSE(site.blocked());
    site.set_blocked(
        {"two check-ins have a wrong time", "give the role", {"CHK-1", "CHK-2"}, "f00d", moment(5)});
    const auto blocked = SiteFile(folder.file(name)).blocked();
    REQUIRE(blocked);
    CHECK(blocked->why == "two check-ins have a wrong time");
    CHECK(blocked->names == std::vector<std::string>{"CHK-1", "CHK-2"});
    CHECK(blocked->key_fingerprint == "f00d");
    CHECK(blocked->since == moment(5));
    site.clear_blocked();
    CHECK_FALSE(site.blocked());
}

TEST_CASE("what somebody has to delete on the site is remembered apart from that it is blocked") {
    const Folder folder;
    const std::vector<WrongCheckin> wrong{{"CHK-1", WrongCheckin::Why::wrong_time, "HR-EMP-00001",
                                           LocalTime::parse("2026-11-22 09:41:07.123456"), moment(5)},
                                          {"CHK-\"2\"", WrongCheckin::Why::twice, "HR-EMP-0000Ä",
                                           LocalTime::parse("2026-11-22 08:00:00"), moment(6)},
                                          {"CHK-3", WrongCheckin::Why::wrong_time, "", {}, moment(7)}};
    SiteFile site(folder.file(name));
    CHECK(site.wrong_checkins().empty());
    site.set_blocked({"why", "way on", {"CHK-1"}, "f00d", moment(5)});
    site.set_wrong_checkins(wrong);
    site.clear_blocked();
    CHECK(SiteFile(folder.file(name)).wrong_checkins() == wrong);
    site.set_wrong_checkins({});
    CHECK(SiteFile(folder.file(name)).wrong_checkins().empty());
    site.set_value("wrong_checkins", "[{\"name\":7}]");
    CHECK_THAT(error_of([&] { site.wrong_checkins(); }).what(), Contains("cannot be read"));
}

TEST_CASE("the last good rehearsal, with or without the site's offset") {
    const Folder folder;
    SiteFile site(folder.file(name));
    CHECK_FALSE(site.rehearsal());
    site.set_rehearsal({moment(7), {}});
    CHECK(site.rehearsal()->at == moment(7));
    CHECK_FALSE(site.rehearsal()->utc_offset);
    site.set_rehearsal({moment(8), std::chrono::hours{-5}});
    CHECK(site.rehearsal()->utc_offset == std::chrono::hours{-5});
}

TEST_CASE("looking at a site's file, copying it, and its small values") {
    const Folder folder;
    CHECK_FALSE(SiteFile::open_existing(folder.file(name)));
    SiteFile site(folder.file(name));
    site.set_value("versions", "15");
    site.set_under_way(write_of_two());
    CHECK(SiteFile::open_existing(folder.file(name))->value("versions") == "15");

    REQUIRE(copy_database(folder.file(name), folder.file("copy.db")));
    SiteFile copy(folder.file("copy.db"));
    copy.clear_under_way();
    copy.set_value("versions", "16");
    CHECK(site.under_way());
    CHECK(site.value("versions") == "15");
}

TEST_CASE("a site's file is no journal, and a journal no site's file") {
    const Folder folder;
    SiteFile{folder.file("a.db")};
    Journal{folder.file("b.db")};
    CHECK_THAT(error_of([&] { Journal{folder.file("a.db")}; }).what(), Contains("is no journal"));
    CHECK_THAT(error_of([&] { SiteFile{folder.file("b.db")}; }).what(), Contains("is no site's file"));
}
