#include "device/envelope.hpp"

#include "rig.hpp"

using namespace zksync;
using rig::asked;

namespace {

Envelope open(const std::string& body) { return open_envelope(asked, rig::json_answer(200, body)); }

Error error_in(const std::string& body) {
    return rig::error_of([&] { open(body); });
}

bool says(const Error& error, const std::string& words) {
    return std::string{error.what()}.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("the rows are in data, in results, or the list itself") {
    CHECK(open(R"({"count":2,"next":null,"data":[1,2],"code":0})").rows.size() == 2);
    CHECK(open(R"({"count":2,"next":null,"results":[1,2,3]})").rows.size() == 3);
    const Envelope bare = open("[1]");
    CHECK(bare.rows.size() == 1);
    CHECK_FALSE(bare.count);
    CHECK_FALSE(bare.more);
}

TEST_CASE("the count is a number or a string") {
    CHECK(open(R"({"count":6,"data":[]})").count == 6);
    CHECK(open(R"({"count":"6","data":[]})").count == 6);
    CHECK_FALSE(open(R"({"count":null,"data":[]})").count);
    CHECK_FALSE(open(R"({"count":-1,"data":[]})").count);
    CHECK_FALSE(open(R"({"data":[]})").count);
}

TEST_CASE("next only says whether there is more") {
    const auto [next, more] =
        GENERATE(table<std::string, bool>({{"null", false},
                                           {R"("")", false},
                                           {R"("http://10.0.0.1:8081/x/?page=2")", true},
                                           {R"("/x/?page=2")", true}}));
    CHECK(open(R"({"data":[],"next":)" + next + "}").more == more);
    CHECK(open(R"({"data":[]})").more == false);
}

TEST_CASE("a code other than 0 is an error in the server's words, also as a string") {
    for (const std::string code : {"-1", R"("400")"}) {
        const Error error =
            error_in(R"({"code":)" + code + R"(,"msg":"licence lapsed \u001b[2J","data":[]})");
        CHECK(error.kind() == ErrorKind::protocol);
        CHECK(says(error, "licence lapsed ?[2J"));
    }
    CHECK(open(R"({"code":"0","data":[]})").rows.size() == 0);
    CHECK(open(R"({"code":null,"data":[]})").rows.size() == 0);
}

TEST_CASE("the token is blotted out of the server's words") {
    const Error error = error_in(R"({"code":1,"msg":"tok-1 is no good"})");
    CHECK(says(error, "* is no good"));
    CHECK_FALSE(says(error, "tok-1"));
}

TEST_CASE("a web page, nothing, half a text and other JSON are told apart") {
    const Error page = rig::error_of([] { open_envelope(asked, rig::html(200)); });
    CHECK(page.kind() == ErrorKind::protocol);
    CHECK(std::string{page.what()} ==
          "cannot read the punches from http://192.168.1.100: a web page came instead of the API's answer");
    CHECK(page.hint().find("still starting") != std::string::npos);

    CHECK(says(error_in(""), "the answer is empty"));
    CHECK(says(error_in(" \n"), "the answer is empty"));
    CHECK(says(error_in(R"({"count":6,"data":[{"emp_code":"Sara)"), "the answer is cut short"));
    CHECK_FALSE(says(error_in(R"({"count":6,"data":[{"emp_code":"Sara)"), "Sara"));
    CHECK(says(error_in("{nonsense}"), "the answer is no JSON"));
    CHECK(says(error_in(R"({"detail":"hello"})"), "the answer is JSON, but no list (hello)"));
    CHECK(says(error_in(R"({"people":["Sara"]})"), "but no list"));
    CHECK_FALSE(says(error_in(R"({"people":["Sara"]})"), "Sara"));
    CHECK(says(error_in("7"), "but no list"));
    CHECK(error_in("").kind() == ErrorKind::protocol);
}

TEST_CASE("JSON that is labelled as a web page is JSON") {
    CHECK(open_envelope(asked, {200, {{"content-type", "text/html"}}, R"({"data":[1]})"}).rows.size() == 1);
}
