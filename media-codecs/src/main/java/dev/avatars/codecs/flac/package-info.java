/** FLAC (RFC 9639): frames of the codec to samples. */
@NullMarked
package dev.avatars.codecs.flac;

import org.jspecify.annotations.NullMarked;
