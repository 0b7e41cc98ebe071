// By what one candidate is preferred to another, in ranks: stated once, used by the engine, printed by
// `fisa explain --preferences`.
#pragma once

#include <array>

namespace fisa::extract {

inline constexpr int kAsideCost = 25;
inline constexpr int kFurnitureCost = 35;
inline constexpr int kRoundedCost = 12;     // an exact figure wins over "peste 15 milioane"
inline constexpr int kSumOfShares = 12;     // a total that its shares add up to
inline constexpr int kAsLongAsPeriod = 30;  // a duration that fits the dates
inline constexpr int kFinerDate = 60;       // rank of what tells a date or a duration with some standing
// An element of a list that ranks this much lower than the best one is not worth its doubt.
inline constexpr int kTooFarBehind = 28;

// A value that is less sure than this is left out: the record says nothing rather than something that is as
// likely wrong as right.
inline constexpr double kLeastConfidence = 0.42;
inline constexpr double kLeastOfLikely = 0.6;  // ... of what no rule tells

// What no rule tells is taken where its signs make it this likely (extract/likely.h).
inline constexpr double kLikelyPartner = 0.8;
inline constexpr double kLikelyLeader = 0.5;
inline constexpr double kLikelyFunding = 0.65;
inline constexpr double kLikelyCode = 0.93;
inline constexpr double kLikelySum = 0.5;

// What a rule has told is left out, or another taken that is surely it, where it is less likely than this.
inline constexpr double kHardlyCode = 0.05;
inline constexpr double kHardlyFund = 0.03;
inline constexpr double kHardly = 0.15;
inline constexpr double kSurely = 0.75;
// What a rule's word adds to the log-odds of what it tells: less likely than not even so, it is not believed;
// nor is it where something else is likelier.
inline constexpr double kRuleTellsSum = 4.5;
inline constexpr double kRuleTellsDate = 2.0;
inline constexpr double kCompletesPeriod = 0.2;  // a date, as the start of what is told to last
inline constexpr double kLikelyDate = 0.5;
inline constexpr double kLikelyProject = 0.45;    // that the page is about one
inline constexpr double kLikelyBeginning = 0.35;  // of one of several projects
inline constexpr double kSurelyLikely = 0.8;

struct Preference {
  int ranks;
  const char* when;
};

inline constexpr std::array<Preference, 5> kPreferences = {{
    {-kAsideCost, "it stands in a sidebar"},
    {-kFurnitureCost, "it stands in a menu or footer"},
    {-kRoundedCost, "it is a rounded amount"},
    {kSumOfShares, "it is a total that the shares told of add up to"},
    {kAsLongAsPeriod, "it is a duration as long as the period from start to end"},
}};

}  // namespace fisa::extract
