#include "process/side_by_side.hpp"

#include "core/error.hpp"
#include "process/parcel.hpp"
#include "process/shared_flags.hpp"
#include "util/signals.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

using namespace zksync;

namespace {

/// What came of jobs.
struct Came {
    std::map<std::size_t, std::vector<std::string>> heard{};
    std::map<std::size_t, ProcessEnd> ended{};
};

Came all_of(std::size_t jobs, std::size_t most, const std::function<int(std::size_t, const Tell&)>& work) {
    Came came;
    work_side_by_side(
        {.jobs = jobs,
         .most = most,
         .work = work,
         .heard = [&](std::size_t job, std::string message) { came.heard[job].push_back(message); },
         .ended = [&](std::size_t job, const ProcessEnd& end) { came.ended[job] = end; }});
    return came;
}

} // namespace

TEST_CASE("each job is done once, in a process of its own, and heard whole") {
    const Came came = all_of(7, 3, [](std::size_t job, const Tell& tell) {
        tell("");
        tell(std::to_string(::getpid()));
        tell(std::string(300'000, 'x')); // more than a pipe holds
        return static_cast<int>(job);
    });
    REQUIRE(came.ended.size() == 7);
    for (const auto& [job, end] : came.ended) {
        CHECK(end.exit_code == static_cast<int>(job));
        CHECK(end.signal == 0);
        REQUIRE(came.heard.at(job).size() == 3);
        CHECK(came.heard.at(job)[0].empty());
        CHECK(came.heard.at(job)[1] != std::to_string(::getpid()));
        CHECK(came.heard.at(job)[2].size() == 300'000);
    }
}

TEST_CASE("as many are at work at a time as are wanted") {
    SharedFlags there(6);
    // Nobody ends before its mate has begun: one at a time would wait in vain.
    const Came came = all_of(6, 2, [&](std::size_t job, const Tell&) {
        there.raise(job);
        for (int tries = 0; tries < 10'000 && !there.is_raised(job ^ 1U); ++tries) ::usleep(1'000);
        return there.is_raised(job ^ 1U) ? 0 : 1;
    });
    CHECK(came.ended.size() == 6);
    for (const auto& [job, end] : came.ended) CHECK(end.exit_code == 0);
}

TEST_CASE("how a process ended is told, and the others go on") {
    const Came came = all_of(4, 4, [](std::size_t job, const Tell& tell) {
        tell("begun");
        if (job == 1) ::kill(::getpid(), SIGKILL);
        if (job == 2) throw Error(ErrorKind::bug, "nobody catches it");
        return 0;
    });
    CHECK(came.ended.at(0).exit_code == 0);
    CHECK(came.ended.at(1).signal == SIGKILL);
    CHECK(came.ended.at(2).exit_code == EXIT_FAILURE);
    CHECK(came.ended.at(3).exit_code == 0);
    for (std::size_t job = 0; job < 4; ++job) CHECK(came.heard.at(job) == std::vector<std::string>{"begun"});
}

TEST_CASE("a process hears of its own signals alone") {
    signals::install();
    const Came came = all_of(2, 2, [](std::size_t job, const Tell&) {
        if (job == 0) ::raise(SIGTERM);
        return signals::raised();
    });
    CHECK(came.ended.at(0).exit_code == SIGTERM);
    CHECK(came.ended.at(1).exit_code == 0);
    CHECK(signals::raised() == 0);
}

TEST_CASE("values come out of a parcel as they went in, and no more than there are") {
    Parcel parcel;
    parcel.put(42);
    parcel.put_text(std::string("a\0b", 3));
    parcel.put(2.5);
    parcel.put_text("");
    Parcel arrived(parcel.bytes());
    CHECK(arrived.take<int>() == 42);
    CHECK(arrived.take_text() == std::string("a\0b", 3));
    CHECK(arrived.take<double>() == 2.5);
    CHECK(arrived.take_text().empty());
    CHECK_THROWS_AS(arrived.take<char>(), std::out_of_range);
    CHECK_THROWS_AS(Parcel("\xff\xff\xff\xff\xff\xff\xff\xff").take_text(), std::out_of_range);
}

TEST_CASE("a flag is raised once, by whichever process is first") {
    SharedFlags flags(2);
    const Came came = all_of(4, 4, [&](std::size_t, const Tell&) { return flags.raise(1) ? 1 : 0; });
    int first = 0;
    for (const auto& [job, end] : came.ended) first += end.exit_code;
    CHECK(first == 1);
    CHECK(flags.is_raised(1));
    CHECK_FALSE(flags.is_raised(0));
}
