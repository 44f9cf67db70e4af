/** A request on its way to a video: states that own their exits. */
@NullMarked
package dev.avatars.domain.job;

import org.jspecify.annotations.NullMarked;
