/** How a length becomes an amount: price rules, and what was billed in the end. */
@NullMarked
package dev.avatars.domain.pricing;

import org.jspecify.annotations.NullMarked;
