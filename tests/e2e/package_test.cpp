// The Debian package, looked into; script/package --check installs, upgrades, removes and purges it.
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <regex>
#include <sstream>

using namespace e2e;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::string said_by(const std::string& script, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{"-euc", script, "sh"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto outcome = run({"/bin/sh", words, {{"LC_ALL", "C"}}, {}, {}, {}}, std::chrono::seconds(300));
    INFO(script << "\n" << outcome.out << outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return outcome.out;
}

/// What CPack makes of the build that this test belongs to; once for all tests here.
struct Package {
    TempDir dir;
    fs::path deb, symbols, root = dir / "root", control = dir / "control";

    Package() {
        const fs::path build = tested_program().parent_path().parent_path();
        said_by("cpack --config \"$1/CPackConfig.cmake\" -B \"$2\" -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip",
                {build.string(), dir.path().string()});
        for (const auto& entry : fs::directory_iterator(dir.path())) {
            if (entry.path().extension() == ".deb") deb = entry.path();
            if (entry.path().extension() == ".ddeb") symbols = entry.path();
        }
        REQUIRE_FALSE(deb.empty());
        REQUIRE_FALSE(symbols.empty());
        said_by("dpkg-deb -x \"$1\" \"$2\" && dpkg-deb -e \"$1\" \"$3\"",
                {deb.string(), root.string(), control.string()});
    }
    std::string field(const std::string& name) const {
        std::string value = said_by("dpkg-deb -f \"$1\" \"$2\"", {deb.string(), name});
        value.pop_back();
        return value;
    }
    std::string unit(const std::string& name) const { return read_file(root / "lib/systemd/system" / name); }
};

const Package& package() {
    static const Package made;
    return made;
}

std::string program_version() {
    const auto outcome = run({tested_program(), {"--version"}, {}, {}, {}, {}});
    const std::string words = outcome.out.substr(0, outcome.out.find('\n'));
    return words.substr(words.find(' ') + 1);
}

/// The lines of a unit, but for those that say where this zksync is and whose.
std::string what_holds_everywhere(const std::string& unit) {
    std::istringstream lines(unit);
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (!std::regex_search(
                line, std::regex("^(User|ExecStart|ProtectHome|ReadWritePaths|# made by|# Where files)")))
            kept += line + "\n";
    return kept;
}

} // namespace

TEST_CASE("A package has the name, the version and the fields of what is in it") {
    const std::string version = program_version();
    const std::string machine = said_by("dpkg --print-architecture | tr -d '\\n'", {});
    CHECK(package().deb.filename() == "zksync_" + version + "_" + machine + ".deb");
    CHECK(package().field("Package") == "zksync");
    CHECK(package().field("Version") == version);
    CHECK(package().field("Architecture") == machine);
    CHECK(read_file(package().control / "conffiles") == "/etc/zksync/zksync.toml.example\n");
    const std::string changes =
        said_by("gzip -dc \"$1/usr/share/doc/zksync/changelog.gz\"", {package().root.string()});
    CHECK_THAT(changes, Catch::StartsWith("zksync (" + version + ") "));
}

TEST_CASE("What a package depends on is what its program is linked with") {
    const std::string depends = package().field("Depends");
    INFO(depends);
    for (const char* name : {"libc6 (>= ", "libcurl4 (>= ", "libsqlite3-0 (>= ", "libcctz2", "libfmt9",
                             "libxlsxwriter4", "adduser", "tzdata", "ca-certificates"})
        CHECK_THAT(depends, Contains(name));
    CHECK_THAT(depends, !Contains("-dev"));
}

TEST_CASE(
    "A package holds what Debian wants where it wants it, as root's, and nothing that anybody may change") {
    const std::string list = said_by("dpkg-deb -c \"$1\"", {package().deb.string()});
    std::map<std::string, std::string> modes; // by path, with the owner
    std::istringstream lines(list);
    for (std::string mode, owner, size, day, time, path;
         lines >> mode >> owner >> size >> day >> time && std::getline(lines, path);) {
        modes[path.substr(1)] = mode + " " + owner;
        INFO(path);
        CHECK(owner == "root/root");
        CHECK(mode[8] != 'w');
    }
    const std::map<std::string, std::string> expected{
        {"/etc/zksync/", "drwxr-x---"},
        {"/etc/zksync/zksync.toml.example", "-rw-r--r--"},
        {"/lib/systemd/system/zksync@.service", "-rw-r--r--"},
        {"/lib/systemd/system/zksync@.timer", "-rw-r--r--"},
        {"/usr/bin/zksync", "-rwxr-xr-x"},
        {"/usr/share/bash-completion/completions/zksync", "-rw-r--r--"},
        {"/usr/share/zsh/vendor-completions/_zksync", "-rw-r--r--"},
        {"/usr/share/fish/vendor_completions.d/zksync.fish", "-rw-r--r--"},
        {"/usr/share/man/man1/zksync.1.gz", "-rw-r--r--"},
        {"/usr/share/man/man5/zksync.toml.5.gz", "-rw-r--r--"},
        {"/usr/share/doc/zksync/copyright", "-rw-r--r--"},
        {"/usr/share/doc/zksync/changelog.gz", "-rw-r--r--"},
    };
    for (const auto& [path, mode] : expected) {
        INFO(path);
        CHECK(modes["." + path] == mode + " root/root");
    }
    CHECK(said_by("gzip -dc \"$1/usr/share/man/man1/zksync.1.gz\"", {package().root.string()}) ==
          read_file(E2E_SOURCE_DIR "/man/zksync.1"));
    for (const char* script : {"postinst", "prerm", "postrm"}) {
        INFO(script);
        CHECK((fs::status(package().control / script).permissions() & fs::perms::owner_exec) !=
              fs::perms::none);
    }
}

TEST_CASE("The symbols of the program are in a package of their own, by its build ID") {
    const fs::path program = package().root / "usr/bin/zksync";
    CHECK(said_by("readelf -WS \"$1\"", {program.string()}).find(".debug_info") == std::string::npos);
    const std::string id =
        said_by("readelf -n \"$1\" | sed -n 's/.*Build ID: \\(..\\)\\(.*\\)/\\1\\/\\2/p' | tr -d '\\n'",
                {program.string()});
    REQUIRE(id.size() > 10);
    CHECK_THAT(said_by("dpkg-deb -c \"$1\"", {package().symbols.string()}),
               Contains("/usr/lib/debug/.build-id/" + id + ".debug"));
}

TEST_CASE("The units of a package are of one kind with those that `crontab` prints") {
    Desk desk;
    desk.config.set("", "state_dir", "/var/lib/zksync");
    desk.write_config();
    fs::create_directory(desk.dir / "units");
    const auto printed = desk.run_bare({"--config", desk.config_path().string(), "crontab", "--format",
                                        "systemd", "--to", (desk.dir / "units").string()});
    INFO(printed.err);
    REQUIRE(printed.exit_code == 0);
    const std::string service = package().unit("zksync@.service");
    CHECK(what_holds_everywhere(service) ==
          what_holds_everywhere(read_file(desk.dir / "units/zksync@.service")));
    for (const char* line : {"\nUser=zksync\n", "\nExecStart=/usr/bin/zksync run --device %i\n",
                             "\nProtectHome=yes\n", "\nStateDirectoryMode=0700\n"})
        CHECK_THAT(service, Contains(line));
    CHECK_THAT(package().unit("zksync@.timer"), Contains("\nOnCalendar=hourly\n"));
}

TEST_CASE("systemd takes the units of a package for any device") {
    if (run({"/bin/sh", {"-c", "command -v systemd-analyze"}, {}, {}, {}, {}}).exit_code != 0) {
        WARN("skipped: there is no systemd-analyze here");
        return;
    }
    const TempDir units;
    for (const std::string kind : {"service", "timer"}) {
        // The program is not installed here.
        const std::string unit =
            std::regex_replace(package().unit("zksync@." + kind), std::regex("/usr/bin/zksync "),
                               tested_program().string() + " ");
        REQUIRE_FALSE(unit.empty());
        write_file(units / ("zksync@." + kind), unit, fs::perms{0644});
    }
    for (const char* name : {"zksync@lobby.service", "zksync@gate-1.timer"}) {
        const auto verified = run(
            {"/usr/bin/systemd-analyze", {"verify", "--man=no", (units / name).string()}, {}, {}, {}, {}});
        INFO(name << "\n" << verified.out << verified.err);
        CHECK(verified.exit_code == 0);
        CHECK_FALSE(verified.says("zksync"));
    }
}
