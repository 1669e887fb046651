#pragma once

#include <exception>
#include <string>

#include "cli/commands.h"
#include "core/problems.h"

namespace taicho::cli {

/// Sends the engine's log lines to stderr at the chosen loudness.
void start_console(const Common& common);
/// Prints to stdout (the answer).
void answer(const std::string& text);
/// Prints to stderr unless quiet.
void say(const Common& common, const std::string& text);
/// "vi" or "en" text by the chosen language.
[[nodiscard]] const std::string& pick(const Common& common, const Bilingual& text);
/// Reports problems: to stderr one per line, or with --json as an array on stdout. Returns 2 when there
/// is an error (3 when every error is about a file), else 0.
int report_problems(const Common& common, const Problems& problems);
/// JSON array of `check --json`.
[[nodiscard]] std::string problems_json(const Problems& problems);
/// Folder of a scenario that ships with the program: beside the source tree it was built from, or
/// `../share/taicho/scenarios` of an installed one. Throws io::FileError when it is not there.
[[nodiscard]] std::string shipped_scenario(const std::string& name);
/// Exit code and message of an exception that reached main: 3 for files, 1 for ours.
int report_exception(const Common& common, const std::exception& e);

}  // namespace taicho::cli
