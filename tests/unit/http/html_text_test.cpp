#include "http/html_text.hpp"

#include <catch2/catch.hpp>

using zksync::http::plain_text;

TEST_CASE("tags go, and what they separate stays apart") {
    CHECK(plain_text("Log <strong>Type</strong> is required.") == "Log Type is required.");
    CHECK(plain_text("one<Br>two<br/>three<p>four</p>five") == "one two three four five");
    CHECK(plain_text("<details><summary>Not permitted.</summary>Function <strong>f</strong>.</details>") ==
          "Not permitted. Function f.");
    CHECK(plain_text("<a href=\"/x?a>b\" style='x>y'>Emp1</a>!") == "Emp1!");
    CHECK(plain_text("a<!-- hidden -->b") == "ab");
}

TEST_CASE("a less-than sign is no tag, and a tag that never ends takes the rest") {
    CHECK(plain_text("3 < 5 and 5 <6") == "3 < 5 and 5 <6");
    CHECK(plain_text("before <a href=\"") == "before");
    CHECK(plain_text("ends with <") == "ends with <");
}

TEST_CASE("entities are decoded, once") {
    CHECK(plain_text("R&amp;D &lt;b&gt; &quot;x&quot; &apos;y&#39; &#x41;&#233; a&nbsp;b&#160;c") ==
          "R&D <b> \"x\" 'y' Aé a b c");
    CHECK(plain_text("&amp;lt;") == "&lt;");
    CHECK(plain_text("&#8364;&#x1F600;") == "€😀");
    CHECK(plain_text("&unknown; & &; &#; &#x; &#0; &#xD800; &#99999999; AT&T") ==
          "&unknown; & &; &#; &#x; &#0; &#xD800; &#99999999; AT&T");
}

TEST_CASE("everything is one line") {
    CHECK(plain_text("  a \r\n\t b\n\nc  ") == "a b c");
    CHECK(plain_text("").empty());
    CHECK(plain_text(" <br> ").empty());
}

TEST_CASE("of a page, what a browser shows is kept") {
    using zksync::http::page_text;
    CHECK(
        page_text("<html>\n<head><title>403 Forbidden</title></head>\n<body>\n<center><h1>403 Forbidden</h1>"
                  "</center>\n<hr><center>nginx/1.22.1</center>\n</body>\n</html>\n") ==
        "403 Forbidden nginx/1.22.1");
    CHECK(page_text("<!DOCTYPE html><HTML><HEAD><STYLE>p{}</STYLE></HEAD><body><script>if(a<b){}</script>"
                    "<header>Sorry</header><style>x</style>, blocked</body>") == "Sorry, blocked");
    CHECK(page_text("<title>Access denied</title>") == "Access denied");
    CHECK(page_text("  error code:\n 521 ") == "error code: 521");
    CHECK(page_text("<p>one<script>never closed").starts_with("one"));
    CHECK(page_text("").empty());
}
