/** The tags that editors put before, between and after the frames of a sound stream. */
@NullMarked
package dev.avatars.codecs.tag;

import org.jspecify.annotations.NullMarked;
