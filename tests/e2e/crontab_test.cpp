// crontab: the schedule that the configuration asks for, as each of its readers takes it.
#include "harness/eventually.hpp"
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <sstream>

#include <unistd.h>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool is_there(const std::string& tool) {
    return run({"/bin/sh", {"-c", "command -v " + tool}, {}, {}, {}, {}}).exit_code == 0;
}

/// The device lobby and others, each with a frequency; secrets that nobody can read.
struct Office : Desk {
    Office() {
        config.remove("", "state_dir");
        config.remove("device.lobby", "password_file").set("site", "api_secret_file", "/nowhere/at-all");
    }
    void device(const std::string& name, const std::string& frequency) {
        const std::string section = "device." + name;
        config.set(section, "url", "http://" + name + ".example")
            .set(section, "username", "admin")
            .set(section, "since", days_ago(1))
            .set(section, "frequency", frequency);
    }
    std::string schedule(const std::string& format, const std::vector<std::string>& options = {}) {
        std::vector<std::string> arguments{options};
        arguments.insert(arguments.end(), {"crontab", "--format", format});
        const auto outcome = run(arguments);
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        // Of a user who is not here, or cannot read what lies in a folder of the test's own; and of a host
        // without a mail program.
        const bool names_user = format == "cron.d" || format == "systemd";
        const bool is_for_cron = format == "cron.d" || format == "crontab";
        std::istringstream lines(outcome.err);
        for (std::string line; std::getline(lines, line);)
            CHECK(((names_user && (has(line, "there is no user zksync") || has(line, "cannot read the"))) ||
                   (is_for_cron && has(line, "there is no mail program"))));
        return outcome.out;
    }
};

/// The line of a device, without what is the same in all.
std::string line_of(const std::string& schedule, const std::string& device) {
    std::istringstream lines(schedule);
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with("--device " + device)) return line;
    return {};
}

/// Writes every file that the text names to a directory; returns their names.
std::vector<std::string> split_units(const std::string& text, const fs::path& directory) {
    const std::string heading = "# /etc/systemd/system/";
    std::vector<std::string> names;
    std::string content;
    const auto close = [&] {
        if (!names.empty()) write_file(directory / names.back(), content);
        content.clear();
    };
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(heading)) {
            close();
            names.push_back(line.substr(heading.size()));
        } else {
            content += line + "\n";
        }
    }
    close();
    return names;
}

} // namespace

TEST_CASE("Every frequency becomes a line, and none reads a secret or makes a state directory") {
    Office office;
    office.config.set("device.lobby", "frequency", "hourly");
    office.device("every", "all");
    office.device("night", "daily");
    office.device("week", "weekly");
    office.device("month", "monthly");
    office.device("own", "*/15 6-20 * * mon-fri");
    office.device("closed", "hourly");
    office.config.set_raw("device.closed", "enabled", "false");
    const std::string text = office.schedule("crontab");
    INFO(text);
    CHECK(has(text, "\nMAILTO="));
    // Without it cron calls its mail US-ASCII, and a terminal's or a person's name is noise.
    CHECK(has(text, "\nCONTENT_TYPE=\"text/plain; charset=UTF-8\"\n"));
    const auto fields = [&](const std::string& device) {
        const std::string line = line_of(text, device);
        return line.substr(0, line.find(" /"));
    };
    CHECK(fields("lobby") == "43 * * * *");
    CHECK(fields("every") == "* * * * *");
    CHECK(has(text, "# every minute: use with care with many devices\n* * * * * "));
    CHECK(fields("night").ends_with(" * * *"));
    CHECK(fields("week").ends_with(" * * 0"));
    CHECK(fields("month").ends_with(" 1 * *"));
    CHECK(fields("own") == "*/15 6-20 * * mon-fri");
    CHECK(line_of(text, "closed").empty());
    CHECK(has(text, "# closed is paused"));
    CHECK(has(line_of(text, "lobby"), " " + fs::canonical(tested_program()).string() + " "));
    CHECK_FALSE(fs::exists(office.dir / ".local/state/zksync"));
}

