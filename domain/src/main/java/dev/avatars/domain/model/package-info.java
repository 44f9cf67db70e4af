/** The catalogue: tiers, models, their limits, prices and the sources of both. */
@NullMarked
package dev.avatars.domain.model;

import org.jspecify.annotations.NullMarked;
