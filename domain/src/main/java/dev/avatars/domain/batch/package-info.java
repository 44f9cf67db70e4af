/** Many clips in one go: the rows of a batch and what became of them. */
@NullMarked
package dev.avatars.domain.batch;

import org.jspecify.annotations.NullMarked;
