#pragma once

#include "core/error.hpp"
#include "line/options.hpp"
#include "output/streams.hpp"
#include "pass/pass.hpp"
#include "util/log.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zksync {

/// The only place that prints, and it throws for no stream. Standard output carries what was asked for,
/// standard error everything else; nothing that came from outside reaches a terminal with control characters
/// in it.
class Output {
public:
    Output(const Options& options, AnswerStream& answers);

    /// What was asked for, a line.
    void answer(std::string_view line) const;
    /// The same for a sentence: on a terminal it is broken at words, as wide as that is.
    void answer_in_words(std::string_view line) const;
    /// Something went well: said to a person at a terminal and with -v, not to cron.
    void good_news(const std::string& device, std::string_view line) const;
    /// `zksync: lobby: …` and a line `hint: …`. `device` may be empty.
    void error(const std::string& device, const Error& error) const;
    void warning(const std::string& device, std::string_view line) const;
    /// Said with -v only.
    void detail(const std::string& device, std::string_view line) const;

    /// A log for the library whose lines are said as `zksync: DEVICE: …`.
    Log log(const std::string& device) const;
    /// A bar on a terminal, with rate and time left; nothing elsewhere.
    Progress progress(const std::string& device) const;

    /// In a process whose output another one shows: what is said, and what was asked for, goes there.
    struct Elsewhere {
        std::function<void(Priority, std::string_view)> said;
        std::function<void(std::string_view line)> answered;
    };
    void speak_elsewhere(Elsewhere elsewhere) const { elsewhere_ = std::move(elsewhere); }
    /// Says it as it stands: what was said there.
    void relay(Priority priority, const std::string& text) const;

    /// How often something was said on standard error so far; and what was said after that, the last lines.
    std::size_t times_said() const { return times_said_; }
    std::string said_since(std::size_t times) const;

    bool is_json() const { return json_; }
    /// Whether anything was answered: a document that has begun cannot become that of an error.
    bool has_answered() const { return has_answered_; }
    /// A signal ends the program: one line on a terminal, where somebody pressed the keys.
    void ended_by(const Error& signal) const;
    bool is_verbose() const { return verbosity_ >= Verbosity::verbose; }
    /// The columns of the terminal that shows the answer, for a TextTable: as it says itself, else as COLUMNS
    /// in the environment, else 80. Nothing where it is no terminal.
    std::optional<std::size_t> answer_width() const;

private:
    void say(Priority priority, const std::string& device, std::string_view line) const;
    void remember(const std::string& text) const;

    AnswerStream& answers_;
    mutable Elsewhere elsewhere_;
    Verbosity verbosity_;
    bool json_;
    mutable bool has_answered_ = false;
    mutable std::deque<std::string> said_;
    mutable std::size_t times_said_ = 0;
    bool talks_to_terminal_, draws_, answers_terminal_;
};

} // namespace zksync
