// Help, manual, completions and the README say the same, and all of what the program knows.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

using Words = std::set<std::string>;

const std::vector<std::string> commands{"auth",      "pull",   "push",   "run", "import",  "map-check",
                                        "reconcile", "status", "report", "why", "crontab", "notify"};
const std::vector<std::string> completions{"completions/zksync.bash", "completions/_zksync",
                                           "completions/zksync.fish"};

std::string source(const std::string& path) {
    std::string text = read_file(fs::path(E2E_SOURCE_DIR) / path);
    INFO(path);
    REQUIRE_FALSE(text.empty());
    return text;
}

/// Every first group of the pattern in the text.
Words found(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern);
    Words words;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        words.insert((*at)[1].str());
    return words;
}

std::string help(const std::vector<std::string>& command = {}) {
    const Desk desk;
    std::vector<std::string> arguments{command};
    arguments.emplace_back("--help");
    return run(desk.command(arguments)).out;
}

/// The long options of one help text.
Words options_in(const std::string& text) { return found(text, "\n  (?:-[a-z],)?--([a-z-]+)"); }

Words all_options() {
    Words options = options_in(help());
    for (const std::string& command : commands) options.merge(options_in(help({command})));
    return options;
}

/// The page without the marks of mdoc between a sign and its word.
std::string manual(const std::string& page) {
    std::string text = source(page);
    text = std::regex_replace(text, std::regex("Fl Fl "), "--");
    return std::regex_replace(text, std::regex("Fl ([a-z])"), "-$1");
}

/// The part of the manual that begins with a command's own line.
std::string part_of(const std::string& page, const std::string& command) {
    const std::string text = page.substr(page.find("\n.Ss Commands"));
    std::smatch begin, end;
    REQUIRE(std::regex_search(text, begin, std::regex("\n\\.(It )?Cm " + command + "\\b")));
    const std::string rest = begin.suffix().str();
    REQUIRE(std::regex_search(rest, end, std::regex("\n\\.(It|El)\\b")));
    return end.prefix().str();
}

/// The keys that the readers of the configuration ask for.
Words configuration_keys() {
    Words keys;
    for (const auto& entry : fs::directory_iterator(fs::path(E2E_SOURCE_DIR) / "lib/config")) {
        const std::string text = read_file(entry.path());
        keys.merge(found(
            text,
            "(?:section|device|file)\\.(?:text|whole_number|number|flag|duration|texts|command|choice|value|"
            "section|sections)\\(\\s*\"([a-z_]+)\""));
        for (const std::string& secret : found(text, "locate_secret\\(section, \\{\"([a-z_]+)\"")) {
            keys.merge(Words{secret, secret + "_file", secret + "_command"});
        }
    }
    return keys;
}

/// The keys that zksync.toml(5) describes: the tags of its lists, and the sections in its headings.
Words described_keys() {
    Words keys;
    std::istringstream lines(source("man/zksync.toml.5"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(".It Ic ")) keys.merge(found(line.substr(6), "([a-z_]+)"));
        if (line.starts_with(".Ss ["))
            keys.merge(found(
                line, "[\\[.](site|device|shift|states|codes|terminal|map_check|monitor|notify)[\\].]"));
    }
    return keys;
}

Words exit_codes_in(const std::string& text, const std::string& pattern) {
    const auto begin = text.find("EXIT STATUS");
    REQUIRE(begin != std::string::npos);
    return found(text.substr(begin), pattern);
}

} // namespace

TEST_CASE("Every command and option stands in the manual, and the manual knows no others") {
    const std::string page = manual("man/zksync.1");
    const Words options = all_options();
    REQUIRE(options.size() > 20);
    CHECK(found(source("man/zksync.1"), "Fl Fl ([a-z-]+)") == options);
    for (const std::string& command : commands) {
        INFO(command);
        const std::string part = part_of(page, command);
        Words own = options_in(help({command}));
        own.erase("help");
        for (const std::string& option : own) {
            INFO(option);
            CHECK(part.find("--" + option) != std::string::npos);
        }
    }
}

TEST_CASE("Every command and option stands in the completions") {
    for (const std::string& completion : completions) {
        const std::string text = source(completion);
        for (const std::string& option : all_options()) {
            INFO(completion << ": --" << option);
            CHECK(std::regex_search(text, std::regex("(--|-l |\\{-[a-z],--)" + option + "\\b")));
        }
        for (const std::string& command : commands) {
            INFO(completion << ": " << command);
            CHECK(std::regex_search(text, std::regex("\\b" + command + "\\b")));
        }
    }
}

TEST_CASE("Every key of the configuration is described with an example, and no other") {
    const Words keys = configuration_keys();
    REQUIRE(keys.size() > 30);
    CHECK(described_keys() == keys);
    const std::string page = source("man/zksync.toml.5");
    for (const std::string& key : keys) {
        INFO(key);
        CHECK(std::regex_search(page, std::regex("\n(\\[[^\n]*)?\\b" + key + "\\b[^\n]*( =|\\])")));
    }
}

TEST_CASE("Every exit code stands in help, manual and README alike") {
    const Words codes = exit_codes_in(help(), "\n  ([0-9]+) ");
    REQUIRE(codes.size() == 13);
    for (const std::string& command : commands)
        CHECK(exit_codes_in(help({command}), "(?:\n  |; )([0-9]+) ") == codes);
    CHECK(exit_codes_in(source("man/zksync.1"), "\n\\.It ([0-9]+)\n") == codes);
    CHECK(found(source("README.md"), "\n\\| ([0-9]+) \\|") == codes);
}

TEST_CASE("Whatever the README and the manual tell to type is a command with its options") {
    for (const std::string& document : {source("README.md"), source("man/zksync.1")}) {
        const std::regex line("\n *(?:runuser -u zksync -- |sudo (?:-u zksync )?)?zksync ([a-z-]+)([^\n|]*)");
        std::size_t seen = 0;
        for (std::sregex_iterator at(document.begin(), document.end(), line), end; at != end; ++at, ++seen) {
            const std::string command = (*at)[1].str();
            INFO(at->str());
            REQUIRE(std::find(commands.begin(), commands.end(), command) != commands.end());
            const Words known = options_in(help({command}));
            const Words everywhere = options_in(help());
            for (const std::string& option : found((*at)[2].str(), " --([a-z-]+)"))
                CHECK(known.count(option) + everywhere.count(option) > 0);
        }
        CHECK(seen > 3);
    }
}

TEST_CASE("The manual pages are clean") {
    if (run({"/bin/sh", {"-c", "command -v mandoc"}, {}, {}, {}, {}}).exit_code != 0) {
        WARN("skipped: there is no mandoc here");
        return;
    }
    const std::string page = GENERATE("man/zksync.1", "man/zksync.toml.5");
    const auto lint =
        run({"/usr/bin/mandoc", {"-T", "lint", "-W", "warning", E2E_SOURCE_DIR "/" + page}, {}, {}, {}, {}});
    CHECK(lint.out.empty());
    CHECK(lint.err.empty());
    CHECK(lint.exit_code == 0);
}
