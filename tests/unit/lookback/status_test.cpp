#include "lookback/status.hpp"

#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

namespace {

std::vector<std::string> serials(const std::vector<SilentTerminal>& terminals) {
    std::vector<std::string> result;
    for (const SilentTerminal& terminal : terminals) result.push_back(terminal.serial_number);
    return result;
}

} // namespace

TEST_CASE("A terminal is silent when neither a punch nor a sign of life came for long") {
    const LocalTime now = local("2026-11-22 12:00:00");
    DeviceConfig device;
    const std::vector<TerminalActivity> known{{"A1", "", 1, local("2026-11-22 08:00:00")},
                                              {"B2", "", 1, local("2026-11-10 08:00:00")},
                                              {"", "", 1, local("2026-11-10 08:00:00")}};
    const auto silent = [&](const std::map<std::string, LocalTime>& activity) {
        return serials(silent_terminals(device, known, activity, now, std::chrono::days{7}));
    };
    CHECK(silent({}) == std::vector<std::string>{"B2"});
    CHECK(silent({{"B2", local("2026-11-22 07:00:00")}}).empty());
    device.terminals["C3"];
    CHECK(silent({}) == std::vector<std::string>{"B2", "C3"});
    device.terminals["B2"].retired = true;
    device.terminals["C3"].ignore = true;
    CHECK(silent({}).empty());
}

TEST_CASE("A journal without a device is named while it holds what was not delivered") {
    const Workshop shop;
    Config config;
    config.devices = {shop.device};
    CHECK(orphaned_journals(StateFiles(shop.state_dir / "nowhere"), config).empty());
    Journal(shop.file()).store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), Judgement{}, shop.now);
    Journal(shop.file("old.db")).store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), waits, shop.now);
    Journal(shop.file("done.db"))
        .store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), sent_away, shop.now);
    SiteFile(shop.file("site-hr.db"));
    const auto orphans = orphaned_journals(shop.files(), config);
    REQUIRE(orphans.size() == 1);
    CHECK(orphans[0].device == "old");
    CHECK(orphans[0].undelivered == 1);

    std::vector<std::string> warned;
    const Log log([&](Level level, std::string_view line) {
        if (level == Level::warning) warned.emplace_back(line);
    });
    tell_orphans(orphans, shop.file("site-hr.db"), shop.now, log);
    tell_orphans(orphans, shop.file("site-hr.db"), shop.now, log);
    CHECK(warned.size() == 1);
    tell_orphans({}, shop.file("site-hr.db"), shop.now, log);
    tell_orphans(orphans, shop.file("site-hr.db"), shop.now, log);
    CHECK(warned.size() == 2);
}

TEST_CASE("Status reads what is there and makes nothing") {
    const Workshop shop;
    Config config;
    config.devices = {shop.device};
    const auto status = [&] {
        Journals journals(shop.files());
        return read_status({config, journals, {&config.devices[0]}}, SystemClock{});
    };
    CHECK_FALSE(status().devices.at(0).has_journal);
    CHECK(std::filesystem::is_empty(shop.state_dir));

    Journal journal(shop.file());
    journal.store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), waits, shop.now);
    journal.store(punch(2, local("2000-01-01 00:00:07"), "0042", "A1"),
                  {PunchState::quarantined, Reason::before_2015, {}}, shop.now);
    const DeviceStatus device = status().devices.at(0);
    CHECK(device.in(PunchState::waiting) == 1);
    CHECK(device.waiting.at(0).codes.at(0).code.value == "0042");
    CHECK(device.quarantined.size() == 1);
    CHECK_FALSE(device.in_doubt_until);
}
