#include "sheet/workbook.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace zksync;

namespace {

Sheet one_row(std::vector<SheetCell> cells) {
    Sheet sheet{"codes", {}, 1};
    for (std::size_t i = 0; i < cells.size(); ++i)
        sheet.columns.push_back({"column " + std::to_string(i), 10});
    sheet.for_each_row = [cells = std::move(cells)](const SheetRowSink& row) { row(cells); };
    return sheet;
}

} // namespace

TEST_CASE("a sheet is a file that spreadsheet programs know, whatever is in its cells") {
    const std::vector<std::vector<SheetCell>> rows{
        {"0007", "Zo\xc3\xab", std::int64_t{12}},
        {"=1+1", "", std::int64_t{0}},
        {std::string(40'000, 'x'), "\xff\x01 not UTF-8", std::int64_t{-1}},
    };
    for (const auto& cells : rows) CHECK(xlsx_of(one_row(cells)).rfind("PK\x03\x04", 0) == 0);
}

TEST_CASE("a sheet without a row has its headings") {
    CHECK(xlsx_of({"codes", {{"code", 10}}}).rfind("PK\x03\x04", 0) == 0);
}
