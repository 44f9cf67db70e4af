/**
 * Pictures: what a file truly is and how large it is shown, without decoding it, and its pixels
 * where a decoder in pure Java exists.
 */
@NullMarked
package dev.avatars.codecs.image;

import org.jspecify.annotations.NullMarked;
