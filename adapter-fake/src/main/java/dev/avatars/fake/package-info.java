/** The outside world in memory: a seed, a settable clock, a provider, stores and an archive. */
@NullMarked
package dev.avatars.fake;

import org.jspecify.annotations.NullMarked;
