// What is a secret's, and whose its file has to be: every answer says what to type.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534; ///< and its group, on Debian

struct SecretScene : Scene {
    SecretScene() {
        device.punch({{"emp_code", "0042"}, {"punch_time", at(1, "08:00:00")}});
        site.employ("0042");
    }
    void password(const std::string& content) { write_file(dir / "lobby", content); }
    Outcome pull() { return run({"pull", "--device", "lobby"}); }

    /// The same as that user of this host, to whom everything of the scene is given.
    Outcome pull_as_nobody(const std::vector<std::string>& what = {"pull", "--device", "lobby"}) {
        std::vector<std::string> arguments{"--config", config_path().string()};
        arguments.insert(arguments.end(), what.begin(), what.end());
        Command wanted = command(arguments);
        wanted.user = nobody;
        return e2e::run(wanted);
    }
    void give_to_nobody() {
        write_config();
        own(dir.path(), nobody, nobody);
        for (const auto& entry : fs::recursive_directory_iterator(dir.path()))
            own(entry.path(), nobody, nobody);
    }
    static void own(const fs::path& path, uid_t user, gid_t group) {
        REQUIRE(::chown(path.c_str(), user, group) == 0);
    }
};

bool is_root() {
    if (geteuid() == 0) return true;
    WARN("only root can give files away");
    return false;
}

} // namespace

TEST_CASE("A byte order mark and line ends are no part of a secret") {
    SecretScene scene;
    scene.password(GENERATE(as<std::string>{}, "\xef\xbb\xbf" + device_password, device_password + "\r\n",
                            device_password + "\n\n\n", "\xef\xbb\xbf" + device_password + "\r\n\r\n"));
    const auto outcome = scene.pull();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(scene.device.log_ins() == 1);
}

TEST_CASE("A blank at an end of a secret is named before the device counts a wrong password") {
    SecretScene scene;
    std::string end = "ends with a blank";
    SECTION("a space behind it") { scene.password(device_password + " \n"); }
    SECTION("a tab behind it") { scene.password(device_password + "\t"); }
    SECTION("a no-break space of a web page") { scene.password(device_password + "\xc2\xa0\n"); }
    SECTION("in front of it") {
        scene.password(" " + device_password + "\n");
        end = "begins with a blank";
    }
    SECTION("in the configuration itself") {
        scene.config.remove("device.lobby", "password_file")
            .set("device.lobby", "password", device_password + " ");
    }
    SECTION("of a command") {
        scene.config.remove("device.lobby", "password_file")
            .set_raw("device.lobby", "password_command",
                     "[\"printf\", \"%s \", \"" + device_password + "\"]");
    }
    const auto outcome = scene.pull();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says("device.lobby.password: "));
    CHECK(outcome.says(end));
    CHECK_FALSE(outcome.says(device_password));
    CHECK(scene.device.log_ins() == 0);
}

TEST_CASE("A secret in UTF-16 is called that") {
    SecretScene scene;
    scene.password(std::string("\xff\xfe"
                               "p\0w\0\r\0\n\0",
                               10));
    const auto outcome = scene.pull();
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says("is in UTF-16; expected UTF-8"));
}

TEST_CASE("A file of root that only root can read: whose it is, who looked, and the chown") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    fs::path file;
    SECTION("a secret") { file = scene.dir / "lobby"; }
    SECTION("the configuration") { file = scene.config_path(); }
    SecretScene::own(file, 0, 0);
    const auto refused = scene.pull_as_nobody();
    INFO(refused.err);
    CHECK(refused.exit_code == 78);
    CHECK(refused.says("permission denied: it belongs to root (mode 600), and this is nobody"));
    CHECK(refused.says("hint: as root: chown nobody " + file.string() + "\n"));
    // What the hint says, done.
    SecretScene::own(file, nobody, 0);
    const auto outcome = scene.pull_as_nobody();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
}

TEST_CASE("A file that others can read: the mode is advised together with whose it has to be") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    const fs::path file = scene.dir / "lobby";
    fs::permissions(file, fs::perms{0644});
    SECTION("of the user itself") {
        CHECK(scene.pull_as_nobody().says("hint: chmod 600 " + file.string() + "\n"));
    }
    SECTION("of root") {
        SecretScene::own(file, 0, 0);
        CHECK(scene.pull_as_nobody().says("hint: as root: chown nobody " + file.string() + " && chmod 600 " +
                                          file.string() + "\n"));
    }
    SECTION("seen by root") {
        SecretScene::own(file, 0, 0);
        SecretScene::own(scene.dir.path(), 0, 0);
        CHECK(scene.pull().says("let it belong to the user that zksync runs as (chown)"));
    }
    SECTION("a name that a shell would take apart") {
        const fs::path other = scene.dir / "the secret";
        write_file(other, device_password, fs::perms{0644});
        SecretScene::own(other, nobody, nobody);
        scene.config.set("device.lobby", "password_file", other.string());
        scene.write_config();
        CHECK(scene.pull_as_nobody().says("hint: chmod 600 '" + other.string() + "'\n"));
    }
    CHECK(scene.device.log_ins() == 0);
}

