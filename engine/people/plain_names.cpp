#include "people/plain_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

namespace taicho::people {

namespace {

struct Word {
    std::string_view token;
    const char *vi, *en;
};
/// Kinds of rooms as the ids end: what follows (a number) tells several of a kind apart and is not read out.
constexpr Word k_rooms[] = {{"front", "phòng phía trước", "the front room"}, {"back", "phòng phía sau", "the back room"},
                            {"side", "phòng bên", "the side room"},          {"stair", "cầu thang", "the stair"},
                            {"bed", "phòng ngủ", "the bedroom"},             {"kitchen", "bếp", "the kitchen"},
                            {"living", "phòng khách", "the living room"},    {"corridor", "hành lang", "the corridor"},
                            {"hall", "hành lang", "the hall"},               {"lobby", "sảnh", "the lobby"},
                            {"shop", "cửa hàng", "the shop"},                {"workshop", "xưởng", "the workshop"},
                            {"well", "giếng trời", "the light well"},        {"loft", "gác lửng", "the mezzanine"},
                            {"mezzanine", "gác lửng", "the mezzanine"},      {"roof", "mái", "the roof"},
                            {"terrace", "sân thượng", "the roof terrace"},   {"balcony", "ban công", "the balcony"},
                            {"parking", "chỗ để xe", "the parking storey"},  {"store", "kho", "the store"},
                            {"storage", "kho", "the store"},                 {"room", "phòng", "the room"},
                            {"bath", "phòng tắm", "the bathroom"},           {"yard", "sân", "the yard"}};

std::vector<std::string_view> tokens_of(std::string_view id) {
    std::vector<std::string_view> out;
    while (!id.empty()) {
        const std::size_t cut = std::min(id.find('-'), id.size());
        if (cut > 0) out.push_back(id.substr(0, cut));
        id.remove_prefix(std::min(id.size(), cut + 1));
    }
    return out;
}

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// h012 or f808: a letter and a number.
bool is_home(std::string_view t) { return t.size() > 1 && (t[0] == 'h' || t[0] == 'f') && std::all_of(t.begin() + 1, t.end(), digit); }

std::string_view home_token(std::string_view id) {
    for (const std::string_view t : tokens_of(id))
        if (is_home(t)) return t;
    return {};
}

std::string_view without_number(std::string_view t) {
    while (!t.empty() && digit(t.back())) t.remove_suffix(1);
    return t;
}

char kind_of_worker(std::string_view person) {
    const auto tokens = tokens_of(person);
    const std::string_view last = tokens.empty() ? std::string_view() : without_number(tokens.back());
    return last == "w" || last == "d" ? last[0] : '\0';
}

/// "nhà 12", "căn hộ 808".
Bilingual home_name(std::string_view token) {
    std::string_view number = token.substr(1);
    while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
    if (token[0] == 'f') return {fmt::format("căn hộ {}", number), fmt::format("flat {}", number)};
    return {fmt::format("nhà {}", number), fmt::format("house {}", number)};
}

Bilingual as_it_stands(std::string_view id) { return {std::string(id), std::string(id)}; }

}  // namespace

Bilingual plain_place(std::string_view id, int level, std::string_view person) {
    const auto tokens = tokens_of(id);
    if (tokens.empty()) return {};
    if (tokens.front() == "alley" || tokens.front() == "path") return {"ngoài ngõ", "the alley"};
    if (tokens.front() == "main") return {"ngoài đường làng", "the village lane"};
    const auto* room = std::find_if(std::begin(k_rooms), std::end(k_rooms), [&](const Word& w) {
        return std::any_of(tokens.begin(), tokens.end(), [&](std::string_view t) { return without_number(t) == w.token; });
    });
    if (room == std::end(k_rooms)) return as_it_stands(id);
    Bilingual out{fmt::format("{} tầng {}", room->vi, level + 1), fmt::format("{} on floor {}", room->en, level + 1)};
    const std::string_view home = home_token(id);
    if (home.empty()) return out;
    const bool own = home == home_token(person);
    const Bilingual name = home_name(home);
    const bool at_work = own && kind_of_worker(person) == 'd';   // comes for the day
    out.vi += at_work ? " chỗ làm" : own ? " nhà mình" : " " + name.vi;
    out.en += at_work ? " at work" : own ? " at home" : " of " + name.en;
    return out;
}

Bilingual plain_person(std::string_view id, std::string_view person) {
    const std::string_view home = home_token(id);
    if (home.empty()) return as_it_stands(id);
    const bool worker = kind_of_worker(id) != '\0';
    const Bilingual name = home_name(home);
    if (home == home_token(person)) {
        if (kind_of_worker(person) != '\0') return worker ? Bilingual{"thợ cùng làm", "a fellow worker"} : Bilingual{"chủ nhà", "the family of the house"};
        return worker ? Bilingual{"thợ trong nhà", "a worker of the house"} : Bilingual{"người trong nhà", "a member of the family"};
    }
    if (worker) return {"thợ của " + name.vi, "a worker of " + name.en};
    return {"người ở " + name.vi, "somebody of " + name.en};
}

Bilingual plain_household(std::string_view id) {
    const std::string_view home = home_token(id);
    return home.empty() ? as_it_stands(id) : home_name(home);
}

}  // namespace taicho::people
