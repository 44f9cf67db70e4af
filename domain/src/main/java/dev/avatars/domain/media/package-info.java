/** Pictures, speech and videos as facts: formats, exact lengths, digests. */
@NullMarked
package dev.avatars.domain.media;

import org.jspecify.annotations.NullMarked;
