#include "core/problems.h"

#include <gtest/gtest.h>

#include "core/text.h"

namespace taicho {
namespace {

TEST(Problems, SuggestsOnlyWhatIsClose) {
    const std::vector<std::string> keys = {"duration_s", "seed", "start_hour"};
    EXPECT_EQ(closest("duraton_s", keys), "duration_s");
    EXPECT_EQ(closest("sede", keys), "seed");
    EXPECT_EQ(closest("start_huor", keys), "start_hour");
    EXPECT_EQ(closest("colour", keys), "");
}

TEST(Problems, FormatsInBothLanguages) {
    const Problem p{.code = "E-KEY-01",
                    .pos = {"scenario.toml", 3, 5},
                    .suggestion = "seed",
                    .text = {"khóa không có.", "unknown key."}};
    EXPECT_EQ(format_problem(p, "en"),
              "scenario.toml:3:5: error: [E-KEY-01] unknown key. Did you mean `seed`?");
    EXPECT_EQ(format_problem(p, "vi"),
              "scenario.toml:3:5: lỗi: [E-KEY-01] khóa không có. Có phải ý bạn là `seed`?");
}

TEST(Text, NumbersRoundTripWithoutALocale) {
    for (const double v : {0.1, 1e-300, 123456.789, -3.0}) EXPECT_EQ(to_real(to_text(v)), v);
    EXPECT_FALSE(to_real("1,5"));
    EXPECT_FALSE(to_real("nan"));
}

TEST(Text, NormalisesDecomposedVietnamese) {
    EXPECT_EQ(to_nfc("e\xCC\x82\xCC\x81"), "\xE1\xBA\xBF");  // e + circumflex + acute = ế
    EXPECT_FALSE(to_nfc("\xFF"));
}

}  // namespace
}  // namespace taicho
