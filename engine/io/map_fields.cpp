#include "io/map_fields.h"

// clang-format off: one row per key
namespace taicho::io {

namespace {

using F = world::Feature;

const char* const k_areas = "room, floor, mezzanine, balcony, building, void";
const char* const k_openings = "door, window, shutter, cage, hatch, roof-way, balcony, gate, exit";

/// Order of this table is the order of properties in written files.
const std::vector<MapField>& table() {
    static const std::vector<MapField> rows = {
        {{"level", "all but building, alley, stair, void", "integer", -10, 99, "", "0",
          "tầng; 0 là tầng trệt", "storey; 0 = ground"},
         &F::level},
        {{"from_level", "stair, void", "integer", -10, 99, "", "0", "tầng dưới", "lower storey"},
         &F::from_level},
        {{"to_level", "stair, void", "integer", -10, 99, "", "0", "tầng trên (kể cả)",
          "upper storey (included)"},
         &F::to_level},
        {{"use", "room, floor, building, void, alley", "text", 0, 0, "", "living; void: light-well",
          "công năng: living, bedroom, kitchen, workshop, storage, shop, corridor, stair, parking, "
          "flat, yard, roof; "
          "nhà: home, work, shop, block; thông tầng: light-well, shaft, roof-void",
          "use: living, bedroom, kitchen, workshop, storage, shop, corridor, stair, parking, flat, "
          "yard, roof; "
          "building: home, work, shop, block; void: light-well, shaft, roof-void"},
         &F::use},
        {{"trade", "room, floor, building", "text", 0, 0, "", "",
          "nghề: wood, textile, plastic, paper, lacquer, food",
          "craft: wood, textile, plastic, paper, lacquer, food"},
         &F::trade},
        {{"building", "room, floor, openings", "text", 0, 0, "", "by position", "mã nhà chứa nó",
          "building it belongs to"},
         &F::building},
        {{"place", "stair, fixture, water", "text", 0, 0, "", "by position",
          "cầu thang: phòng `use = stair` mà vế thang thuộc về; thiết bị: không gian đặt nó",
          "stair: the `use = stair` room the flight belongs to; fixture: its place"},
         &F::place},
        {{"from", k_openings, "text", 0, 0, "", "by position", "không gian phía thứ nhất",
          "place on the first side"},
         &F::from},
        {{"to", k_openings, "text", 0, 0, "", "by position", "không gian phía thứ hai",
          "place on the second side"},
         &F::to},
        {{"leaf", "door-like, void", "text", 0, 0, "open|closed|locked", "closed; gate, void: open",
          "trạng thái cánh lúc đầu; thông tầng: có mái hay không",
          "leaf at the start; void: open to the sky or not"},
         &F::leaf},
        {{"kind_of", "exit", "text", 0, 0, "street|alley|roof|neighbour", "", "loại lối ra",
          "what the exit leads to"},
         &F::kind_of},
        {{"what", "fixture, water", "text", 0, 0, "", "", "loại thiết bị hoặc nguồn nước",
          "item, extinguisher, bell, call-point, smoke-alarm, fire-point, hose-reel, riser, pump, "
          "tool-store, "
          "rope-ladder, sprinkler, smoke-detector, heat-detector, stair-fan; water: hydrant, tank, pond, tap"},
         &F::what},
        {{"item", "fixture", "text", 0, 0, "", "", "loại trong thư viện (sofa-two-seat, MFZL4)",
          "kind in its library (sofa-two-seat, MFZL4)"},
         &F::item},
        {{"zone", "fixture", "text", 0, 0, "", "its building", "vùng báo cháy của chuông, nút ấn, đầu báo, đầu phun",
          "alarm zone of a bell, call point, detector or sprinkler"},
         &F::zone},
        {{"needs", k_openings, "text", 0, 0, "tool|key|power", "locked: key; latent: tool",
          "cần gì để mở", "what it takes to open"},
         &F::needs},
        {{"material", "building, wall, openings", "text", 0, 0, "", "brick; leaf by kind",
          "vật liệu tường hoặc cánh", "wall or leaf material"},
         &F::material},
        {{"roof_material", "building", "text", 0, 0, "", "by use",
          "mái: steel-light, steel-timber, tile, fibre-cement, concrete, sandwich",
          "roof: steel-light, steel-timber, tile, fibre-cement, concrete, sandwich"},
         &F::roof_material},
        {{"lining", "room, floor", "text", 0, 0, "", "brick-plaster",
          "bộ lớp hoàn thiện của tường", "lining set of the walls"},
         &F::lining},
        {{"ceiling", "room, floor", "text", 0, 0, "", "by roof material; concrete",
          "bộ lớp hoàn thiện của trần", "lining set of the ceiling"},
         &F::ceiling},
        {{"floor", "room, floor", "text", 0, 0, "", "concrete", "bộ lớp hoàn thiện của sàn",
          "lining set of the floor"},
         &F::floor},
        {{"leak_fraction", "room, floor", "real", 0, 0.1, "", "1.7e-4; light construction 3.5e-4",
          "diện tích khe hở trên diện tích tường", "area of cracks over wall area"},
         &F::leak_fraction},
        {{"blocked_by", "alley", "text", 0, 0, "", "", "vật chắn ngõ", "what blocks the alley"},
         &F::blocked_by},
        {{"width_m", "openings, alley, stair", "real", 0.05, 1000, "",
          "length of the line; alley 2.0", "bề rộng thông thủy", "clear width"},
         &F::width_m},
        {{"height_m", k_areas, "real", 0.01, 500, "",
          "3.0 per storey; door 2.0, shutter 2.6, window 1.2", "chiều cao",
          "height; of an opening: sill to soffit"},
         &F::height_m},
        {{"sill_m", "openings", "real", 0, 100, "", "0; window 0.9", "cao độ mép dưới trên sàn",
          "sill above the floor"},
         &F::sill_m},
        {{"thickness_m", "wall", "real", 0.001, 10, "", "0.10", "chiều dày", "thickness"},
         &F::thickness_m},
        {{"elevation_m", "room, floor, mezzanine, alley, void", "real", -100, 1000, "",
          "level x storey height", "cao độ sàn so với mặt đất",
          "floor above the ground of the scene"},
         &F::elevation_m},
        {{"fire_load_mj_m2", "room, floor, building", "real", 0, 20000, "", "drawn from its use",
          "tải trọng cháy", "fire load"},
         &F::fire_load_mj_m2},
        {{"riser_m", "stair", "real", 0.05, 0.5, "", "0.17", "chiều cao bậc", "riser"},
         &F::riser_m},
        {{"tread_m", "stair", "real", 0.1, 1.0, "", "0.27", "chiều rộng bậc", "tread"},
         &F::tread_m},
        {{"pass_s", k_openings, "real", 0, 3600, "", "0; roof-way, balcony 40; hatch 10; cage 5",
          "thời gian thêm để đi qua", "extra time to pass"},
         &F::pass_s},
        {{"risk_fraction", k_openings, "real", 0, 1, "",
          "0; roof-way, balcony, hatch 0.01; cage 0.02", "khả năng ngã mỗi lần qua",
          "chance of a fall per passage"},
         &F::risk_fraction},
        {{"locked_until_s", "door-like", "real", 0, 1e6, "", "never", "tự mở khóa lúc",
          "unlocks itself then"},
         &F::locked_until_s},
        {{"volume_m3", "water", "real", 0, 1e7, "", "", "dung tích", "volume"}, &F::volume_m3},
        {{"flow_l_s", "water, fixture", "real", 0, 1e4, "", "", "lưu lượng", "flow"}, &F::flow_l_s},
        {{"up", "stair", "[dx, dy]", 0, 0, "", "the way that has a floor at both ends",
          "hướng đi lên trên mặt bằng", "direction of going up in the plan"},
         &F::up},
        {{"levels", "building", "integer", 1, 60, "", "1", "số tầng", "storeys"}, &F::levels},
        {{"barred", "window", "flag", 0, 0, "", "false", "có song sắt", "behind bars"}, &F::barred},
        {{"latent", k_openings, "flag", 0, 0, "", "false", "chỉ có khi bị phá, cắt hoặc cháy thủng",
          "exists only once broken, cut or burnt through"},
         &F::latent},
        {{"self_closing", "door", "flag", 0, 0, "", "false", "tự đóng", "closes itself"},
         &F::self_closing},
        {{"see_through", "obstacle", "flag", 0, 0, "", "false", "nhìn xuyên được",
          "can be seen through"},
         &F::see_through},
    };
    return rows;
}

}  // namespace

const std::vector<MapField>& map_fields() {
    return table();
}

std::vector<MapProperty> map_properties() {
    std::vector<MapProperty> list;
    for (const MapField& f : table()) list.push_back(f.info);
    return list;
}

}  // namespace taicho::io