TEST_CASE("A configuration or a state directory that a pass would not find by itself is named") {
    Office office;
    const std::string config = " --config " + office.config_path().string();
    CHECK(has(office.schedule("crontab"), config + " "));
    CHECK_FALSE(has(office.schedule("kubernetes"), office.config_path().string()));
    const std::string elsewhere = (office.dir / "elsewhere").string();
    for (const char* format : {"crontab", "cron.d", "systemd"}) {
        INFO(format);
        CHECK(has(office.schedule(format, {"--state-dir", elsewhere}),
                  config + " --state-dir " + elsewhere + " run"));
    }
    CHECK_FALSE(fs::exists(elsewhere));
    office.config.set("", "state_dir", elsewhere);
    CHECK_FALSE(has(office.schedule("crontab"), "--state-dir"));
}

TEST_CASE("cron.d has the owner of the state directory in its column, and zksync where there is none") {
    Office office;
    office.config.set("", "state_dir", office.state_dir().string());
    CHECK(has(line_of(office.schedule("cron.d"), "lobby"), "43 * * * * zksync /"));
    if (geteuid() != 0) {
        WARN("only root can make a directory that belongs to somebody else");
        return;
    }
    fs::create_directory(office.state_dir());
    REQUIRE(chown(office.state_dir().c_str(), 65534, 65534) == 0);
    CHECK(has(line_of(office.schedule("cron.d"), "lobby"), "43 * * * * nobody /"));
    CHECK(has(office.schedule("systemd"), "\nUser=nobody\n"));
}

TEST_CASE("crontab(1) takes the lines, for a user too") {
    if (!is_there("crontab")) {
        WARN("skipped: there is no crontab here");
        return;
    }
    Office office;
    office.device("every", "all");
    office.device("own", "0 8 1,15 jan-mar fri");
    write_file(office.dir / "table", office.schedule("crontab"), fs::perms{0644});
    const auto checked = run({"/usr/bin/crontab", {"-n", (office.dir / "table").string()}, {}, {}, {}, {}});
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
}

TEST_CASE("A real cron runs a line, whatever the paths are called, and a pass happens") {
    if (geteuid() != 0 || !is_there("cron") || !is_there("faketime") || !is_there("unshare") ||
        run({"/bin/sh", {"-c", "unshare --mount true"}, {}, {}, {}, {}}).exit_code != 0) {
        WARN("skipped: this needs root, cron, faketime and mount namespaces");
        return;
    }
    Scene scene;
    scene.site.employ("0042");
    scene.device.punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    scene.config.set("device.lobby", "frequency", "all");
    scene.write_config();
    const fs::path folder = scene.dir / "it's 100% odd";
    fs::create_directory(folder);
    fs::copy_file(tested_program(), folder / "zksync");
    fs::rename(scene.config_path(), folder / "the \"5%\" file.toml");
    Command schedule = scene.command({"--config", (folder / "the \"5%\" file.toml").string(), "crontab"});
    schedule.program = folder / "zksync";
    const auto printed = run(schedule);
    REQUIRE(printed.exit_code == 0);
    INFO(printed.out);
    write_file(scene.dir / "table", printed.out);
    fs::create_directory(scene.dir / "cron");

    Process cron({E2E_SOURCE_DIR "/tests/e2e/shells/private_cron.sh",
                  {(scene.dir / "cron").string(), (scene.dir / "table").string()},
                  scene.environment,
                  {},
                  {},
                  {}});
    const bool arrived = eventually([&] { return !cron.running() || !scene.site.checkins().empty(); },
                                    std::chrono::seconds(70));
    INFO(cron.out() << cron.err());
    CHECK(arrived);
    CHECK(scene.site.checkins().size() == 1);
    CHECK(fs::exists(scene.state_dir() / "lobby.db"));
    // It is cron itself that ends here, and no wrapper that leaves it behind.
    CHECK(read_file("/proc/" + std::to_string(cron.pid()) + "/comm") == "cron\n");
    cron.send(SIGTERM);
    CHECK(cron.wait().signal == SIGTERM);
}

