/** Exact decimal money, prices per unit, and rounding as a value. */
@NullMarked
package dev.avatars.domain.money;

import org.jspecify.annotations.NullMarked;
