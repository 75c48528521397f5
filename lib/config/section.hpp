#pragma once

#include "config/load.hpp"
#include "config/toml_tree.hpp"
#include "util/paths.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync::config_file {

/// One reading of one file: what its sections need, and what was found to be wrong.
struct Reading {
    std::filesystem::path file;
    const Environment& environment;
    std::vector<ConfigProblem> problems;

    void problem(Position at, std::string text);
    /// "file:line:column"
    std::string place(Position at) const;
    /// Relative paths start at the folder of the file.
    std::filesystem::path path_from_here(std::string_view path) const;
};

enum class Zero { refused, allowed };

/// Reads the keys of a section. A key that is absent gives nothing; so does a mistake, which goes to the
/// reading's problems. Every key that was asked for is known: `finish` reports the others.
class Section {
public:
    Section(Reading& reading, const Table& table, Position at, std::string path)
        : reading_(&reading), table_(&table), at_(at), path_(std::move(path)) {}

    std::optional<std::string> text(std::string_view key); ///< not empty
    std::optional<std::int64_t> whole_number(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<double> number(std::string_view key, double least, double most);
    std::optional<bool> flag(std::string_view key);
    std::optional<std::chrono::seconds> duration(std::string_view key, Zero zero = Zero::refused);
    /// A list of texts, not empty; `why_text` is added where an element is something else.
    std::optional<std::vector<std::string>> texts(std::string_view key, std::string_view why_text = {});
    /// The same for a program and its arguments. One with a slash in its name is a path like any other of the
    /// file; without one it is looked up. `example` is what would do.
    std::optional<std::vector<std::string>> command(std::string_view key, std::string_view example);
    /// The value of one of `choices`, words with what they mean.
    template <class T, std::size_t N>
    std::optional<T> choice(std::string_view key,
                            const std::array<std::pair<std::string_view, T>, N>& choices) {
        std::vector<std::string> words;
        for (const auto& [word, value] : choices) words.emplace_back(word);
        const auto index = choice_index(key, words);
        return index ? std::optional<T>(choices.at(*index).second) : std::nullopt;
    }
    std::optional<Section> section(std::string_view key);
    /// The sections below `key`, each with its name; `form` says how one is written: "[device.NAME]".
    std::vector<std::pair<std::string, Section>> sections(std::string_view key, std::string_view form);
    /// All keys with their values, whatever they are called.
    const std::vector<Entry>& all_keys();
    /// The value as it stands, or nullptr.
    const Node* value(std::string_view key);

    bool is_empty() const { return table_->entries.empty(); }
    bool has(std::string_view key) const { return table_->find(key) != nullptr; }
    Position at() const { return at_; }
    Position at(std::string_view key) const; ///< of the value; where the key is absent, of the section
    const std::string& path() const { return path_; } ///< "device.lobby"; "" for the file itself
    std::string path(std::string_view key) const;     ///< "device.lobby.url"
    Reading& reading() const { return *reading_; }

    /// The value of `key` is a mistake.
    void wrong(std::string_view key, std::string_view text);
    /// `key` has to be there; `example` is a line that would do. Said by `finish`, unless a key that is known
    /// to nobody was meant to be it: one mistake is reported once.
    void missing(std::string_view key, std::string_view example);
    /// The same of a section, in words of the caller.
    void missing_section(std::string_view key, std::string text);
    /// Something is wrong with the section.
    void wrong_here(std::string_view text);
    /// Reports the keys that nobody asked for, and those that are missing.
    void finish();

private:
    template <class T>
    std::optional<T> typed(std::string_view key, std::string_view expected);
    std::optional<std::size_t> choice_index(std::string_view key, const std::vector<std::string>& words);

    Reading* reading_;
    const Table* table_;
    Position at_;
    std::string path_;
    std::vector<std::string> known_;
    std::vector<std::pair<std::string, std::string>> missing_; ///< keys, and what to say of each
};

} // namespace zksync::config_file
