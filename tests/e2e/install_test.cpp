// What `cmake --install` puts where, and that what stands there is what was built.
#include "harness/scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

/// Installs the build that this test belongs to below a folder; `prefix` as the person who installs gives it.
void install(const fs::path& root, const std::string& prefix) {
    const fs::path build = tested_program().parent_path().parent_path();
    const auto outcome = run({"/bin/sh",
                              {"-c", "DESTDIR=\"$1\" cmake --install \"$2\" --prefix \"$3\"", "sh",
                               root.string(), build.string(), prefix},
                              {},
                              {},
                              {},
                              {}});
    INFO(outcome.out << outcome.err);
    REQUIRE(outcome.exit_code == 0);
}

std::string source_of(const std::string& path) { return read_file(fs::path(E2E_SOURCE_DIR) / path); }

} // namespace

TEST_CASE("What is installed stands where Debian looks for it") {
    const auto [prefix, zsh, fish] = GENERATE(table<std::string, std::string, std::string>(
        {{"/usr", "share/zsh/vendor-completions/_zksync", "share/fish/vendor_completions.d/zksync.fish"},
         {"/usr/local", "share/zsh/site-functions/_zksync", "../../etc/fish/completions/zksync.fish"}}));
    const TempDir root;
    install(root.path(), prefix);
    const fs::path base = root.path().string() + prefix;
    const std::map<std::string, std::string> files{
        {"share/man/man1/zksync.1", "man/zksync.1"},
        {"share/man/man5/zksync.toml.5", "man/zksync.toml.5"},
        {"share/bash-completion/completions/zksync", "completions/zksync.bash"},
        {zsh, "completions/_zksync"},
        {fish, "completions/zksync.fish"},
        {"share/doc/zksync/examples/zksync.toml", "examples/zksync.toml"},
        {"share/doc/zksync/README.md", "README.md"},
    };
    for (const auto& [installed, from] : files) {
        INFO(installed);
        REQUIRE(fs::exists(base / installed));
        CHECK(read_file(base / installed) == source_of(from));
    }
    const auto version = run({base / "bin/zksync", {"--version"}, {}, {}, {}, {}});
    CHECK(version.exit_code == 0);
    CHECK(version.out.starts_with("zksync "));
}

TEST_CASE("No installed page leads to one that is not installed") {
    const TempDir root;
    install(root.path(), "/usr");
    const std::regex link(R"(\]\(([^)#:]+)\))");
    int followed = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root / "usr/share/doc/zksync")) {
        if (entry.path().extension() != ".md") continue;
        const std::string page = read_file(entry.path());
        for (std::sregex_iterator found(page.begin(), page.end(), link), end; found != end; ++found) {
            INFO(entry.path() << " leads to " << (*found)[1]);
            CHECK(fs::exists(entry.path().parent_path() / (*found)[1].str()));
            ++followed;
        }
    }
    CHECK(followed > 0);
}

TEST_CASE("The installed program prints lines with its own path") {
    const TempDir root;
    install(root.path(), "/usr");
    Desk desk;
    fs::create_directories(desk.dir / ".config/zksync");
    write_file(desk.dir / ".config/zksync/zksync.toml", desk.config.text());
    Command crontab = desk.command({"crontab"});
    crontab.program = root / "usr/bin/zksync";
    const auto outcome = run(crontab);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says(" * * * * " + (root / "usr/bin/zksync").string() + " "));
}

TEST_CASE("The example is a configuration that zksync takes") {
    Desk desk;
    write_file(desk.config_path(), source_of("examples/zksync.toml"));
    const auto outcome = desk.run_bare({"--config", desk.config_path().string(), "crontab"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("--device lobby"));
}
