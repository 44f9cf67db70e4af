/** A price before it is spent, bound to what it was made for, and the consent to spend it. */
@NullMarked
package dev.avatars.domain.quote;

import org.jspecify.annotations.NullMarked;
