#include "frappe/answer_words.hpp"
#include "frappe/site_errors.hpp"
#include "frappe/write_answer.hpp"
#include "given.hpp"
#include "http/retry.hpp"

using namespace zksync;

// An answer of the site, or of whatever stands before it: to a write, and to a question.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const http::Response response = fuzz::response_of(fuzz::text_of(data, size));
    const WriteAnswer answer = read_write_answer(response, 2);
    fuzz::expect_fit_to_say(answer.words);
    fuzz::expect_fit_to_say(answer.advice);
    fuzz::expect_fit_to_say(answer.exc_type);
    fuzz::expect(answer.meaning != WriteMeaning::stored || answer.names.size() == 2);
    fuzz::expect(http::retry_delay({}, 1, 1.0, answer.retry_after).count() >= 0);

    const std::string url = "https://hr.example.com";
    const frappe::Asked asked{"read the employees"};
    fuzz::may_fail([&] { frappe::document_of(response, asked, url); });
    if (const auto reach = frappe::read_reach(response, url); reach.error)
        fuzz::expect_fit_to_say(*reach.error);
    return 0;
}
