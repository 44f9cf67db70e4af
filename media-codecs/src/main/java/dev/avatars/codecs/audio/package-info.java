/**
 * What a sound file is and how long it lasts, by its content alone, and its coded packets in order.
 */
@NullMarked
package dev.avatars.codecs.audio;

import org.jspecify.annotations.NullMarked;
