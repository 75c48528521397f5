#pragma once

#include "journal/site_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

// The records of a site's file as JSON. Reading gives nothing for a text that is no such record.

std::string to_json(const UnderWay& write);
std::optional<UnderWay> under_way_from(std::string_view text);

std::string to_json(const Blocked& blocked);
std::optional<Blocked> blocked_from(std::string_view text);

std::string to_json(const std::vector<WrongCheckin>& wrong);
std::optional<std::vector<WrongCheckin>> wrong_checkins_from(std::string_view text);

std::string to_json(const RehearsalMemo& memo);
std::optional<RehearsalMemo> rehearsal_from(std::string_view text);

} // namespace zksync
