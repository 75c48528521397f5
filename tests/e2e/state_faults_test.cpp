// A state directory that gives trouble: a clear error, nothing lost, and a way back.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

#include <sys/mount.h>
#include <unistd.h>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

struct StateScene : PushScene {
    StateScene() { employ(5); }

    void punch_days(int people, int days) {
        device.generate({{"people", people}, {"days", days}, {"from", days_ago(days + 1)}, {"per_day", 4}});
    }
    void check_all_arrives() {
        CHECK(passes_until_settled());
        const PassResult result = pass();
        INFO(result.text());
        CHECK(result.exit_code == 0);
        CHECK(stored() == due());
        CHECK(site.doubled() == 0);
    }
};

/// The state directory on a disk of so many KiB; needs root.
class SmallDisk {
public:
    SmallDisk(const fs::path& at, int kib) : at_(at) {
        fs::create_directories(at);
        fs::permissions(at, fs::perms::owner_all);
        mounted_ = mount("zksync-test", at.c_str(), "tmpfs", 0, options(kib).c_str()) == 0;
    }
    ~SmallDisk() {
        if (mounted_) umount2(at_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_there() const { return mounted_; }
    void make_room(int kib) { mount("zksync-test", at_.c_str(), "tmpfs", MS_REMOUNT, options(kib).c_str()); }
    void make_read_only() { mount("zksync-test", at_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, ""); }
    void make_writable() { mount("zksync-test", at_.c_str(), "tmpfs", MS_REMOUNT, ""); }

private:
    static std::string options(int kib) { return "size=" + std::to_string(kib) + "k,mode=0700"; }

    fs::path at_;
    bool mounted_ = false;
};

void overwrite(const fs::path& file, std::streamoff from, std::size_t bytes) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(from);
    stream << std::string(bytes, '\x5a');
}

bool speaks_of_deleting(const PassResult& result) { return result.hint.find("delete") != std::string::npos; }

} // namespace

TEST_CASE("A full disk is said, loses nothing, and the pass goes on when there is room") {
    const int kib = GENERATE(40, 120, 200, 320, 480);
    INFO(kib << " KiB");
    StateScene scene;
    SmallDisk disk(scene.state_dir(), kib);
    if (!disk.is_there()) {
        WARN("needs root: nothing was tried");
        return;
    }
    scene.punch_days(5, 18);
    const Outcome outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK((outcome.says("full") || outcome.says("No space left")));
    CHECK(scene.site.doubled() == 0);
    disk.make_room(20'000);
    scene.check_all_arrives();
}

TEST_CASE("State that cannot be written is said, and nothing is sent") {
    StateScene scene;
    SmallDisk disk(scene.state_dir(), 20'000);
    if (!disk.is_there()) {
        WARN("needs root: nothing was tried");
        return;
    }
    scene.punch_days(5, 2);
    REQUIRE(scene.pass().exit_code == 0);
    scene.punch("0001", at(1, "22:00:00"));
    scene.site.forget_requests();
    disk.make_read_only();
    const Outcome outcome = scene.run({"run", "--device", "lobby"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK((outcome.says("read-only") || outcome.says("Read-only")));
    CHECK(scene.site.writes() == 0);
    disk.make_writable();
    scene.check_all_arrives();
}

TEST_CASE("A damaged journal is kept, and reading everything again doubles nothing") {
    StateScene scene;
    scene.punch_days(5, 10);
    REQUIRE(scene.pass().exit_code == 0);
    scene.punch("0002", at(5, "22:00:00"));
    const fs::path journal = scene.state_dir() / "lobby.db";
    SECTION("its head is gone") { overwrite(journal, 0, 100); }
    SECTION("it is something else") { write_file(journal, "not a journal, but a letter\n"); }
    SECTION("its pages are gone") {
        overwrite(journal, 4096, static_cast<std::size_t>(fs::file_size(journal)) - 4096);
    }
    const PassResult result = scene.pass_of("run", "lobby");
    INFO(result.text());
    CHECK(result.exit_code == 74);
    CHECK(result.message.find(journal.string()) != std::string::npos);
    CHECK_FALSE(speaks_of_deleting(result));
    for (const char* typed : {"`zksync pull --device lobby`", "`zksync reconcile --device lobby`"})
        CHECK(result.hint.find(typed) != std::string::npos);
    CHECK(fs::exists(journal));
    // The way back, as the hint has it.
    for (const char* end : {"", "-wal", "-shm"}) {
        const fs::path file = journal.string() + end;
        if (fs::exists(file)) fs::rename(file, file.string() + ".damaged");
    }
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    const Outcome compared = scene.run({"reconcile", "--device", "lobby", "--since", days_ago(20), "--fix"});
    INFO(compared.out << compared.err);
    scene.check_all_arrives();
}

TEST_CASE("A journal that was cut short is said, not taken for an empty one") {
    StateScene scene;
    scene.punch_days(5, 10);
    REQUIRE(scene.pass().exit_code == 0);
    const fs::path journal = scene.state_dir() / "lobby.db";
    fs::resize_file(journal, fs::file_size(journal) / 2);
    const PassResult result = scene.pass_of("run", "lobby");
    INFO(result.text());
    CHECK(result.exit_code == 74);
}

TEST_CASE("A damaged file of the site is said, and putting it aside doubles nothing") {
    StateScene scene;
    scene.punch_days(5, 4);
    REQUIRE(scene.pass().exit_code == 0);
    scene.punch("0002", at(3, "22:00:00"));
    fs::path file;
    for (const auto& entry : fs::directory_iterator(scene.state_dir())) {
        const std::string name = entry.path().filename().string();
        if (name.rfind("site-", 0) == 0 && entry.path().extension() == ".db") file = entry.path();
    }
    REQUIRE_FALSE(file.empty());
    overwrite(file, 0, 100);
    const PassResult result = scene.pass_of("run", "lobby");
    INFO(result.text());
    CHECK(result.exit_code == 74);
    CHECK_FALSE(speaks_of_deleting(result));
    fs::rename(file, file.string() + ".damaged");
    scene.check_all_arrives();
}