TEST_CASE("The group that zksync runs as may read a secret, and the configuration that holds one") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    fs::path file = scene.dir / "lobby";
    SECTION("a secret's file") {}
    SECTION("the configuration") {
        scene.config.remove("device.lobby", "password_file").set("device.lobby", "password", device_password);
        scene.write_config();
        file = scene.config_path();
    }
    SecretScene::own(file, 0, nobody);
    fs::permissions(file, fs::perms{0640});
    const auto outcome = scene.pull_as_nobody({"auth"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);

    fs::permissions(file, fs::perms{0660});
    CHECK(scene.pull_as_nobody({"auth"}).exit_code == 78);
    fs::permissions(file, fs::perms{0640});
    SecretScene::own(file, nobody, 0);
    CHECK(scene.pull_as_nobody({"auth"}).exit_code == 78);
}

TEST_CASE("A folder that the user may not enter is named") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    const fs::path folder = scene.dir / "closed";
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms{0700});
    write_file(folder / "lobby", device_password);
    scene.config.set("device.lobby", "password_file", (folder / "lobby").string());
    scene.write_config();
    const auto outcome = scene.pull_as_nobody();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 78);
    CHECK(outcome.says("permission denied: nobody may not enter the folder " + folder.string()));
}

TEST_CASE("A state directory that root made is put right by a chown, and then works") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    REQUIRE(scene.pull().exit_code == 0);
    const auto refused = scene.pull_as_nobody();
    INFO(refused.err);
    CHECK(refused.exit_code == 74);
    CHECK(refused.says("it belongs to root, and this is nobody"));
    const std::string way = "chown -R nobody: " + scene.state_dir().string();
    CHECK(refused.says("hint: as root: " + way + "\n"));
    REQUIRE(e2e::run({"/bin/sh", {"-c", way}, {}, {}, {}, {}}).exit_code == 0);
    CHECK(scene.pull_as_nobody().exit_code == 0);
}

TEST_CASE("A file of root's in a directory that was given back is put right by the same chown") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    REQUIRE(scene.pull().exit_code == 0);
    SecretScene::own(scene.state_dir(), nobody, nobody);
    const auto refused = scene.pull_as_nobody();
    INFO(refused.err);
    CHECK(refused.exit_code == 74);
    CHECK(refused.says(" in it belongs to root, and this is nobody"));
    const std::string way = "chown -R nobody: " + scene.state_dir().string();
    CHECK(refused.says("hint: as root: " + way + "\n"));
    REQUIRE(e2e::run({"/bin/sh", {"-c", way}, {}, {}, {}, {}}).exit_code == 0);
    CHECK(scene.pull_as_nobody().exit_code == 0);
}

TEST_CASE("A state directory that the user may not make: the command that makes it") {
    if (!is_root()) return;
    SecretScene scene;
    const fs::path closed = scene.dir / "lib";
    fs::create_directory(closed);
    fs::permissions(closed, fs::perms{0755});
    scene.config.set("", "state_dir", (closed / "zksync").string());
    scene.give_to_nobody();
    SecretScene::own(closed, 0, 0);
    const auto refused = scene.pull_as_nobody();
    INFO(refused.err);
    CHECK(refused.exit_code == 74);
    const std::string way = "install -d -m 700 -o nobody " + (closed / "zksync").string();
    CHECK(refused.says("hint: as root: " + way + "\n"));
    REQUIRE(e2e::run({"/bin/sh", {"-c", way}, {}, {}, {}, {}}).exit_code == 0);
    CHECK(scene.pull_as_nobody().exit_code == 0);
}

TEST_CASE("A directory of the host's is never given away for a name that was mistyped") {
    if (!is_root()) return;
    SecretScene scene;
    scene.give_to_nobody();
    fs::create_directory(scene.state_dir());
    write_file(scene.state_dir() / "of-the-host", "");
    fs::permissions(scene.state_dir(), fs::perms{0755});
    const auto refused = scene.pull_as_nobody();
    INFO(refused.err);
    CHECK(refused.exit_code == 74);
    CHECK_FALSE(refused.says("chown"));
    CHECK(refused.says("name a directory of zksync's own"));
}

TEST_CASE("Whoever may not look into the state directory is told whose it is and what puts it right, also "
          "when only looking") {
    if (!is_root()) return;
    SecretScene scene;
    REQUIRE(scene.pull().exit_code == 0);
    scene.give_to_nobody();
    SecretScene::own(scene.state_dir(), 0, 0);
    for (const auto& entry : fs::directory_iterator(scene.state_dir())) SecretScene::own(entry.path(), 0, 0);
    const std::vector<std::vector<std::string>> looks{
        {"run", "--dry-run"}, {"status"}, {"why", "0042", days_ago(1)}, {"map-check"}};
    for (const auto& look : looks) {
        const Outcome outcome = scene.pull_as_nobody(look);
        INFO(look.front() << ": " << outcome.out << outcome.err);
        CHECK(outcome.exit_code == 74);
        CHECK(outcome.says("it belongs to root, and this is nobody"));
        CHECK(outcome.says("hint: as root: chown -R nobody: " + scene.state_dir().string()));
        CHECK_FALSE(outcome.says("bug"));
    }
}
