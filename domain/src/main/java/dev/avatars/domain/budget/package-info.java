/** Money held, settled and released, and the caps it may not cross. */
@NullMarked
package dev.avatars.domain.budget;

import org.jspecify.annotations.NullMarked;
