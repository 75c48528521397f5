#include "report/markup.hpp"

#include <catch2/catch.hpp>

using namespace zksync::report;

TEST_CASE("A value cannot break out of its place") {
    CHECK(html("<td title=\"{}\">{}</td>", "\"><script>", "a & 'b'").text ==
          "<td title=\"&quot;&gt;&lt;script&gt;\">a &amp; &#39;b&#39;</td>");
    CHECK(html("<p>{}</p>", html("<b>{}</b>", "<i>")).text == "<p><b>&lt;i&gt;</b></p>");
    CHECK(html("{} {} {}", 7, std::int64_t{8}, 0.5).text == "7 8 0.50");
    CHECK(escaped("a\x1b[31mb\xff").find('\x1b') == std::string::npos);
}

TEST_CASE("A name has a direction of its own, and cannot change that of its neighbours") {
    CHECK(named("عمر").text == "<bdi>عمر</bdi>");
    CHECK(isolated("عمر").text == "\xe2\x81\xa8عمر\xe2\x81\xa9");
    CHECK(named("\xe2\x80\xae"
                "gnp.exe")
              .text == "<bdi>?gnp.exe</bdi>");
}
