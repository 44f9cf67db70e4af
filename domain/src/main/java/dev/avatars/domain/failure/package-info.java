/** What can go wrong, what it may have cost, and what the reader should do next. */
@NullMarked
package dev.avatars.domain.failure;

import org.jspecify.annotations.NullMarked;
