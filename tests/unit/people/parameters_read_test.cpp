// A row that nobody reads is a promise not kept: each row of the tables is named where it acts.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

const fs::path k_people = fs::path(TAICHO_SOURCE_DIR) / "engine" / "people";

/// Sources of the model and its test fires without the tables themselves.
std::string model_text(const std::set<std::string>& without) {
    std::string all;
    for (const char* folder : {"people", "response", "sim", "verify"}) {
        for (const auto& e : fs::directory_iterator(fs::path(TAICHO_SOURCE_DIR) / "engine" / folder)) {
            const std::string ext = e.path().extension().string();
            if ((ext == ".cpp" || ext == ".h") && without.count(e.path().filename().string()) == 0) all += text_of(e.path());
        }
    }
    return all;
}

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::set<std::string> out;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) out.insert((*it)[1]);
    return out;
}

TEST(ParametersRead, EveryRowOfThePeopleTableIsUsed) {
    const auto rows = matches(text_of(k_people / "parameter_rows.inc"), std::regex(R"(P\((\w+), ")"));
    const auto used = matches(model_text({}), std::regex(R"(Param::(\w+))"));
    ASSERT_GT(rows.size(), 150u);
    for (const std::string& row : rows) EXPECT_TRUE(used.count(row)) << row << " is accepted and never read";
}

TEST(ParametersRead, EveryRuleOfTheDecisionTableIsUsed) {
    const auto rows = matches(text_of(k_people / "decide_parameters.cpp"), std::regex(R"(&D::(\w+))"));
    const auto used = matches(model_text({"decide_parameters.cpp", "decide_rules.h"}), std::regex(R"([.>](\w+))"));
    ASSERT_GT(rows.size(), 100u);
    for (const std::string& row : rows) EXPECT_TRUE(used.count(row)) << row << " is accepted and never read";
}

TEST(ParametersRead, EveryDecisionRuleHasARow) {
    const std::string header = text_of(k_people / "decide_rules.h");
    const auto body = header.substr(header.find("struct DecideRules {"), header.find("/// Rows of `DecideRules`") - header.find("struct DecideRules {"));
    const auto fields = matches(std::regex_replace(body, std::regex("//.*"), ""), std::regex(R"((\w+) = [0-9])"));
    const auto rows = matches(text_of(k_people / "decide_parameters.cpp"), std::regex(R"(&D::(\w+))"));
    for (const std::string& field : fields) EXPECT_TRUE(rows.count(field)) << field << " cannot be overridden";
}

TEST(ParametersRead, EveryRuleOfSuppressionIsUsed) {
    const fs::path response = fs::path(TAICHO_SOURCE_DIR) / "engine" / "response";
    const std::string source = text_of(response / "suppression.cpp");
    const auto fields = matches(source.substr(0, source.find("double efficacy(")), std::regex(R"((\w+)\((?:1e-?6 \* )?p\[Param)"));
    ASSERT_GT(fields.size(), 30u);
    const std::string rest = model_text({"suppression.cpp", "suppression.h"}) + source.substr(source.find("double efficacy("));
    const auto used = matches(rest, std::regex(R"([.](\w+))"));
    for (const std::string& field : fields) EXPECT_TRUE(used.count(field)) << field << " is set and never read";
}

}  // namespace
