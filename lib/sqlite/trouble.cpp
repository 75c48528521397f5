#include "sqlite/trouble.hpp"

#include "util/log.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <system_error>

namespace zksync {
namespace {

constexpr int primary(int extended_code) { return extended_code & 0xFF; }

/// ": No space left on device", where the system said something.
std::string system_words(sqlite3* handle) {
    const int code = sqlite3_system_errno(handle);
    return code == 0 ? std::string{} : ": " + std::generic_category().message(code);
}

std::string ownership_hint(const std::filesystem::path& file) {
    return fmt::format("the user that runs zksync must be able to write {} and the folder it is in",
                       file.string());
}

std::string way_on_from_damage(const std::filesystem::path& file, const FileKind& kind) {
    return fmt::format(
        "keep the file: move {0}, and {0}-wal and {0}-shm where they exist, aside together; {1}",
        file.string(), fmt::format(fmt::runtime(kind.damage_hint), fmt::arg("device", file.stem().string())));
}

} // namespace

Error damaged(const std::filesystem::path& file, const FileKind& kind, std::string_view why) {
    return {ErrorKind::state,
            fmt::format("the {} {} is damaged: {}", kind.noun, file.string(), printable(why)),
            way_on_from_damage(file, kind)};
}

Error trouble(sqlite3* handle, const OpenedFile& opened, const FileKind& kind) {
    const std::filesystem::path& file = opened.file;
    const std::string words = printable(sqlite3_errmsg(handle));
    const auto error = [&](std::string_view why, std::string hint) {
        return Error{ErrorKind::state, fmt::format("cannot use the {} {}: {}", kind.noun, file.string(), why),
                     std::move(hint)};
    };
    switch (primary(sqlite3_errcode(handle))) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return damaged(opened.original, kind, words);
    case SQLITE_FULL:
        return error("the disk is full",
                     fmt::format("make room where {} is; nothing is lost, the next pass goes on from here",
                                 file.parent_path().string()));
    case SQLITE_READONLY:
        return error("it is read-only", ownership_hint(file));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return error("it cannot be opened" + system_words(handle), ownership_hint(file));
    case SQLITE_IOERR:
        return error(
            "reading or writing it failed" + system_words(handle),
            "look at the disk, its quota and its limits; nothing is lost, the next pass goes on from here");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error("another program keeps it locked", "close the program that has it open, then run again");
    case SQLITE_CONSTRAINT:
        return error("what is in it contradicts what it may hold: " + words,
                     "the file is damaged, or zksync is wrong: " + way_on_from_damage(opened.original, kind));
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        return {ErrorKind::bug, fmt::format("a wrong use of the {} {}: {}", kind.noun, file.string(), words)};
    default:
        return error(words, {});
    }
}

} // namespace zksync
