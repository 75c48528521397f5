#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace zksync {

/// What sort of state file a database is: how it is called, made and mended.
struct FileKind {
    std::string_view noun; ///< "journal": for messages
    /// What to do with a damaged one, which is called {device}.db; never "delete it".
    std::string_view damage_hint;
    std::int32_t application_id; ///< tells it from any other SQLite file
    /// SQL that leads from version n to n + 1, the first of them from an empty file. Only ever added to.
    std::span<const std::string_view> migrations;
};

/// Who is told while a file of an earlier version is brought up to date: once, and for a long one it takes a
/// while. Not told of a file that is new or up to date. Either may be left out.
struct UpgradeWatch {
    std::function<void(std::int64_t bytes)> begins; ///< how long the file is
    std::function<void(std::chrono::milliseconds taken)> ended;
};

} // namespace zksync
