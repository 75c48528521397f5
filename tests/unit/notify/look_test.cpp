#include "notify/look.hpp"

#include "pass/pass_trouble.hpp"
#include "shifts/shift_memo.hpp"
#include "state_fixture.hpp"
#include "util/clock.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace zksync;
using namespace zksync::test;
using namespace zksync::notify;
using Catch::Matchers::Contains;

namespace {

struct StillClock : Clock {
    Moment at;
    explicit StillClock(Moment now) : at(now) {}
    Moment now() const override { return at; }
    std::chrono::seconds since_boot() const override { return std::chrono::hours{1}; }
    std::string boot_id() const override { return "boot"; }
};

/// Two devices, their journals, and what is told.
struct Office : Workshop {
    Config config;
    std::vector<Told> told;

    Office() {
        config.site.url = "https://hr.example.com";
        for (const char* name : {"lobby", "gate"}) {
            DeviceConfig added = device;
            added.name = name;
            config.devices.push_back(added);
            Journal(file(std::string(name) + ".db"));
        }
        config.shifts = {shift};
    }
    Journal journal(const std::string& name = "lobby") const { return Journal(file(name + ".db")); }
    SiteFile site() const { return SiteFile(files().site(config.site.url).file); }
    void wait(const std::string& name, const std::string& code, Reason reason = Reason::no_employee) const {
        journal(name).store(punch(std::stoi(code), local("2026-11-17 08:00:00"), code, "A1"),
                            {PunchState::waiting, reason, "the site's words"}, now);
    }
    void trouble(const std::string& name, PassEnd end, ErrorKind kind, const std::string& words) const {
        Journal open = journal(name);
        note_pass_trouble(open, end, Error(kind, words, "a hint"), now);
    }
    void say(const std::string& topic, const Said& said) const { journal().said().update(topic, {&said, 1}); }
    Sight look_now() const {
        std::vector<const DeviceConfig*> devices;
        for (const DeviceConfig& one : config.devices) devices.push_back(&one);
        SiteFile file = site();
        Journals journals(files());
        return look({config, journals, devices}, file, told, StillClock(now));
    }
    /// The only matter of that topic.
    Matter only(const std::string& topic) const {
        std::vector<Matter> found;
        for (const Matter& matter : look_now().lasting)
            if (matter.id.topic == topic) found.push_back(matter);
        INFO(topic);
        REQUIRE(found.size() == 1);
        return found.front();
    }
};

std::vector<std::string> titles(const Sight& sight) {
    std::vector<std::string> all;
    for (const Matter& matter : sight.lasting)
        all.push_back(fmt::format("{}: {}", matter.id.reader, matter.title));
    std::ranges::sort(all);
    return all;
}

bool saw(const Sight& sight, const char* topic, const char* about) {
    return sight.seen.contains({topic, about});
}

} // namespace

TEST_CASE("A code that waits on two devices is one matter of HR's, with all that wait") {
    const Office office;
    office.wait("lobby", "0049");
    office.wait("gate", "0049 ");
    office.wait("gate", "0050", Reason::refused);
    const Sight sight = office.look_now();
    REQUIRE(titles(sight) == std::vector<std::string>{"hr: code 0049 waits: nobody on the site has it",
                                                      "hr: code 0050 waits: the site refuses it"});
    CHECK(sight.lasting[0].devices == std::vector<std::string>{"lobby", "gate"});
    CHECK(sight.lasting[0].what == "2 punches on lobby, gate, the oldest of 2026-11-17 08:00:00");
    CHECK(sight.lasting[0].to_do == "write 0049 into Attendance Device ID (attendance_device_id) of the "
                                    "Employee whose code it is; it is delivered by itself then");
    CHECK_THAT(sight.lasting[1].what, Contains("the site says: the site's words"));
    CHECK(saw(sight, "waiting", ""));
}

TEST_CASE("What a pass at work has in its hands, and was said to wait, waits") {
    const Office office;
    office.say("news", {"no-employee 0049", "nobody has \"0049\"", office.now, office.now});
    CHECK(titles(office.look_now()) == std::vector<std::string>{"hr: code 0049 waits"});
}

TEST_CASE("While a journal cannot be read, nothing is known of what waits, and that is a matter") {
    const Office office;
    std::filesystem::resize_file(office.file("gate.db"), 100);
    const Sight sight = office.look_now();
    CHECK(titles(sight) == std::vector<std::string>{"admin: the journal of gate cannot be read"});
    CHECK_FALSE(saw(sight, "waiting", ""));
    CHECK_FALSE(saw(sight, "site", ""));
    CHECK_FALSE(saw(sight, "device", "gate"));
    CHECK(saw(sight, "device", "lobby"));
}

TEST_CASE("The site's trouble is one matter, and a block stands before it") {
    const Office office;
    office.trouble("lobby", PassEnd::site, ErrorKind::unreachable, "no route");
    office.trouble("gate", PassEnd::site, ErrorKind::unreachable, "no route");
    const Matter matter = office.only("site");
    CHECK(matter.title == "the site cannot be reached");
    CHECK(matter.what == "lobby, gate: no route");
    CHECK(matter.to_do == "a hint");
    office.trouble("gate", PassEnd::site, ErrorKind::refused, "no right");
    CHECK(office.only("site").stamp == "refused unreachable");
    office.site().set_blocked({"the role is missing", "grant it", {}, "print", office.now});
    CHECK(office.only("site").what == "the role is missing");
}

