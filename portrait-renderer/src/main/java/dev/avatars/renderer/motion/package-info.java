/** Turns the loudness of speech into what a head does at every frame. */
@NullMarked
package dev.avatars.renderer.motion;

import org.jspecify.annotations.NullMarked;
