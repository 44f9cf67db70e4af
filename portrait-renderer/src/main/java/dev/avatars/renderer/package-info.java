/** Animates a portrait to a piece of speech and writes the video. */
@NullMarked
package dev.avatars.renderer;

import org.jspecify.annotations.NullMarked;