TEST_CASE("Of a device that is away nothing else is told, nor of one that is paused anything") {
    Office office;
    office.say("terminal clock", {"A1@2", "the clock of A1 runs ahead", office.now, office.now});
    office.config.devices[0].terminals["B2"];
    CHECK(office.only("clock").what == "the clock of A1 runs ahead");
    CHECK(office.only("terminal").title == "terminal B2 of lobby is silent");
    office.trouble("lobby", PassEnd::device, ErrorKind::unreachable, "no route");
    Sight sight = office.look_now();
    CHECK(titles(sight) == std::vector<std::string>{"admin: lobby cannot be reached"});
    CHECK_FALSE(saw(sight, "terminal", "lobby"));
    CHECK_FALSE(saw(sight, "clock", "lobby"));
    CHECK(saw(sight, "terminal", "gate"));

    Journal journal = office.journal();
    note_pass_trouble(journal, PassEnd::device, std::nullopt, office.now);
    office.told = {{{"admin", "device", "lobby", ""},
                    "lobby cannot be reached",
                    "",
                    0,
                    Told::Stands::lasts,
                    office.now,
                    office.now,
                    {}}};
    sight = office.look_now();
    CHECK(saw(sight, "device", "lobby"));
    CHECK_FALSE(saw(sight, "terminal", "lobby"));

    office.config.devices[0].enabled = false;
    sight = office.look_now();
    CHECK(sight.lasting.empty());
    CHECK_FALSE(saw(sight, "device", "lobby"));
}

TEST_CASE("Quarantined punches are one matter a reason, with the command for each") {
    const Office office;
    Journal journal = office.journal();
    for (int id = 1; id <= 7; ++id) {
        Punch early = punch(id, local("2000-01-01 00:00:0" + std::to_string(id)), "0042", "A1");
        journal.store(early, {PunchState::quarantined, Reason::before_2015, {}}, office.now);
    }
    const Matter matter = office.only("quarantine");
    CHECK(matter.amount == 7);
    CHECK_THAT(matter.to_do,
               Contains("0042 at 2000-01-01 00:00:01 of terminal A1: zksync push --device lobby "
                        "--release '0042@2000-01-01 00:00:01="));
    CHECK_THAT(matter.to_do, Contains("and 2 more: zksync status --device lobby"));
}

TEST_CASE("A day that came too late is HR's, and fades when nobody asks about it any longer") {
    Office office;
    Journal journal = office.journal();
    const auto [seq, stored] =
        journal.store_row(punch(1, local("2026-11-17 08:00:00"), "0042", "A1"), sent_away, office.now);
    journal.set_too_late(seq);
    const Matter matter = office.only("too late");
    CHECK(matter.title == "code 0042, 2026-11-17: not counted for attendance");
    CHECK_THAT(matter.to_do, Contains("cancel the Attendance of that day"));
    CHECK_THAT(matter.to_do, Contains(": zksync why 0042 2026-11-17"));
    const auto row = [&](const std::string& day) {
        return Told{
            {"hr", "too late", "lobby", day}, "t", day, 0, Told::Stands::lasts, office.now, office.now, {}};
    };
    office.told = {row("2026-09-01"), row("2026-11-10")};
    const Sight sight = office.look_now();
    REQUIRE(sight.faded.size() == 1);
    CHECK(sight.faded[0].key == "2026-09-01");
}

TEST_CASE("What the site's file remembers is told to whom it concerns") {
    Office office;
    office.config.notify.hr = {"mail"};
    SiteFile site = office.site();
    site.set_wrong_checkins({{"EMP-CKIN-1", WrongCheckin::Why::twice, "HR-EMP-0042", {}, office.now}});
    const std::vector<Said> monitor{{"ping ", "cannot tell", office.now, office.now}};
    site.said().update("monitor", monitor);
    const std::vector<Said> hr{{"hr", "cannot tell hr", office.now, office.now},
                               {"admin", "cannot tell admin", office.now, office.now}};
    site.said().update("notify", hr);
    const std::vector<Said> overdue{{"0042", "people may be marked Absent", office.now, office.now}};
    site.said().update("shift Day Shift", overdue);
    ShiftMemo memo;
    memo.looked_at = office.now;
    memo.overdue = "0042";
    remember_shift(site, "Day Shift", memo);
    CHECK(titles(office.look_now()) ==
          std::vector<std::string>{"admin: HR cannot be told anything", "admin: a monitor cannot be told",
                                   "hr: check-in EMP-CKIN-1 is to be deleted",
                                   "hr: people of Day Shift may be marked Absent"});
    // Whoever is not to be told cannot be missed.
    office.config.notify.hr.clear();
    CHECK(titles(office.look_now()).front() == "admin: a monitor cannot be told");
    memo.overdue = "";
    remember_shift(site, "Day Shift", memo);
    CHECK(office.only("shift").title == "the mark of shift Day Shift is not moved");
}