TEST_CASE("systemd takes every unit") {
    if (!is_there("systemd-analyze")) {
        WARN("skipped: there is no systemd-analyze here");
        return;
    }
    Office office;
    office.device("every", "all");
    office.device("month", "monthly");
    office.device("own-1", "*/15 6-20 1-7 jan,mar fri");
    const std::string text = office.schedule("systemd");
    for (const char* line :
         {"NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "Persistent=yes"})
        CHECK(has(text, line));
    CHECK(
        has(text, "OnCalendar=*-1,3-1..7 6..20:0,15,30,45:00\nOnCalendar=Fri *-1,3-* 6..20:0,15,30,45:00\n"));
    const fs::path units = office.dir / "units";
    fs::create_directory(units);
    CHECK(split_units(text, units) == std::vector<std::string>{"zksync@.service", "zksync@lobby.timer",
                                                               "zksync@every.timer", "zksync@month.timer",
                                                               "zksync@own-1.timer"});
    for (const char* unit : {"zksync@lobby.service", "zksync@lobby.timer", "zksync@every.timer",
                             "zksync@month.timer", "zksync@own-1.timer"}) {
        const auto verified = run(
            {"/usr/bin/systemd-analyze", {"verify", "--man=no", (units / unit).string()}, {}, {}, {}, {}});
        INFO(unit << "\n" << verified.out << verified.err);
        CHECK(verified.exit_code == 0);
        CHECK_FALSE(verified.says(units.string()));
        CHECK_FALSE(verified.says("zksync"));
    }
}

TEST_CASE("A path that a crontab or a unit cannot hold is a mistake that is named") {
    Office office;
    const auto [format, whole] = GENERATE(table<std::string, std::string>(
        {{"crontab", "a crontab"}, {"cron.d", "a crontab"}, {"systemd", "a unit of systemd"}}));
    const auto outcome =
        office.run({"--state-dir", "/srv/x\nExecStartPre=+/bin/evil", "crontab", "--format", format});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.out.empty());
    CHECK(outcome.says(whole + " cannot hold the path"));
}

TEST_CASE("A state directory that systemd makes is left to it, any other is opened for writing") {
    Office office;
    office.config.set("", "state_dir", "/var/lib/zksync");
    CHECK(has(office.schedule("systemd"), "\nStateDirectory=zksync\n"));
    office.config.set("", "state_dir", "/srv/zk sync");
    CHECK(has(office.schedule("systemd"), "\nReadWritePaths=\"/srv/zk sync\"\n"));
}

TEST_CASE("Kubernetes gets a CronJob a device, with the secrets from a Secret, or why not") {
    Office office;
    office.device("gate_1", "0 8 * * 7");
    office.device("odd", "0 8 */10 * fri");
    const std::string text = office.schedule("kubernetes");
    INFO(text);
    CHECK(has(text, "\nkind: CronJob\n"));
    CHECK(has(text, "\n  name: zksync-gate-1\n"));
    CHECK(has(text, "  schedule: \"0 8 * * 0\"\n"));
    CHECK(has(text, "  concurrencyPolicy: Forbid\n"));
    CHECK(has(text, "name: ZKSYNC_GATE_1_PASSWORD\n"));
    CHECK(has(text, "key: gate_1-password\n"));
    CHECK(has(text, "\"run\", \"--device\", \"gate_1\"]"));
    CHECK(has(text, "# odd: left out."));
    CHECK_FALSE(has(text, "name: zksync-odd"));
}

TEST_CASE("That cron has no mail program here is said, unless somebody else tells the administrator") {
    Desk desk;
    const std::string format = GENERATE("crontab", "cron.d");
    const std::string words =
        "there is no mail program on this host (/usr/sbin/sendmail), so cron throws away";
    const bool is_missing = !std::filesystem::exists("/usr/sbin/sendmail");
    CHECK(desk.run({"crontab", "--format", format}).says(words) == is_missing);
    CHECK_FALSE(desk.run({"crontab", "--format", "kubernetes"}).says(words));
    desk.config.set_raw("notify", "hr", R"(["mail"])");
    CHECK(desk.run({"crontab", "--format", format}).says(words) == is_missing);
    desk.config.set_raw("notify", "admin", R"(["mail"])");
    CHECK_FALSE(desk.run({"crontab", "--format", format}).says(words));
}
