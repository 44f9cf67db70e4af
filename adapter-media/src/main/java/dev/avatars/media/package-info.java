/** Measures pictures, sound and videos on this machine, and keeps videos on its disk. */
@NullMarked
package dev.avatars.media;

import org.jspecify.annotations.NullMarked;
