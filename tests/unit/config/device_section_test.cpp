#include "reading.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::testing;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

DeviceConfig device_of(const std::string& text) {
    const auto reading = read(text);
    CAPTURE(problems(text));
    REQUIRE(reading.problems.empty());
    REQUIRE(reading.config.devices.size() == 1);
    return reading.config.devices.front();
}

/// [device.NAME] with all it needs; `more` goes below.
std::string device(const std::string& name, const std::string& host, const std::string& more = "") {
    return "[device." + name + "]\nurl = \"http://" + host +
           "\"\nusername = \"admin\"\nsince = \"2026-11-22\"\n" + more + "\n";
}

} // namespace

TEST_CASE("a device needs a URL, a user and a go-live, and the rest has defaults") {
    const auto got = device_of(with_lobby(""));
    CHECK(got.name == "lobby");
    CHECK(got.url == "http://192.168.1.100");
    CHECK(got.username == "admin");
    CHECK(got.since.text() == "2026-11-22 00:00:00");
    CHECK(got.frequency == Frequency{});
    CHECK(got.enabled);
    CHECK(got.lookback == 744h);
    CHECK(got.overlap == 1h);
    CHECK(got.max_time == 30min);
    CHECK(got.page_size == 1'000);
    CHECK(got.timeout == 60s);
    CHECK(got.auth == AuthScheme::jwt);
    CHECK(got.login_path == "/jwt-api-token-auth/");
    CHECK(got.direction == Direction::by_state);
    CHECK(got.ignore.empty());
    CHECK(got.terminals.empty());
    CHECK(got.states == std::map<int, LogType>{{0, LogType::in},
                                               {1, LogType::out},
                                               {2, LogType::out},
                                               {3, LogType::in},
                                               {4, LogType::in},
                                               {5, LogType::out},
                                               {255, LogType::none}});
}

TEST_CASE("a device can say everything") {
    const auto got =
        device_of(with_site("time_zone = \"Asia/Dubai\"") +
                  "time_zone = \"Europe/Berlin\"\nfrequency = \"*/15 6-20 * * *\"\nenabled = false\n"
                  "lookback = \"10d\"\noverlap = \"0s\"\nmax_time = \"5m\"\npage_size = 10000\n"
                  "timeout = \"9s\"\nmin_gap = \"60s\"\nauth = \"token\"\ndirection = \"in\"\nignore = "
                  "[\"9001 \", \"0042\"]\n");
    CHECK(got.time_zone == "Europe/Berlin");
    CHECK(got.frequency == Frequency{Frequency::Kind::cron, "*/15 6-20 * * *"});
    CHECK_FALSE(got.enabled);
    CHECK(got.lookback == 240h);
    CHECK(got.overlap == 0s);
    CHECK(got.max_time == 5min);
    CHECK(got.page_size == 10'000);
    CHECK(got.timeout == 9s);
    CHECK(got.min_gap == 60s);
    CHECK(got.auth == AuthScheme::token);
    CHECK(got.login_path == "/api-token-auth/");
    CHECK(got.direction == Direction::in);
    CHECK(got.ignore == std::set<EmployeeCode>{{"9001"}, {"0042"}});
}

TEST_CASE("the login path can be another one") {
    CHECK(device_of(with_lobby("login_path = \"/api/jwt-api-token-auth/\"")).login_path ==
          "/api/jwt-api-token-auth/");
}

TEST_CASE("a cloud edition needs a company and an e-mail address, and no user") {
    const auto got =
        device_of(site + "[device.lobby]\nurl = \"https://cloud.example.com\"\nsince = \"2026-11-22\"\n"
                         "company = \"acme\"\nemail = \"hr@example.com\"\n");
    CHECK(got.company == "acme");
    CHECK(got.email == "hr@example.com");
    CHECK(got.username.empty());
    CHECK_THAT(problem(with_lobby("company = \"acme\"")), Contains("device.lobby.company: stands alone"));
    CHECK_THAT(problem(with_lobby("email = \"hr@example.com\"")),
               Contains("device.lobby.email: stands alone"));
}

TEST_CASE("the go-live is a date or a date and a time, with quotation marks or without") {
    const auto [since, expected] = GENERATE(table<const char*, const char*>({
        {"\"2026-11-22\"", "2026-11-22 00:00:00"},
        {"\"2026-11-22 08:30:00\"", "2026-11-22 08:30:00"},
        {"\"2026-11-22T08:30:00\"", "2026-11-22 08:30:00"},
        {"2026-11-22", "2026-11-22 00:00:00"},
        {"2026-11-22 08:30:00", "2026-11-22 08:30:00"},
    }));
    CAPTURE(since);
    CHECK(device_of(site + "[device.a]\nurl = \"http://h\"\nusername = \"u\"\nsince = " + since + "\n")
              .since.text() == expected);
}

TEST_CASE("another go-live is a mistake") {
    const auto [since, what] = GENERATE(table<const char*, const char*>({
        {"\"22.11.2026\"", "is not a date or a date and a time; expected \"2026-11-22\""},
        {"\"2026-02-30\"", "is not a date"},
        {"\"\"", "is not a date"},
        {"2026-11-22T08:00:00Z", "has a zone; expected it without"},
        {"2026-11-22T08:00:00+04:00", "has a zone"},
        {"\"2026-11-22T08:00:00Z\"", "has a zone"},
        {"\"2026-11-22 08:00:00+04:00\"", "has a zone"},
        {"08:00:00", "is a time without a date"},
        {"20261122", "is a whole number; expected"},
    }));
    CAPTURE(since);
    CHECK_THAT(problem(site + "[device.a]\nurl = \"http://h\"\nusername = \"u\"\nsince = " +
                       std::string(since) + "\n"),
               Contains("device.a.since: ") && Contains(what));
}

TEST_CASE("what a device must have and has not is said") {
    CHECK(problems(site + "[device.lobby]\n") ==
          std::vector<std::string>{
              "4:1: [device.lobby]: url is missing; expected url = \"http://192.168.1.100\"",
              "4:1: [device.lobby]: username is missing; expected username = \"…\" (or company and email for "
              "a cloud "
              "edition)",
              "4:1: [device.lobby]: since is missing; expected the go-live, like since = \"2026-11-22\": "
              "nothing "
              "before it is sent"});
}

TEST_CASE("mistakes in a device are found") {
    const auto [more, what] = GENERATE(table<const char*, const char*>({
        {"frequency = \"hourley\"", "did you mean hourly?"},
        {"frequency = \"0 25 * * *\"",
         "device.lobby.frequency: \"25\" will not do as the hour of a cron expression"},
        {"time_zone = \"Asia/Dubai\"", "device.lobby.time_zone: needs the site's zone"},
        {"overlap = \"-1h\"", "device.lobby.overlap: "},
        {"lookback = \"0d\"", "expected more than nothing"},
        {"max_time = 30", "a number without a unit"},
        {"page_size = 0", "expected 1 to 10000"},
        {"page_size = 10001", "expected 1 to 10000"},
        {"direction = \"IN\"", "expected \"auto\" or \"in\" or \"out\" or \"none\"; did you mean in?"},
        {"direction = 1", "device.lobby.direction: is a whole number"},
        {"auth = \"digest\"", "device.lobby.auth: is \"digest\"; expected \"jwt\" or \"token\" or \"basic\""},
        {"auth = \"basic\"\nlogin_path = \"/x/\"",
         "device.lobby.login_path: means nothing with auth = \"basic\""},
        {"login_path = \"login/\"", "expected it to begin with /"},
        {"login_path = \"/a b\"", "is not a path"},
        {"ignore = [9001]",
         "device.lobby.ignore: holds a whole number; expected text in quotation marks, because the "
         "code 0042 is not the code 42"},
        {"ignore = \"9001\"", "device.lobby.ignore: is text; expected a list"},
        {"enabled = \"yes\"", "expected true or false"},
        {"usrname = \"x\"", "device.lobby.usrname: unknown key; did you mean username?"},
        {"[device.lobby.state]", "[device.lobby.state]: unknown section; did you mean states?"},
        {"[device.lobby.states]\n256 = \"IN\"",
         "device.lobby.states.256: not a state; expected a number, 0 to 255"},
        {"[device.lobby.states]\n\"01\" = \"IN\"", "not a state"},
        {"[device.lobby.states]\nin = \"IN\"", "not a state"},
        {"[device.lobby.states]\n1 = \"inside\"", "is \"inside\"; expected \"IN\", \"OUT\" or \"none\""},
        {"[device.lobby.states]\n1 = \"\"", "is \"\"; expected \"IN\""},
        {"[device.lobby.states]\n1 = 0", "is a whole number; expected \"IN\""},
        {"coordinates = \"punches\"",
         "device.lobby.coordinates: is \"punches\"; expected \"punch\"; did you mean punch?"},
        {"coordinates = true", "device.lobby.coordinates: is true or false; expected"},
        {"min_gap = 60", "device.lobby.min_gap: is a number without a unit"},
        {"min_gap = \"soon\"", "device.lobby.min_gap: \"soon\" is not a duration"},
        {"min_gap = \"1d\"", "device.lobby.min_gap: is longer than 12 hours"},
        {"code_prefix = 4", "device.lobby.code_prefix: is a whole number"},
        {"code_prefix = \" B-\"", "device.lobby.code_prefix: \" B-\" begins with a blank"},
        {"codes = \"0042\"", "device.lobby.codes: is text; expected a section [device.lobby.codes]"},
        {"[device.lobby.codes]\n\"0042\" = 815",
         "device.lobby.codes.0042: is a whole number; expected the biometric "
         "ID in quotation marks, like \"0815\""},
        {"[device.lobby.codes]\n\"0042\" = \"\"", "is \"\"; expected the biometric ID of the Employee"},
        {"[device.lobby.codes]\n\"0042\" = \"0815 \"", "\"0815 \" has blanks around it; expected it without"},
        {"[device.lobby.codes]\n\"0\" = \"0815\"", "device.lobby.codes.0: is no code, but a door event"},
        {"[device.lobby.codes]\n\"42\" = \"1\"\n\"42 \" = \"2\"", "is there already, blanks aside"},
        {"ignore = [\"42\"]\n[device.lobby.codes]\n\"42\" = \"1\"",
         "is in `ignore` too; expected it in one of them"},
        {"terminals = []", "device.lobby.terminals: is empty; expected serial numbers, or nothing at all"},
        {"terminals = [190000001]", "device.lobby.terminals: holds a whole number; expected text"},
        {"terminals = [\"\"]", "device.lobby.terminals: holds an empty text"},
        {"terminals = \"A1\"", "device.lobby.terminals: is text; expected a list"},
        {"terminals = [\"A1\"]\n[device.lobby.terminal.A2]\ndirection = \"in\"",
         "device.lobby.terminal.A2]: is not in device.lobby.terminals, so its punches are ignored"},
        {"terminal = 1", "expected sections [device.lobby.terminal.SERIAL]"},
    }));
    CAPTURE(more);
    CHECK_THAT(problem(with_lobby(more)), Contains(what));
}

TEST_CASE("a code stands for a biometric ID: its own, the prefix before it, or the one that is named") {
    const auto plain = device_of(with_lobby(""));
    CHECK(plain.biometric_id({" 0042 "}) == EmployeeCode{"0042"});
    CHECK(plain.codes_of({"0042"}) == std::vector<EmployeeCode>{{"0042"}});

    const auto got = device_of(with_lobby("code_prefix = \"B-\"\n[device.lobby.codes]\n\"0042\" = \"0815\"\n"
                                          "\" 77\" = \"B-78\""));
    CHECK(got.biometric_id({"42"}) == EmployeeCode{"B-42"});
    CHECK(got.biometric_id({"42 "}) == EmployeeCode{"B-42"});
    CHECK(got.biometric_id({"0042"}) == EmployeeCode{"0815"});
    CHECK(got.biometric_id({"77"}) == EmployeeCode{"B-78"});
    CHECK(got.codes_of({"0815"}) == std::vector<EmployeeCode>{{"0042"}});
    CHECK(got.codes_of({"B-78"}) == std::vector<EmployeeCode>{{"77"}, {"78"}});
    CHECK(got.codes_of({"B-0042"}).empty()); // that code is somebody else's
    CHECK(got.codes_of({"42"}).empty());
    CHECK(got.codes_of({"B-"}).empty());
}

TEST_CASE("only some terminals may count, and what is left out may still be said to be so") {
    const auto got = device_of(with_lobby("terminals = [\"A1\", \"A2\"]\n[device.lobby.terminal.A1]\n"
                                          "direction = \"in\"\n[device.lobby.terminal.B1]\nignore = true\n"
                                          "[device.lobby.terminal.A2]\nignore = true"));
    CHECK(got.only_terminals == std::set<std::string>{"A1", "A2"});
    CHECK_FALSE(got.leaves_out("A1"));
    CHECK(got.leaves_out("A2")); // its section says so
    CHECK(got.leaves_out("B2"));
    CHECK_FALSE(got.leaves_out("")); // typed in by hand
    CHECK_FALSE(device_of(with_lobby("")).leaves_out("B2"));
}

TEST_CASE("states go on top of the usual table") {
    const auto got =
        device_of(with_lobby("[device.lobby.states]\n\"255\" = \"in\"\n1 = \"NONE\"\n9 = \"Out\""));
    CHECK(got.states.at(255) == LogType::in);
    CHECK(got.states.at(1) == LogType::none);
    CHECK(got.states.at(9) == LogType::out);
    CHECK(got.states.at(0) == LogType::in);
}

TEST_CASE("a device has a name that a command line, a file and a variable can hold") {
    const auto* name = GENERATE("Lobby", "-lobby", "_lobby", "\"front desk\"", "\"\"", "\"löbby\"");
    CAPTURE(name);
    CHECK_THAT(problem(site + device(name, "h")), Contains("that name will not do"));
}

TEST_CASE("there must be a device") {
    CHECK(problem(site) == "there is no device; expected a [device.NAME] with url, username and since");
    CHECK_THAT(problem(site + "[device]\n"), Contains("there is no device"));
    CHECK_THAT(problem(site + "[[device]]\nurl = \"http://h\"\n"), Contains("device: is a list"));
    CHECK_THAT(problem(site + "[device]\nurl = \"http://h\"\n"),
               Contains("device.url: is text; expected it in a section [device.NAME]"));
}

TEST_CASE("two devices cannot share a login") {
    CHECK_THAT(problem(site + device("a", "H") + device("b", "h:80")),
               Contains("[device.b]: has the URL and the user of [device.a]"));
    CHECK(problems(site + device("a", "h1") + device("b", "h2")).empty());
    // Each is told of one other.
    CHECK(problems(site + device("a", "h") + device("b", "h") + device("c", "h") + device("d", "h")).size() ==
          3);
}

TEST_CASE("two devices cannot share an environment variable") {
    CHECK_THAT(
        problem(site + device("a-b", "h1") + device("a_b", "h2")),
        Contains("[device.a_b]: takes its password from the same environment variable as [device.a-b]"));
}

TEST_CASE("two devices cannot share a name") {
    CHECK_THAT(problem(site + device("a", "h1") + device("a", "h2")),
               Contains("[device.a] is in the file a second time"));
}

TEST_CASE("devices come in the order of the file, and are found by name") {
    const auto config = read(site + device("z", "h1") + device("a", "h2")).config;
    REQUIRE(config.devices.size() == 2);
    CHECK(config.devices[0].name == "z");
    CHECK(config.find_device("a") == &config.devices[1]);
    CHECK(config.find_device("b") == nullptr);
}
