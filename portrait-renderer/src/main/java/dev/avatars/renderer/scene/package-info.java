/** Paints a portrait in a pose, as the pictures that a video encoder takes. */
@NullMarked
package dev.avatars.renderer.scene;

import org.jspecify.annotations.NullMarked;
