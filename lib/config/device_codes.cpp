#include "config/device_codes.hpp"

#include "config/in_quotes.hpp"
#include "core/blanks.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace zksync::config_file {
namespace {

/// Without the blanks around them: a device's code is looked up without its own.
std::set<EmployeeCode> read_ignore(Section& section) {
    std::set<EmployeeCode> codes;
    for (auto& code : section.texts("ignore", ", because the code 0042 is not the code 42")
                          .value_or(std::vector<std::string>{}))
        codes.insert(EmployeeCode{std::move(code)}.bare());
    return codes;
}

bool has_outer_blanks(const std::string& text) { return without_outer_blanks(text).size() != text.size(); }

/// An ID with blanks at its ends is nobody's, because no site keeps them.
std::string read_prefix(Section& section) {
    auto prefix = section.text("code_prefix").value_or("");
    if (without_outer_blanks(prefix + "x").size() != prefix.size() + 1)
        section.wrong("code_prefix",
                      fmt::format("{} begins with a blank; expected it without: no biometric ID "
                                  "begins with one",
                                  in_quotes(prefix)));
    return prefix;
}

/// Why that will not do as the ID of a code; "" when it will.
std::string id_problem(const Node& node) {
    const auto* id = std::get_if<std::string>(&node.value);
    if (id == nullptr)
        return fmt::format("is {}; expected the biometric ID in quotation marks, like \"0815\"",
                           kind_of(node));
    if (id->empty()) return "is \"\"; expected the biometric ID of the Employee, like \"0815\"";
    if (has_outer_blanks(*id))
        return fmt::format("{} has blanks around it; expected it without", in_quotes(*id));
    return "";
}

std::string code_problem(const EmployeeCode& code, const DeviceConfig& device) {
    if (code.value.empty() || code.value == "0")
        return "is no code, but a door event; expected a code of the device";
    if (device.codes.contains(code)) return "is there already, blanks aside; expected each code once";
    if (device.ignore.contains(code)) return "is in `ignore` too; expected it in one of them";
    return "";
}

} // namespace

void read_codes(Section& section, DeviceConfig& device) {
    device.ignore = read_ignore(section);
    device.code_prefix = read_prefix(section);
    auto codes = section.section("codes");
    if (!codes) return;
    for (const auto& [key, at, node] : codes->all_keys()) {
        const EmployeeCode code = EmployeeCode{key}.bare();
        if (const auto wrong = code_problem(code, device); !wrong.empty())
            codes->reading().problem(at, fmt::format("{}: {}", codes->path(key), wrong));
        if (const auto wrong = id_problem(node); !wrong.empty())
            codes->wrong(key, wrong);
        else
            device.codes.emplace(code, EmployeeCode{std::get<std::string>(node.value)});
    }
}

} // namespace zksync::config_file
