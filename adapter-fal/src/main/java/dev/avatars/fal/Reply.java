package dev.avatars.fal;

import java.util.function.Function;

/** What came of one exchange: an answer of any status, or none. */
sealed interface Reply permits Answer, Breakdown {
  /** One result for either. */
  <T> T fold(Function<Answer, T> onAnswer, Function<Breakdown, T> onBreakdown);
}
