#pragma once

#include "people/move_cases.h"

namespace taicho::people {

MoveChecks case_s01(CaseTier tier);
MoveChecks case_s02(CaseTier tier);
MoveChecks case_s03(CaseTier tier);
MoveChecks case_s04(CaseTier tier);
MoveChecks case_s06(CaseTier tier);
MoveChecks case_s07(CaseTier tier);
MoveChecks case_s08(CaseTier tier);
MoveChecks case_s09(CaseTier tier);
MoveChecks case_s10(CaseTier tier);
MoveChecks case_s11(CaseTier tier);
MoveChecks case_s13(CaseTier tier);
MoveChecks case_s14(CaseTier tier);
MoveChecks case_s15(CaseTier tier);
MoveChecks case_s16(CaseTier tier);
MoveChecks case_s17(CaseTier tier);
MoveChecks case_s18(CaseTier tier);
MoveChecks case_s19(CaseTier tier);
MoveChecks case_s20(CaseTier tier);
MoveChecks case_s23(CaseTier tier);
MoveChecks case_s24(CaseTier tier);
MoveChecks case_u7(CaseTier tier);
MoveChecks case_u8(CaseTier tier);
MoveChecks case_doors(CaseTier tier);
MoveChecks case_counter_flows(CaseTier tier);
MoveChecks case_bends(CaseTier tier);
MoveChecks case_stairs(CaseTier tier);
MoveChecks case_rooms_and_alleys(CaseTier tier);

}  // namespace taicho::people
