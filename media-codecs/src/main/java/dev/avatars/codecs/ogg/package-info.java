/**
 * Ogg files (RFC 3533): pages, logical streams and chains of them, and the packets of Vorbis, Opus
 * and FLAC inside.
 */
@NullMarked
package dev.avatars.codecs.ogg;

import org.jspecify.annotations.NullMarked;
