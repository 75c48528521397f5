#include "mapcheck/map_suggest.hpp"

#include "pictured.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace zksync;
using namespace zksync::testing;

namespace {

/// A picture and who is suggested for whom: the code, and the number of the Employee; "" for nobody.
struct Ties : Pictured {
    void hire(const std::string& name, const std::string& person, const std::string& id) {
        picture.staff.add(employee(name, person, id), 0);
    }
    void enrol(const std::string& code, const std::string& person) {
        picture.codes.add_employee(0, code, person);
    }
    std::map<std::string, std::string> suggested() {
        picture.staff.finish();
        picture.codes.finish();
        const Suggestions suggestions(picture);
        std::map<std::string, std::string> all;
        picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
            const std::string text(picture.codes.text(code.front().code));
            const auto* suggestion = suggestions.of_code(text);
            all[text] = suggestion ? picture.staff.text(suggestion->person->name) : "";
            if (suggestion) CHECK(suggestions.of_person(*suggestion->person) == suggestion);
        });
        return all;
    }
};

using Suggested = std::map<std::string, std::string>;

} // namespace

TEST_CASE("the stronger tie wins, and a person is suggested once") {
    Ties given;
    given.hire("P1", "Sara Khan", "42");
    given.hire("P2", "Sara Khan", "");
    given.hire("P3", "", "0124");
    given.enrol("0042", "Khan, Sara"); // the same name twice, but one of them nearly has the ID
    given.enrol("0099", "Sara Khan");  // then the other one is left for it
    given.enrol("0142", "");           // two swapped digits, and no name that contradicts
    CHECK(given.suggested() == Suggested{{"0042", "P1"}, {"0099", "P2"}, {"0142", "P3"}});
}

TEST_CASE("who is plainly somebody else is no suggestion, however near the ID is") {
    Ties given;
    given.hire("P1", "Sara Khan", "57");
    given.enrol("0057", "Omar Aziz");
    given.enrol("0075", "Omar Aziz");
    CHECK(given.suggested() == Suggested{{"0057", ""}, {"0075", ""}});
}

TEST_CASE("an ID that works is left alone; one that is another's on the device is not") {
    Ties given;
    given.hire("P1", "Sara Khan", "1");
    given.hire("P2", "Omar Aziz", "2");
    given.enrol("1", "Sara K.");
    given.enrol("2", "Zoe Miller");
    given.enrol("3", "Sara Khan");
    given.enrol("4", "Omar Aziz");
    CHECK(given.suggested() == Suggested{{"1", ""}, {"2", ""}, {"3", ""}, {"4", "P2"}});
}

TEST_CASE("two people of one name, or two codes for one person, are no suggestion") {
    Ties given;
    given.hire("P1", "Sara Khan", "");
    given.hire("P2", "Sara Khan", "");
    given.hire("P3", "Omar Aziz", "");
    given.enrol("1", "Sara Khan");
    given.enrol("2", "Omar Aziz");
    given.enrol("3", "Aziz, Omar");
    CHECK(given.suggested() == Suggested{{"1", ""}, {"2", ""}, {"3", ""}});
}
