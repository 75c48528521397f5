#include "config/code_in_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>

namespace zksync::config_file {
namespace {

using Words = std::span<const std::string>;

/// What takes its program from an argument, and the letters of the option before that.
struct Interpreter {
    std::string_view name, letters;
};
constexpr std::array<Interpreter, 9> interpreters{{
    {"perl", "eE"},
    {"python", "c"},
    {"ruby", "e"},
    {"node", "ep"},
    {"nodejs", "ep"},
    {"php", "rBRE"},
    {"lua", "e"},
    {"su", "c"},
    {"runuser", "c"},
}};
constexpr std::array<std::string_view, 11> shells{"sh",   "bash", "dash", "ash",  "zsh", "ksh",
                                                  "mksh", "fish", "csh",  "tcsh", "yash"};
/// Their own arguments are a program with its arguments.
constexpr std::array<std::string_view, 11> wrappers{"env",  "nice", "ionice", "timeout", "setsid", "nohup",
                                                    "sudo", "doas", "stdbuf", "chronic", "busybox"};

/// "python" of "/usr/bin/python3.11".
std::string_view program_name(std::string_view word) {
    word.remove_prefix(word.rfind('/') + 1);
    const auto end = word.find_last_not_of("0123456789.-");
    return word.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

bool has_placeholder(std::string_view word) {
    return word.find("{subject}") != std::string_view::npos ||
           word.find("{device}") != std::string_view::npos;
}

bool is_option(std::string_view word) { return word.size() > 1 && (word[0] == '-' || word[0] == '+'); }

/// A wrapper, or what is its own: an option, a time, a variable.
bool is_before_a_program(std::string_view word) {
    return std::ranges::find(wrappers, program_name(word)) != wrappers.end() || is_option(word) ||
           word.find('=') != std::string_view::npos || (!word.empty() && word[0] >= '0' && word[0] <= '9');
}

/// Whether a name is that of what is started, or may be any word.
enum class Place { program, argument };

/// How a shell takes what stands behind its name.
struct ShellCall {
    bool has_commands = false, has_input = false; ///< -c, -s
    std::size_t first = 0;                        ///< which is no option: the commands, or a file
};

ShellCall shell_call(Words words) {
    ShellCall call;
    for (; call.first < words.size() && is_option(words[call.first]); ++call.first) {
        const std::string_view option = words[call.first];
        const bool is_long = option.starts_with("--");
        if (option == "--command" || (!is_long && option.find('c') != std::string_view::npos))
            call.has_commands = true;
        if (!is_long && option.find('s') != std::string_view::npos) call.has_input = true;
        const bool takes_a_word = option == "--rcfile" || option == "--init-file" ||
                                  (!is_long && (option.back() == 'o' || option.back() == 'O'));
        if (takes_a_word) ++call.first;
    }
    return call;
}

std::string in_commands(std::string_view program) {
    return fmt::format(
        "puts words of others into the commands of {}, which would run them; expected an argument "
        R"(of their own, like ["sh", "-c", "mail -s \"$1\" hr@example.com", "sh", "{{subject}}"])",
        program);
}

std::string in_shell(std::string_view shell, Words words, Place place) {
    const ShellCall call = shell_call(words);
    if (call.has_commands)
        return call.first < words.size() && has_placeholder(words[call.first]) ? in_commands(shell) : "";
    const bool reads_commands = call.has_input || call.first >= words.size();
    if (place == Place::argument || !reads_commands) return "";
    return fmt::format(
        "lets {} run the text of a message as commands; expected a program that sends it, like "
        R"(["mail", "-s", "{{subject}}", "hr@example.com"])",
        shell);
}

std::string in_interpreter(const Interpreter& interpreter, Words words) {
    bool is_code = false;
    for (const std::string& word : words) {
        const bool is_short = is_option(word) && word[1] != '-';
        const bool takes_code =
            is_short && interpreter.letters.find(word[1]) != std::string_view::npos; // -e'…' too
        if ((is_code || takes_code) && has_placeholder(word)) return in_commands(interpreter.name);
        is_code = (is_short && interpreter.letters.find(word.back()) != std::string_view::npos) ||
                  word == "--command" || word == "--eval";
    }
    return "";
}

} // namespace

std::string code_in_arguments(const std::vector<std::string>& arguments) {
    Place place = Place::program;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto name = program_name(arguments[i]);
        const Words behind = Words(arguments).subspan(i + 1);
        std::string problem;
        if (std::ranges::find(shells, name) != shells.end()) problem = in_shell(name, behind, place);
        const auto interpreter = std::ranges::find(interpreters, name, &Interpreter::name);
        if (interpreter != interpreters.end()) problem = in_interpreter(*interpreter, behind);
        if (name == "ssh" && std::ranges::any_of(behind, has_placeholder))
            problem =
                "puts words of others into what ssh has a shell run over there; expected them in the text "
                "alone, which ssh hands on";
        if (!problem.empty()) return problem;
        if (!is_before_a_program(arguments[i])) place = Place::argument;
    }
    return "";
}

} // namespace zksync::config_file
