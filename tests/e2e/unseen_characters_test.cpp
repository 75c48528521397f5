// Characters that act on a terminal or that nobody sees, in codes, names and terminals: no output holds one
// as it is, JSON included, and JSON still says which they were.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace e2e;

namespace {

/// CSI in one character, DEL, another line, from right to left, no width, a byte order mark, a letter of a
/// tag.
const std::vector<std::string>& unseen() {
    static const std::vector<std::string> all{"\u009b", "\x7f",   "\u2028", "\u202e",
                                              "\u200b", "\ufeff", "\u00ad", "\U000e0041"};
    return all;
}

const std::string odd_code = "0042\u009b31m\x7f\u2028\u202e\u200b\ufeff\u00ad\U000e0041";

struct UnseenScene : Scene {
    UnseenScene() {
        device.punch({{"emp_code", odd_code},
                      {"punch_time", at(2, "08:00:00")},
                      {"terminal_sn", "SN" + odd_code},
                      {"terminal_alias", "Gate" + odd_code}});
        device.post("/_sim/employees", Json::array({{{"emp_code", odd_code}, {"first_name", odd_code}}}));
        site.employ("0042", {{"employee_name", "Amina" + odd_code}});
        REQUIRE(run({"run", "--device", "lobby"}).exit_code == 0);
    }
};

std::vector<std::string> shown_in(const std::string& output) {
    std::vector<std::string> shown;
    for (const std::string& character : unseen())
        if (output.find(character) != std::string::npos) shown.push_back(Json(character).dump(-1, ' ', true));
    return shown;
}

} // namespace

TEST_CASE("No output holds a character that acts on a terminal or that nobody sees, JSON included") {
    UnseenScene scene;
    for (const std::vector<std::string>& asked : {std::vector<std::string>{"status"},
                                                  {"why", odd_code, days_ago(2)},
                                                  {"map-check"},
                                                  {"reconcile", "--since", days_ago(5)},
                                                  {"report"}}) {
        for (const char* form : {"-v", "--json"}) {
            std::vector<std::string> arguments = asked;
            arguments.insert(arguments.begin(), form);
            const auto outcome = scene.run(arguments);
            INFO(asked.front() << " " << form << "\n" << outcome.out << outcome.err);
            CHECK(outcome.exit_code <= 1);
            CHECK(shown_in(outcome.out + outcome.err).empty());
        }
    }
}

TEST_CASE("JSON says which characters a code has") {
    UnseenScene scene;
    const Json document = scene.run_json({"report"});
    CHECK(document.dump().find(Json(odd_code).dump()) != std::string::npos);
}
